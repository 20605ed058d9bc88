/**
 * Which measurements are of one test on one kind of specimen? The rows of the cumulative table; each has its own
 * trends.
 */
import { compareDates } from '../../../domain/dates';
import type { Measurement } from './measurements';

export interface Test {
  /** Stable for the same results, whatever their order. */
  readonly key: string;
  readonly name: string;
  /** The kind of specimen; null where nothing tells it, which is a row of its own. */
  readonly specimen: string | null;
  /** Oldest first; undated ones last. */
  readonly measurements: readonly Measurement[];
}

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const oldestFirst = (a: Measurement, b: Measurement): number =>
  compareDates(a.date, b.date) || text(a.entry.id, b.entry.id) || text(a.name, b.name);

/** A listed measurement by its key; another by its first known code; one without a code by its name. */
function keysOf(measurements: readonly Measurement[]): ReadonlyMap<Measurement, string> {
  const byCode = new Map<string, string>();
  const byName = new Map<string, Set<string>>();
  const keys = new Map<Measurement, string>();
  for (const one of measurements) {
    if (one.analyte !== undefined) {
      keys.set(one, one.analyte.key);
      continue;
    }
    if (one.codes.length === 0) continue;
    const key = one.codes.map((code) => byCode.get(code)).find((known) => known !== undefined) ?? one.codes[0] ?? '';
    for (const code of one.codes) if (!byCode.has(code)) byCode.set(code, key);
    keys.set(one, key);
    const named = byName.get(one.plainName);
    if (named) named.add(key);
    else byName.set(one.plainName, new Set([key]));
  }
  for (const one of measurements) {
    if (keys.has(one)) continue;
    // Words alone join a coded test only where one such test has that name: two codes under one name are two tests.
    const named = byName.get(one.plainName);
    const [only] = named ?? [];
    keys.set(one, named?.size === 1 && only !== undefined ? only : `name:${one.plainName}`);
  }
  return keys;
}

/** The tests that were done, by name. */
export function testsOf(measurements: readonly Measurement[]): readonly Test[] {
  const sorted = [...measurements].sort(oldestFirst);
  const keys = keysOf(sorted);
  const tests = new Map<string, Measurement[]>();
  for (const one of sorted) {
    const key = `${keys.get(one) ?? ''}|${one.specimen ?? ''}`;
    const others = tests.get(key);
    if (others) others.push(one);
    else tests.set(key, [one]);
  }
  return [...tests]
    .map(([key, members]) => ({
      key,
      name: newest(members).name,
      specimen: newest(members).specimen,
      measurements: members,
    }))
    .sort((a, b) => text(a.name.toLowerCase(), b.name.toLowerCase()) || text(a.key, b.key));
}

/** The newest names the test; undated ones stand last and speak only where there are no others. */
const newest = (members: readonly Measurement[]): Measurement =>
  members.findLast(({ date }) => date !== null) ?? (members[0] as Measurement);
