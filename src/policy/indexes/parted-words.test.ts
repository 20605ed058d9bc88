/** Does a telling word tell where the end of a line parts it, or a sign stands for a letter, and no innocent words? */
import { describe, expect, it } from 'vitest';
import { policy } from '../../../tests/kits/gateway/shipped-policy';
import { exclusionMark } from '../marks';
import { MISTYPED } from '../tables/mistyped';
import { createWhole } from './parted-words';
import { withLetters } from './signs-for-letters';

const TELLING = MISTYPED.flatMap(({ exclusion, words }) =>
  words.filter((word) => policy.text.words(`Known ${word} in 2019`) !== 0).map((word) => ({ exclusion, word })),
);
const LINE_ENDS = ['\n', '\r\n', ' \n', '\n   ', '\r\n> ', '\n| '];

describe('a word that the end of a line parts', () => {
  it.each(TELLING)('$word tells wherever it is parted', ({ exclusion, word }) => {
    const parted = [...word.slice(1)].flatMap((_letter, at) =>
      LINE_ENDS.map((end) => `Known ${word.slice(0, at + 1)}${end}${word.slice(at + 1)} in 2019`),
    );
    const passed = parted.filter((text) => (policy.text.words(text) & exclusionMark(exclusion)) === 0);
    expect(passed).toEqual([]);
  });

  it.each([
    ['after termina\ntion of preg\nnancy', 'EX-3'],
    ['domestic vio\nlence disclosed', 'EX-5'],
    ['for in vitro fertil\nisation', 'EX-2'],
    ['known H\nIV', 'EX-1'],
    ['known HI\nV positive', 'EX-1'],
  ] as const)('tells with the words beside it: %s', (text, exclusion) => {
    expect(policy.text.words(text) & exclusionMark(exclusion)).not.toBe(0);
  });

  it.each([
    'grade I\nVF arrest',
    'Apply to the groin\nand thighs',
    'known chla\nnges with swallowing',
    'Termination of the\ndrip at 6 pm',
    'seen by the\nrapid response team',
    'vitamin K\nIV fluids',
    'on insulin; the\napist',
  ])('is not made of words of their own: %s', (text) => {
    expect(policy.text.words(text)).toBe(0);
  });

  it('is put together where it begins as a word of the table does, and nowhere else', () => {
    const whole = createWhole(['chlamydia(?:l)?']);
    expect(whole('a chla\nmydial infection\nof the eye')).toBe('a chlamydial infection\nof the eye');
    expect(whole('chlamydia\nscreen')).toBe('chlamydia\nscreen');
  });
});

describe('a word in which signs stand for letters', () => {
  it.each([
    ['H|V positive', 'EX-1'],
    ['H!V pos', 'EX-1'],
    ['H*V clinic', 'EX-1'],
    ['H1V', 'EX-1'],
    ['g0norrhoea', 'EX-1'],
    ['s3xual he@lth clinic', 'EX-1'],
    ['ch1amydia contact', 'EX-1'],
    ['m1fepristone', 'EX-3'],
    ['d0mestic vi0lence', 'EX-5'],
  ] as const)('tells: %s', (text, exclusion) => {
    expect(policy.text.words(text) & exclusionMark(exclusion)).not.toBe(0);
  });

  it.each(['H1N1 vaccine', 'HbA1c 48', 'G1P0', 'B12 level', 'L|R sides', 'a@b.example', 'IL1RN gene', 'Give 5|10 ml'])(
    'is nothing else: %s',
    (text) => {
      expect(policy.text.words(text)).toBe(0);
    },
  );

  it('has its signs between letters alone', () => {
    expect(withLetters('0h, 5 s0ns')).toEqual(['0h, 5 s0ns', '0h, 5 sons']);
    expect(withLetters('CD4 5 mg')).toEqual(['CD4 5 mg']);
  });
});
