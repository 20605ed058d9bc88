// Is the edge at which a figure becomes new one that nobody knows who does not hold the ledger, and ten at the least?
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { askedWorld, type Asked, type Somebody, type World } from '../../../../tests/kits/secondary/asked-world';
import { placeOf, UNSHOWN, whoMoved } from '../../../../src/secondary/disclosure/overlap';
import { RULES } from '../../../../src/secondary/rules/disclosure';
import { edgesOf, rememberPeople } from './people';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wp-edges-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function* spines(...all: readonly string[]): AsyncIterable<readonly string[]> {
  yield await Promise.resolve(all);
}
const key = (of: string): Uint8Array => createHmac('sha256', of).digest();

const CELLS = 400;
const EACH = 30;
/** Of each cell the first so many have left. */
function edgesAt(dataDir: string, left: number): readonly number[] {
  const places = (from: number) =>
    Uint16Array.from({ length: CELLS * EACH }, (_, at) =>
      at % EACH < from ? 0 : placeOf(Math.floor(at / EACH), false),
    );
  const same = Array.from({ length: CELLS }, (_, at) => at);
  return edgesOf(dataDir)(places(left), places(0), same);
}
const alike = (some: readonly number[], others: readonly number[]): number =>
  some.filter((one, at) => one === others[at]).length;

it('is ten to nineteen, each of them of many cells; and stays as people come', async () => {
  await rememberPeople(folder, 'one', key('a'), spines('first', 'second'));
  const edges = edgesAt(folder, 5);
  const ten = [10, 11, 12, 13, 14, 15, 16, 17, 18, 19];
  expect([...new Set(edges)].sort((a, b) => a - b)).toEqual(ten);
  for (const edge of ten) expect(edges.filter((one) => one === edge).length).toBeGreaterThan(CELLS / 25);
  await rememberPeople(folder, 'two', key('a'), spines('third', 'first'));
  expect(edgesAt(folder, 5)).toEqual(edges);
});

it('is another of other people, and under another key', async () => {
  await rememberPeople(folder, 'one', key('a'), spines('first'));
  expect(alike(edgesAt(folder, 5), edgesAt(folder, 6))).toBeLessThan(CELLS / 4);
  const other = join(folder, 'other');
  await rememberPeople(other, 'one', key('b'), spines('first'));
  expect(alike(edgesAt(folder, 5), edgesAt(other, 5))).toBeLessThan(CELLS / 4);
});

it('is that of the same people in whatever cell of whatever answer, be they shown or not in others', () => {
  const numbers = (own: readonly number[], earlier: readonly number[], same: readonly number[]) => [
    ...whoMoved(Uint16Array.from(own), Uint16Array.from(earlier), same, (at) => 10 ** at),
  ];
  const [a, b, c] = [placeOf(0, false), placeOf(0, true), placeOf(1, false)];
  // one left, one changed the outcome, one went to another cell, one is withheld, one came, one stayed
  expect(numbers([0, b, c, UNSHOWN, a, a], [a, a, a, a, 0, a], [0, 1])).toEqual([10_111, 100]);
  // the cells have other places in the earlier answer, and one was in it alone
  expect(numbers([0, a, c], [placeOf(2, true), placeOf(2, false), a], [2, 0])).toEqual([1, 0]);
  expect(numbers([a, c], [a, a], [-1, -1])).toEqual([1, 10]);
});

it('whoever knows of the others who left does not learn of one more by the figure that becomes new', async () => {
  await rememberPeople(folder, 'one', key('a'), spines('first'));
  const ages = Array.from({ length: 40 }, (_, at) => `age ${String(at)}`);
  const values = { ageBand: ages, sex: ['female', 'male'] };
  const world: World = ages.flatMap((ageBand) =>
    Array.from({ length: 100 }, (_, at): Somebody => ({ by: { ageBand, sex: 'female' }, hasOutcome: at % 2 === 0 })),
  );
  // of each part as many
  const without = (left: number): World => world.map((one, at) => (at % 100 < 2 * left ? null : one));
  const ways: readonly Asked[] = [
    { asked: 'one', by: ['ageBand'] },
    { asked: 'another', by: ['ageBand'], of: ({ by }) => by.sex === 'female' },
  ];
  const newAt = (left: World): readonly (readonly string[])[] => {
    const ledger = askedWorld(values, RULES, edgesOf(folder));
    return ways.map((question) => {
      ledger.ask(world, question, 'first', 'day one');
      const again = ledger.ask(left, question, 'second', 'day two');
      const rows = again.ok ? again.rows : [];
      return rows.flatMap(({ by, population, figureOf }) =>
        figureOf === undefined && population !== 'withheld' ? [by.ageBand ?? ''] : [],
      );
    });
  };
  expect(newAt(without(RULES.tooNear))).toEqual([[], []]);
  for (let known = RULES.tooNear; known < RULES.tooNear + RULES.edges; known += 1) {
    const [one = [], other = []] = newAt(without(known + 1));
    // of the tenth it is told in few cells, of the twentieth in all; of the same ones, whatever is asked
    const share = (known + 1 - RULES.tooNear) / RULES.edges;
    expect(Math.abs(one.length - share * ages.length)).toBeLessThanOrEqual(ages.length / 4);
    expect(other.filter((age) => !one.includes(age))).toEqual([]);
  }
  expect(newAt(without(RULES.tooNear + RULES.edges))[0]).toEqual(ages);
});
