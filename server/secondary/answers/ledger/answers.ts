/**
 * What was answered so far, by anybody, under any request? For each answer its figures, the counts behind them, and
 * where each person was counted, by their number in the ledger.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Compared, EarlierAnswer } from '../../../../src/secondary/disclosure/earlier';
import { sharedBetween, type Places } from '../../../../src/secondary/disclosure/overlap';
import { ledgerOf, writeWhole } from '../places';

const folderOf = (dataDir: string): string => join(ledgerOf(dataDir), 'answers');
const nameOf = (number: number): string => String(number).padStart(8, '0');

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
export function comparedWith(dataDir: string, own: Places, cells: number): readonly Compared[] {
  const folder = folderOf(dataDir);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => {
    const path = join(folder, name);
    const answer = JSON.parse(readFileSync(path, 'utf8')) as EarlierAnswer;
    const places = placesIn(path.replace(/json$/, 'places'));
    return { ...answer, shared: sharedBetween(own, places, [cells, answer.cells.length]) };
  });
}

/** INVARIANT: written before anything of the answer is told. */
export function remember(dataDir: string, answer: EarlierAnswer, places: Places): void {
  const folder = folderOf(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, nameOf(answer.number));
  writeWhole(`${path}.places`, new Uint8Array(places.buffer, places.byteOffset, places.byteLength));
  writeWhole(`${path}.json`, JSON.stringify(answer));
}

export const nextNumber = (dataDir: string): number =>
  existsSync(folderOf(dataDir)) ? readdirSync(folderOf(dataDir)).filter((name) => name.endsWith('.json')).length : 0;
