/** Is what is sought understood as the name of what is never shown, as it is typed? */
import { describe, expect, it } from 'vitest';
import { categoriesNamed } from './never-shown';

const WORDS = {
  categories: [
    {
      name: 'sexual health',
      patterns: [
        { source: '\\bhiv\\b', anyCase: true },
        { source: '\\b(?:STIs?|GUM)\\b', anyCase: false },
      ],
    },
    { name: 'termination', patterns: [{ source: '\\bS?TOP\\b', anyCase: false }] },
  ],
};

describe('what is sought', () => {
  it.each([
    ['HIV', ['sexual health']],
    [' hiv ', ['sexual health']],
    ['hiv clinic', ['sexual health']],
    ['STI', ['sexual health']],
    ['sti', ['sexual health']],
    ['STI and TOP', ['sexual health', 'termination']],
    // words of every day, and what holds them
    ['stop', []],
    ['gum', []],
    ['stop smoking', []],
    ['sti to left ankle', []],
    ['asthma', []],
    ['', []],
    ['  ', []],
  ])('“%s” names %j', (typed, named) => {
    expect(categoriesNamed(typed, WORDS)).toEqual(named);
  });

  it('is compared without an expression that the browser does not know', () => {
    const patterns = [
      { source: '(', anyCase: true },
      { source: 'hiv', anyCase: true },
    ];
    expect(categoriesNamed('HIV', { categories: [{ name: 'sexual health', patterns }] })).toEqual(['sexual health']);
  });

  it('names nothing where there are no words to compare with', () => {
    expect(categoriesNamed('HIV', { categories: [] })).toEqual([]);
  });
});
