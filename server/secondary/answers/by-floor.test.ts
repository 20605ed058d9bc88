// On a later build, are people whom the floor withholds taken for people who left?
import { afterEach, beforeEach, expect, it } from 'vitest';
import { askedSets, flu, request, type Row } from '../../../tests/kits/secondary/asked-set';
import type { Answer } from '../../../src/secondary/shapes/answer';

let sets: ReturnType<typeof askedSets>;
beforeEach(() => {
  sets = askedSets();
});
afterEach(() => {
  sets.remove();
});

/** Of one borough, forty with the outcome and forty without; twenty of each are of an age band that is theirs alone. */
const PEOPLE: readonly Row[] = ['Barnet', 'Camden'].flatMap((borough) =>
  Array.from({ length: 80 }, (_, at) => ({
    spine: `${borough} ${String(at)}`,
    values: { borough, ageBand: at % 4 < 2 ? '25-29' : '30-34' },
    events: at % 2 === 0 ? [['flu-vaccine', '2025-10-01'] as const] : [],
  })),
);

it('two who leave, each of ten who are alike, change no figure, and its day is that of every other', async () => {
  const first = await sets.write('r1', 'd1', PEOPLE);
  const before = (await sets.ask(request('r1'), first, flu(['borough']))) as Answer;
  sets.setDay('2026-05-02');
  // the first twenty of Barnet, of whom two leave
  const later = PEOPLE.slice(2).map((row, at) =>
    at < 18 ? { ...row, values: { ...row.values, borough: 'withheld' } } : row,
  );
  const second = await sets.write('r1', 'd2', later);
  const after = (await sets.ask(request('r1'), second, flu(['borough']))) as Answer;
  expect(before.rows.map(({ population }) => population)).toEqual([80, 80]);
  expect(after.rows).toEqual(before.rows.map((row) => ({ ...row, figureOf: '2026-04-01' })));
}, 60_000);
