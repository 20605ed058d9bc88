// Does an answer after an objection tell whether that person had been counted before?
import { afterEach, beforeEach, expect, it } from 'vitest';
import { askedSets, flu, REGISTERS, request, type Row } from '../../../tests/kits/secondary/asked-set';

let sets: ReturnType<typeof askedSets>;
beforeEach(() => {
  sets = askedSets();
});
afterEach(() => {
  sets.remove();
});

const people = (count: number): readonly Row[] =>
  Array.from({ length: count }, (_, at) => ({
    spine: `spine ${String(at)}`,
    values: { sex: at % 2 === 0 ? 'male' : 'female' },
    events: at % 5 < 2 ? [['flu-vaccine', '2025-10-01'] as const] : [],
  }));

const OBJECTED = { ...REGISTERS, place: 1, latest: 1 };
const OPTED_IN = { ...REGISTERS, latest: 2 };

/** What is told before, and after a decision, of a data set that this person is, or is not, taken out of. */
async function toldAfter(isInIt: boolean, registers: typeof REGISTERS) {
  const all = people(400);
  const one = isInIt ? { spine: 'one more', values: { sex: 'male' }, events: [] } : null;
  const before = await sets.write('r1', 'd1', one === null ? all : [...all, one]);
  await sets.ask(request('r1'), before, flu(['sex']));
  sets.setDay('2026-04-02');
  const after = one === null ? before : await sets.write('r1', 'd2', all);
  return sets.ask(request('r1'), after, flu(['sex']), registers);
}

it.each([
  ['an objection', OBJECTED],
  ['an opt-in', OPTED_IN],
])('looks the same after %s of somebody who was counted, and of somebody who was not', async (_what, registers) => {
  const wasIn = await toldAfter(true, registers);
  sets.remove();
  sets = askedSets();
  expect(await toldAfter(false, registers)).toEqual(wasIn);
  expect(wasIn).toMatchObject({
    rows: [
      { by: { sex: 'female' }, population: 200, figureOf: '2026-04-01' },
      { by: { sex: 'male' }, population: 200, figureOf: '2026-04-01' },
    ],
  });
});

it('has the stored bytes where nobody has decided anything', async () => {
  const manifest = await sets.write('r1', 'd1', people(400));
  const first = await sets.ask(request('r1'), manifest, flu(['sex']));
  sets.setDay('2026-04-02');
  expect(await sets.ask(request('r1'), manifest, flu(['sex']))).toEqual(first);
});

it('has the row of a group of which the rest are too few to be named, once one has left', async () => {
  const small = (count: number, practice: string): readonly Row[] =>
    Array.from({ length: count }, (_, at) => ({
      spine: `small ${String(at)}`,
      values: { practice },
      events: at % 2 === 0 ? [['flu-vaccine', '2025-10-01'] as const] : [],
    }));
  const practices = (count: number): readonly Row[] =>
    people(count).map((row, at) => ({ ...row, values: { practice: `F8300${String(at % 8)}` } }));
  const before = await sets.write('r1', 'd1', [...practices(400), ...small(16, 'F83009')]);
  const first = await sets.ask(request('r1'), before, flu(['practice']));
  expect(first).toMatchObject({
    rows: expect.arrayContaining([expect.objectContaining({ by: { practice: 'F83009' } })]),
  });
  sets.setDay('2026-04-02');
  const after = await sets.write('r1', 'd2', [...practices(400), ...small(15, 'withheld')]);
  const second = await sets.ask(request('r1'), after, flu(['practice']), OBJECTED);
  const figures = (answer: typeof first) =>
    'rows' in answer ? answer.rows.map(({ by, population, outcome }) => [by, population, outcome]) : null;
  expect(figures(second)).toEqual(figures(first));
  // and where anything else is asked of practices
  const other = await sets.ask(request('r1'), after, flu(['practice'], { none: ['flu-risk-group'] }), OBJECTED);
  expect(other).toMatchObject({
    rows: expect.arrayContaining([
      expect.objectContaining({ by: { practice: 'F83009' }, population: 'withheld', outcome: 'withheld' }),
    ]),
  });
});
