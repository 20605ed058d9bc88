/** Does each stored answer hold what may leave, and nothing else? Every value in it is looked at. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type Json } from '../../../src/domain/json';
import { WITHHELD } from '../../../src/secondary/shapes/answer';
import { BREAKDOWNS, type Breakdown } from '../../../src/secondary/shapes/question';
import type { Tell } from './checks';
import { identifierIn } from './identifiers';
import { mayStand } from './tables';

/** Counts below it are never shown, others to the nearest five. */
const LEAST = 8;
const NEAREST = 5;

const isCount = (given: unknown): boolean =>
  given === WITHHELD || (typeof given === 'number' && given >= LEAST && given % NEAREST === 0);

const isPercent = (given: unknown): boolean =>
  given === WITHHELD ||
  (typeof given === 'number' && Number.isInteger(given) && given >= 0 && given <= 100) ||
  given === 'at least 85 %';

function figures(row: Json, where: string, tell: Tell): void {
  if (!isCount(row['population']) || !isCount(row['outcome']))
    tell('VF-9', where, 'a count is small, or is not rounded');
  if (!isPercent(row['percent'])) tell('VF-9', where, 'a percentage is not whole');
}

function groups(by: unknown, where: string, tell: Tell): void {
  const isGroup = ([name, value]: readonly [string, unknown]): boolean =>
    (BREAKDOWNS as readonly string[]).includes(name) && typeof value === 'string' && mayStand(name as Breakdown, value);
  if (!isObject(by) || !Object.entries(by).every(isGroup)) tell('VF-4', where, 'a group is none of its column');
}

/** An answer, wherever it stands in what is stored. */
function lookAt(node: unknown, where: string, tell: Tell): void {
  if (Array.isArray(node)) for (const one of node) lookAt(one, where, tell);
  if (!isObject(node)) return;
  const { rows, total } = node;
  if (Array.isArray(rows) && isObject(total)) {
    figures(total, where, tell);
    for (const row of rows.filter(isObject)) {
      figures(row, where, tell);
      groups(row['by'], where, tell);
    }
    return;
  }
  for (const one of Object.values(node)) lookAt(one, where, tell);
}

export function answer(given: unknown, where: string, tell: Tell): void {
  const what = identifierIn(JSON.stringify(given), true);
  if (what !== null) tell('VF-5', where, `it holds ${what}`);
  if (/"[a-z2-7]{26}"/.test(JSON.stringify(given))) tell('VF-5', where, 'it holds a pseudonym');
  lookAt(given, where, tell);
}

/** Each file under the folder of answers. */
export function answersIn(dataDir: string, tell: Tell, under = 'answers'): void {
  let names: readonly string[];
  try {
    names = readdirSync(join(dataDir, under));
  } catch {
    return;
  }
  for (const name of names) {
    const where = `${under}/${name}`;
    const path = join(dataDir, where);
    if (statSync(path).isDirectory()) {
      answersIn(dataDir, tell, where);
      continue;
    }
    if ((statSync(path).mode & 0o077) !== 0) tell('VF-1', where, 'it is readable by others');
    try {
      answer(JSON.parse(readFileSync(path, 'utf8')) as unknown, where, tell);
    } catch {
      tell('VF-1', where, 'it is no answer that can be read');
    }
  }
}
