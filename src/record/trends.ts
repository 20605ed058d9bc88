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
import { testsOf, type Test } from './sections/results/by-test';
import { trendsOf, type TestTrends } from './sections/results/trends';

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
    if (entry === undefined || isOther(facts[0])) return [];
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

/** The cumulative table over the whole record, or over the tests that `keep` holds. */
export const tableIn = (record: WholeRecord, keep: (test: Test) => boolean = () => true): CumulativeTable =>
  cumulativeTable(testsIn(record).filter(keep));
