/** What may wait behind a chip when an answer comes late, and what never does? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SECTIONS } from '../../domain/sections';
import type { Entry, WholeRecord } from '../../record/entry';
import { createLateKeeper } from './late-answers';

const NOBODY: ReadonlySet<string> = new Set();
const entry = (id: string, section: string, provider = 'northgate', standing = 'past') =>
  ({ id, section, sources: [{ provider }], detail: { section, standing } }) as unknown as Entry;
const record = (...entries: readonly Entry[]): WholeRecord => ({
  entries,
  absences: [],
  warnings: [],
  allergyLabel: 'Allergies unavailable',
});
const ids = (entries: readonly Entry[]) => entries.map(({ id }) => id);

/** What stands after a first and a late answer, where the reader had begun between the two. */
function late(first: readonly Entry[], then: readonly Entry[], wished = NOBODY, begun = true) {
  const keeper = createLateKeeper();
  keeper.standing(record(...first), false, NOBODY);
  return keeper.standing(record(...first, ...then), begun, wished);
}

describe('a late answer', () => {
  it.each(SECTIONS.map((section) => [section]))('to %s waits, unless it may harm to wait', (section) => {
    const { standing, held } = late([entry('a', section)], [entry('b', section)]);
    const atOnce = ['alerts', 'allergies', 'care-plans', 'demographics'].includes(section);
    expect(ids(held)).toEqual(atOnce ? [] : ['b']);
    expect(ids(standing.entries)).toEqual(atOnce ? ['a', 'b'] : ['a']);
  });

  it.each<readonly [string, readonly Entry[], ReadonlySet<string>, boolean]>([
    ...(['do-not-give', 'current', 'unconfirmed', 'upcoming', 'statement'] as const).map(
      (standing) =>
        [`a medicine: ${standing}`, [entry('b', 'medications', 'northgate', standing)], NOBODY, true] as const,
    ),
    ['whoever was asked again', [entry('b', 'medications')], new Set(['northgate']), true],
    ['what comes before the reader begins', [entry('b', 'medications')], NOBODY, false],
    ['a section that showed nothing', [entry('b', 'problems')], NOBODY, true],
  ])('is shown at once: %s', (_, then, wished, begun) => {
    expect(ids(late([entry('a', 'medications')], then, wished, begun).standing.entries)).toEqual(['a', 'b']);
  });

  it('stands once it is asked for, and the next waits again', () => {
    const keeper = createLateKeeper();
    const [a, b, c] = ['a', 'b', 'c'].map((id) => entry(id, 'results')) as [Entry, Entry, Entry];
    keeper.standing(record(a), false, NOBODY);
    const two = record(a, b);
    expect(ids(keeper.standing(two, true, NOBODY).held)).toEqual(['b']);
    expect(ids(keeper.standing(two, true, NOBODY).held)).toEqual(['b']);
    keeper.show();
    expect(ids(keeper.standing(two, true, NOBODY).standing.entries)).toEqual(['a', 'b']);
    expect(ids(keeper.standing(record(a, b, c), true, NOBODY).held)).toEqual(['c']);
  });

  it('loses nothing, adds nothing and moves nothing that stands', () => {
    const one = fc.record({ at: fc.nat(6), section: fc.constantFrom(...SECTIONS) });
    fc.assert(
      fc.property(fc.array(fc.array(one, { maxLength: 6 }), { maxLength: 6 }), fc.nat(6), (answers, begins) => {
        const keeper = createLateKeeper();
        let all: readonly Entry[] = [];
        let stood: readonly string[] = [];
        answers.forEach((answer, turn) => {
          const come = answer.map(({ section }, i) => entry(`${String(turn)}-${String(i)}`, section));
          const at = answer[0]?.at ?? 0;
          all = [...all.slice(0, at), ...come, ...all.slice(at)];
          const { standing, held } = keeper.standing(record(...all), turn >= begins, NOBODY);
          const now = ids(standing.entries);
          expect([...now, ...ids(held)].toSorted()).toEqual(ids(all).toSorted());
          expect(now.filter((id) => stood.includes(id))).toEqual(stood);
          stood = now;
        });
      }),
    );
  });
});
