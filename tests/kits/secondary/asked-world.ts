/**
 * People made up by chance, tables counted of them, and a ledger in memory: disclosure control as it runs, without
 * files and without a database.
 */
import type { EarlierAnswer } from '../../../src/secondary/disclosure/earlier';
import {
  byFloorBetween,
  pairsAmong,
  placeOf,
  sharedBetween,
  UNSHOWN,
  type Places,
} from '../../../src/secondary/disclosure/overlap';
import { release, type Release } from '../../../src/secondary/disclosure/release';
import { cellKey, combinations, type By, type Values } from '../../../src/secondary/disclosure/table';
import { WITHHELD_VALUE } from '../../../src/secondary/rules/columns';
import { RULES, type DisclosureRules } from '../../../src/secondary/rules/disclosure';
import type { Breakdown } from '../../../src/secondary/shapes/question';

export interface Somebody {
  readonly by: By;
  readonly hasOutcome: boolean;
}

/** People keep their place in the list; null for one who is not in this build. */
export type World = readonly (Somebody | null)[];

export interface Asked {
  readonly asked: string;
  /** Of whom, in one text: what `of` counts. */
  readonly whom?: string;
  readonly by: readonly Breakdown[];
  readonly of?: (somebody: Somebody, at: number) => boolean;
  readonly has?: (somebody: Somebody) => boolean;
}

const placeIn = (by: readonly Breakdown[], values: Values, one: Somebody): number =>
  by.reduce((at, column) => {
    const all = values[column] ?? [];
    const value = all.indexOf(one.by[column] ?? '');
    if (value < 0) throw new Error('a value that is not listed');
    return at * all.length + value;
  }, 0);

/** Counts of a world, every combination of the values. */
export function counted(world: World, asked: Asked, values: Values) {
  const { by, of = () => true, has = ({ hasOutcome }) => hasOutcome } = asked;
  const all = combinations(by, values);
  const population = all.map(() => 0);
  const outcome = all.map(() => 0);
  const places: Places = new Uint16Array(world.length);
  for (const [at, one] of world.entries()) {
    if (one === null || !of(one, at)) continue;
    if (by.some((column) => one.by[column] === WITHHELD_VALUE)) {
      places[at] = UNSHOWN;
      continue;
    }
    const cell = placeIn(by, values, one);
    population[cell] = (population[cell] ?? 0) + 1;
    if (has(one)) outcome[cell] = (outcome[cell] ?? 0) + 1;
    places[at] = placeOf(cell, has(one));
  }
  const cells = all.map((one, at) => ({ by: one, population: population[at] ?? 0, outcome: outcome[at] ?? 0 }));
  const whom = asked.whom === undefined ? {} : { of: asked.whom };
  return { table: { asked: asked.asked, ...whom, by, cells }, places };
}

/** At how many a figure of an earlier answer becomes new, as the ledger says it. */
type EdgesOf = (own: Places, earlier: Places, sameAs: readonly number[]) => readonly number[];

type Cells = readonly { readonly by: By }[];
const sameIn = (cells: Cells, earlier: Cells): readonly number[] =>
  cells.map(({ by }) => earlier.findIndex((one) => cellKey(one.by) === cellKey(by)));

/** Asks one question after another, each under these rules or its own, and keeps what was told. */
export function askedWorld(values: Values, rules: DisclosureRules = RULES, edgesOf?: EdgesOf) {
  const answers: { readonly answer: EarlierAnswer; readonly places: Places }[] = [];
  const pairs = pairsAmong(
    (number) => answers[number]?.places ?? new Uint16Array(),
    (number) => answers[number]?.answer.cells.length ?? 0,
  );
  return {
    answers,
    ask(world: World, asked: Asked, dataSet = 'first', day = '2026-01-01', under = rules): Release {
      const { table, places } = counted(world, asked, values);
      const compared = answers.map(({ answer, places: theirs }) => ({
        ...answer,
        shared: sharedBetween(places, theirs, [table.cells.length, answer.cells.length]),
        byFloor: byFloorBetween(places, theirs, [table.cells.length, answer.cells.length]),
        ...(edgesOf === undefined ? {} : { edges: edgesOf(places, theirs, sameIn(table.cells, answer.cells)) }),
      }));
      const released = release(table, { dataSet, answers: compared, pairs }, under);
      const { kept } = released;
      if (kept !== undefined) {
        const number = answers.length;
        const of = { asked: asked.asked, ...(asked.whom === undefined ? {} : { of: asked.whom }), by: asked.by };
        answers.push({ answer: { number, ...of, day, dataSet, ...kept }, places });
      }
      return released;
    },
  };
}
