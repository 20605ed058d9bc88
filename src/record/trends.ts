/**
 * Which tests does a record hold, how do they go over time, and what did each show on each day? Made when asked for,
 * from the record as it stands.
 */
import type { WholeRecord } from './entry';
import { factsOf } from './merge/entries';
import { loneGroup, type Merged } from './merge/merge';
import { workingsOf } from './build';
import type { Group } from './section';
import { isOther } from './sections/others/fact';
import { cumulativeTable, type CumulativeTable } from './sections/results/cumulative';
import { measurementsOf, type Measurement } from './sections/results/measurements';
import type { ResultFact } from './sections/results/fact';
import { leadOf } from './sections/results/rules';
import { PRESSURE_ROW, withPressures } from './sections/results/pressure-row';
import { previousIn, previousPressure, previousWords, type Previous } from './sections/results/previous';
import { rankOf } from './sections/results/looked-at-first';
import { testsOf, type Test } from './sections/results/by-test';
import { trendsOf, type TestTrends } from './sections/results/trends';
import { isUnder } from './unread-modifier';

function measurementsIn(record: WholeRecord): readonly Measurement[] {
  const workings = workingsOf(record);
  const part = workings?.made.find(({ rules }) => rules.section === 'results');
  if (workings === undefined || part === undefined) return [];
  const {
    from,
    merged: { lone, joined },
  } = part;
  const measured = (merged: Merged, at: number): readonly Measurement[] => {
    const entry = workings.entries[from + at];
    const facts = factsOf(merged);
    // INVARIANT: what was recorded under a condition that nobody can read is never a value among others.
    if (entry === undefined || isOther(facts[0]) || facts.some(isUnder)) return [];
    return measurementsOf(entry, leadOf(facts as unknown as Group<ResultFact>));
  };
  return [
    ...lone.flatMap((cluster, i) => measured(loneGroup(cluster), i)),
    ...joined.flatMap((merged, i) => measured(merged, lone.length + i)),
  ];
}

const TESTS = new WeakMap<WholeRecord, readonly Test[]>();

/** Every test of the record, each on one kind of specimen, by name. */
export function testsIn(record: WholeRecord): readonly Test[] {
  const kept = TESTS.get(record);
  if (kept !== undefined) return kept;
  const tests = testsOf(measurementsIn(record));
  TESTS.set(record, tests);
  return tests;
}

interface Placed {
  readonly test: Test;
  readonly measurement: Measurement;
}

const PLACES = new WeakMap<WholeRecord, ReadonlyMap<string, readonly Placed[]>>();

/** What each entry measured, each with the test that it is of. */
export function placesIn(record: WholeRecord): ReadonlyMap<string, readonly Placed[]> {
  const kept = PLACES.get(record);
  if (kept !== undefined) return kept;
  const places = new Map<string, Placed[]>();
  for (const test of testsIn(record)) {
    for (const measurement of test.measurements) {
      const { id } = measurement.entry;
      const others = places.get(id);
      if (others) others.push({ test, measurement });
      else places.set(id, [{ test, measurement }]);
    }
  }
  PLACES.set(record, places);
  return places;
}

/**
 * The value before that of an entry: of its own value, or of the two pressures of a blood pressure. Null for a panel of
 * other parts, whose tests each have their own.
 */
export function previousOf(record: WholeRecord, id: string): Previous | null {
  const placed = placesIn(record).get(id) ?? [];
  const own = placed.filter(({ measurement }) => measurement.partOf === null);
  const before = ({ test, measurement }: Placed): Previous | null => previousIn(test, measurement);
  if (own.length > 0) return own.length === 1 && own[0] !== undefined ? before(own[0]) : null;
  const part = (key: string): Placed | undefined => placed.find(({ measurement }) => measurement.analyte?.key === key);
  const [upper, lower] = [part('systolic'), part('diastolic')];
  return placed.length === 2 && upper !== undefined && lower !== undefined
    ? previousPressure(before(upper), before(lower))
    : null;
}

const WORDS = new WeakMap<WholeRecord, Map<string, string | null>>();

/** The same in words, `previous 5.1, falling`; null where there is none to say. Kept: rows are drawn over and over. */
export function previousInWords(record: WholeRecord, id: string): string | null {
  let words = WORDS.get(record);
  if (words === undefined) WORDS.set(record, (words = new Map()));
  const kept = words.get(id);
  if (kept !== undefined) return kept;
  const previous = previousOf(record, id);
  const made = previous === null ? null : previousWords(previous);
  words.set(id, made);
  return made;
}

/** The trends of every test that has something to draw. */
export const trendsIn = (record: WholeRecord): readonly TestTrends[] =>
  testsIn(record)
    .map(trendsOf)
    .filter(({ trends }) => trends.length > 0);

/**
 * The trends that an entry's values stand in: one for most results, two for a blood pressure; empty where it has no
 * number.
 */
export const trendsOfEntry = (record: WholeRecord, id: string): readonly TestTrends[] =>
  testsIn(record)
    .filter(({ measurements }) => measurements.some(({ entry }) => entry.id === id))
    .map(trendsOf)
    .filter(({ trends }) => trends.length > 0);

/** The rows of the table, what clinicians look at first before the rest: the two pressures of a reading are one. */
export const rowsIn = (record: WholeRecord): readonly Test[] =>
  withPressures(testsIn(record)).toSorted((a, b) => rankOf(analyteOfRow(a)) - rankOf(analyteOfRow(b)));

/** What a row is looked up by in tables: the pressures of a reading are one. */
export const analyteOfRow = ({ key, measurements }: Test): string | undefined =>
  key.startsWith(PRESSURE_ROW) ? PRESSURE_ROW : measurements[0]?.analyte?.key;

/** The cumulative table over the whole record. */
export const tableIn = (record: WholeRecord): CumulativeTable => cumulativeTable(rowsIn(record));

/** Before the newest value of a row stands this one, in words; null where none can be said. */
export function previousInRow(record: WholeRecord, row: Test): string | null {
  const newest = row.measurements.findLast(({ date }) => date !== null);
  if (newest === undefined) return null;
  if (row.key.startsWith(PRESSURE_ROW)) return previousInWords(record, newest.entry.id);
  const whole = testsIn(record).find(({ key }) => key === row.key) ?? row;
  const previous = previousIn(whole, newest);
  return previous === null ? null : previousWords(previous);
}
