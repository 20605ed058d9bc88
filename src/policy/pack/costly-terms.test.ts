/**
 * Is a term that could take longer than anybody can wait refused, by name and with what to write instead, and is what
 * is said to be its cost never less than what it costs?
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHIPPED_TABLES } from '../tables';
import { costProblem, stepsOf } from './costly-terms';
import { termTree, type Term } from './term-tree';
import { wholeProblems } from './whole';

const ENDLESS = 'repeats without end';
const WAYS = 'may be read in too many ways';
const BACK = 'refers back to a group';

/** What makes readers of terms slow, one kind a row. */
const COSTLY: readonly (readonly [term: string, problem: string])[] = [
  ['(?<=refuge.*)address', ENDLESS],
  ['(?<!hepatitis[^]*)viral load', ENDLESS],
  ['(?<!\\w+ )clinic', ENDLESS],
  ['clinic(?!.*closed)', ENDLESS],
  ['(a+)+b', ENDLESS],
  ['(?:clinic ?)*closed', ENDLESS],
  ['refuge.*address', ENDLESS],
  ['refuge[^.]{2,}address', ENDLESS],
  ['\\w*ectomy', ENDLESS],
  ['x|^.*y', ENDLESS],
  ['(?:a|a){1,30}b', WAYS],
  ['(?:aa?){0,40}b', WAYS],
  ['(?:a|ab|b){0,30}c', WAYS],
  ['(?:a?){30}a{30}', WAYS],
  ['(?:[a-z]{1,50}){1,50}x', WAYS],
  ['(?:(?:(?:a{0,5}){0,5}){0,5}){0,5}z', WAYS],
  ['[a-z]{1,50}[a-z]{1,50}[a-z]{1,50}1', WAYS],
  ['[^]{0,60}clinic[^]{0,60}refuge[^]{0,60}house', WAYS],
  ['(?<![^]{0,60}a[^]{0,60}b[^]{0,60})c', WAYS],
  ['[^]{0,5000}[^]{0,5000}x', WAYS],
  ['a{0,40000}b', WAYS],
  ['^.*a.*b', WAYS],
  ['^(?!.*a.*b).*c', WAYS],
  ['(refuge) \\1', BACK],
  ['(?<where>refuge) \\k<where>', BACK],
];

const BOUNDED: readonly string[] = [
  'women’s refuge',
  'refuges?',
  'refuge\\w{0,20}',
  'refuge[^]{0,60}address',
  '(?<![^]{0,60}hepatitis)viral load(?![^]{0,60}hepatitis)',
  '(?:sexual|gender|domestic) (?:\\w{1,30} ){0,3}clinic',
  'u ?= ?u',
  'hiv[- ]?(?:[12]|ab|ag|pos(?:itive)?|neg(?:ative)?){0,6}',
  '^(?!.*150 ?mg).*100 ?mg',
  '[(]sarc[)]|\\[sarc\\]|sarc\\.',
];

describe('a term', () => {
  it.each(COSTLY)('“%s” is refused, for it %s', (term, problem) => {
    expect(costProblem(term)).toContain(problem);
  });

  it.each(BOUNDED)('“%s” is not', (term) => {
    expect(costProblem(term)).toBeNull();
  });

  it.each(['lexicon', 'doorCodeTerms', 'names', 'otherNames', 'unless'])(
    'that is costly is named with its row wherever it stands: %s',
    (where) => {
      const term = 'refuge.*address';
      const [word, ...words] = SHIPPED_TABLES.lexicon;
      const [medicine, ...medicines] = SHIPPED_TABLES.medicines;
      if (word === undefined || medicine === undefined) throw new Error('no rows');
      const tables = {
        ...SHIPPED_TABLES,
        ...(where === 'lexicon'
          ? { lexicon: [{ ...word, terms: [...word.terms, term] }, ...words] }
          : where === 'doorCodeTerms'
            ? { [where]: [...SHIPPED_TABLES[where], term] }
            : { medicines: [{ ...medicine, [where]: [term] }, ...medicines] }),
      };
      const row = {
        lexicon: `lexicon.json, ${word.id}`,
        doorCodeTerms: 'lexicon.json, doorCodeTerms',
      }[where];
      const told = wholeProblems(tables).filter((problem) => problem.includes(ENDLESS));
      expect(told).toEqual([expect.stringContaining(`${row ?? `medicines.json, ${medicine.id}`}: “${term}” `)]);
      expect(told[0]).toContain('[^]{0,60}');
    },
  );

  it('of the shipped tables is never one', () => {
    expect(wholeProblems(SHIPPED_TABLES)).toEqual([]);
  });
});

/** Every way in which a term may be read from one place, as a machine tries them one after the other. */
function tried(term: Term, text: string): { steps: number; ends: ReadonlySet<number> } {
  let steps = 0;
  const ends = new Set<number>();
  const go = (part: Term, at: number, then: (at: number) => void): void => {
    switch (part.is) {
      case 'place': {
        const letter = text[at];
        if (letter === undefined || ![...letters(letter)].some((one) => part.letters.has(one))) return;
        steps += 1;
        return then(at + 1);
      }
      case 'row': {
        const from = (which: number, here: number): void =>
          which === part.parts.length
            ? then(here)
            : go(part.parts[which] as Term, here, (next) => from(which + 1, next));
        return from(0, at);
      }
      case 'choice':
        for (const one of part.parts) go(one, at, then);
        return;
      case 'repeat': {
        const more = (time: number, here: number): void => {
          if (time < part.most)
            go(part.of, here, (next) => {
              if (next > here || time < part.least) more(time + 1, next);
            });
          if (time >= part.least) then(here);
        };
        return more(0, at);
      }
      default:
        then(at);
    }
  };
  go(term, 0, (at) => ends.add(at));
  return { steps, ends };
}
const letters = (letter: string): ReadonlySet<number> => {
  const place = termTree(letter);
  const first = place.is === 'row' ? place.parts[0] : place;
  return first?.is === 'place' ? first.letters : new Set();
};

const { term: ANY_TERM } = fc.letrec<{ term: string; row: string; part: string; group: string }>((tie) => ({
  term: fc.array(tie('row'), { minLength: 1, maxLength: 3 }).map((rows) => rows.join('|')),
  row: fc.array(tie('part'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
  part: fc
    .tuple(
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom('a', 'b', '[ab]', '[^a]', '.'),
        tie('group'),
      ),
      fc.constantFrom('', '', '?', '{0,2}', '{1,3}', '{2}'),
    )
    .map(([of, times]) => of + times),
  group: tie('term').map((term) => `(?:${term})`),
}));

describe('what a term is said to cost', () => {
  it('is never less than the letters that are read, whatever the text', () => {
    fc.assert(
      fc.property(ANY_TERM, fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 }), (term, text) => {
        fc.pre(term.length < 40 && stepsOf(term) < 20_000);
        expect(tried(termTree(term), text).steps).toBeLessThanOrEqual(stepsOf(term));
      }),
      { numRuns: 1000 },
    );
  });

  it('is of the term that is read: it ends where a regular expression ends', () => {
    fc.assert(
      fc.property(ANY_TERM, fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 }), (term, text) => {
        fc.pre(term.length < 40 && stepsOf(term) < 20_000);
        const { ends } = tried(termTree(term), text);
        for (let at = 0; at <= text.length; at += 1)
          expect(ends.has(at)).toBe(new RegExp(`^(?:${term})$`).test(text.slice(0, at)));
      }),
      { numRuns: 500 },
    );
  });
});
