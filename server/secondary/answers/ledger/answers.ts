/**
 * What was answered so far, by anybody, under any request? For each answer its figures, the counts behind them, and
 * where each person was counted, by their number in the ledger.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Compared, EarlierAnswer, EarlierCell, Pairs } from '../../../../src/secondary/disclosure/earlier';
import { byFloorBetween, pairsAmong, sharedBetween, type Places } from '../../../../src/secondary/disclosure/overlap';
import { cellKey, type By, type Values } from '../../../../src/secondary/disclosure/table';
import { RULES } from '../../../../src/secondary/rules/disclosure';
import type { Breakdown } from '../../../../src/secondary/shapes/question';
import { ledgerOf, writeWhole } from '../places';
import { edgesOf } from './people';

const folderOf = (dataDir: string): string => join(ledgerOf(dataDir), 'answers');
const nameOf = (number: number): string => String(number).padStart(8, '0');

const namesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort()
    : [];

const answerIn = (path: string): EarlierAnswer => JSON.parse(readFileSync(path, 'utf8')) as EarlierAnswer;

export interface GroupsTold {
  readonly all: Values;
  /** Those that may be gone because of few. */
  readonly few: Values;
}

const isFew = ({ population, outcome }: Pick<EarlierCell, 'population' | 'outcome'>): boolean =>
  Math.min(outcome, population - outcome) <= RULES.tooNear;

/** Of each value of a column, all who were counted with it. */
function wholesOf(
  { cells }: EarlierAnswer,
  column: Breakdown,
): ReadonlyMap<string, Pick<EarlierCell, 'population' | 'outcome'>> {
  const wholes = new Map<string, { population: number; outcome: number }>();
  for (const { by, population, outcome } of cells) {
    const value = by[column] ?? '';
    const before = wholes.get(value) ?? { population: 0, outcome: 0 };
    wholes.set(value, { population: before.population + population, outcome: before.outcome + outcome });
  }
  return wholes;
}

/**
 * The groups that any question told of before: a row that is gone because of few would tell where somebody left. Of the
 * same question with the same breakdowns each of its cells is looked at, of any other the whole of a group.
 */
export function groupsTold(dataDir: string, asked: string, by: readonly Breakdown[]): GroupsTold {
  const folder = folderOf(dataDir);
  const of = new Map(by.map((column) => [column, { all: new Set<string>(), few: new Set<string>() }]));
  for (const name of namesIn(folder)) {
    const answer = answerIn(join(folder, name));
    const isSame =
      answer.asked === asked && answer.by.length === by.length && answer.by.every((column) => of.has(column));
    for (const [column, { all, few }] of of) {
      if (!answer.by.includes(column)) continue;
      for (const [value, whole] of wholesOf(answer, column)) {
        all.add(value);
        if (isFew(whole)) few.add(value);
      }
      if (isSame) for (const cell of answer.cells) if (isFew(cell)) few.add(cell.by[column] ?? '');
    }
  }
  const listed = (which: 'all' | 'few'): Values =>
    Object.fromEntries([...of].map(([column, values]) => [column, [...values[which]]]));
  return { all: listed('all'), few: listed('few') };
}

/** Puts the places of rows of a data set at the numbers of the ledger. */
export function atNumbers(places: Places, numbers: Uint32Array, known: number): Places {
  const all: Places = new Uint16Array(known);
  for (const [row, number] of numbers.entries()) all[number] = places[row] ?? 0;
  return all;
}

const placesIn = (path: string): Places => {
  const bytes = readFileSync(path);
  return new Uint16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
};

/** Each earlier answer beside the new table, in the order in which they were given. */
export function comparedWith(dataDir: string, own: Places, table: readonly By[]): readonly Compared[] {
  const folder = folderOf(dataDir);
  const edges = edgesOf(dataDir);
  return namesIn(folder).map((name) => {
    const path = join(folder, name);
    const answer = answerIn(path);
    const places = placesIn(path.replace(/json$/, 'places'));
    const sizes = [table.length, answer.cells.length] as const;
    const placeOf = new Map(answer.cells.map(({ by }, at) => [cellKey(by), at]));
    const sameAs = table.map((by) => placeOf.get(cellKey(by)) ?? -1);
    return {
      ...answer,
      shared: sharedBetween(own, places, sizes),
      byFloor: byFloorBetween(own, places, sizes),
      edges: edges(own, places, sameAs),
    };
  });
}

/** How these answers, read from the ledger before, share people with one another; their places are read when needed. */
export function pairsIn(dataDir: string, answers: readonly EarlierAnswer[]): Pairs {
  const folder = folderOf(dataDir);
  const read = new Map<number, Places>();
  const cells = new Map(answers.map((answer) => [answer.number, answer.cells.length]));
  return pairsAmong(
    (number) => {
      const places = read.get(number) ?? placesIn(join(folder, `${nameOf(number)}.places`));
      read.set(number, places);
      return places;
    },
    (number) => cells.get(number) ?? 0,
  );
}

/** INVARIANT: written before anything of the answer is told. */
export function remember(dataDir: string, answer: EarlierAnswer, places: Places): void {
  const folder = folderOf(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, nameOf(answer.number));
  writeWhole(`${path}.places`, new Uint8Array(places.buffer, places.byteOffset, places.byteLength));
  writeWhole(`${path}.json`, JSON.stringify(answer));
}

export const nextNumber = (dataDir: string): number => namesIn(folderOf(dataDir)).length;
