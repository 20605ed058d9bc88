/** Is what is sought understood as the name of what is never shown, as it is typed? */
import { describe, expect, it } from 'vitest';
import { categoriesNamed } from './never-shown';

const NOTHING_MISTYPED = { words: [], others: [], names: [] };
const WORDS = {
  mistyped: { words: ['syphilis', 'mifepristone'], others: ['syphilic'], names: [] },
  categories: [
    {
      name: 'sexual health',
      patterns: [
        { source: '\\b(?:hiv|syphilis)\\b', anyCase: true },
        { source: '\\b(?:STIs?|GUM)\\b', anyCase: false },
      ],
    },
    {
      name: 'termination',
      patterns: [
        { source: '\\bS?TOP\\b', anyCase: false },
        { source: '\\bmifepristone\\b', anyCase: true },
      ],
    },
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
    // with accents, as the words are in other languages
    ['sýphilis', ['sexual health']],
    // mistyped
    ['Syphilus', ['sexual health']],
    ['syphils 2019', ['sexual health']],
    ['MIFEPRISTNOE', ['termination']],
    ['mifepristne and sti', ['termination']],
    // as near to a word of its own
    ['syphilik', []],
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
    const answer = { categories: [{ name: 'sexual health', patterns }], mistyped: NOTHING_MISTYPED };
    expect(categoriesNamed('HIV', answer)).toEqual(['sexual health']);
  });

  it('names nothing where there are no words to compare with', () => {
    expect(categoriesNamed('HIV', { categories: [], mistyped: NOTHING_MISTYPED })).toEqual([]);
  });
});
