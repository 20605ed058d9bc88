/** What did each test show on each day? The cumulative table: tests down, days across, every value of a day kept. */
import { calendarKey, type FhirDate } from '../../../domain/dates';
import { formatDate, formatLong } from '../../../domain/dates/written';
import type { RecordDate } from '../../entry';
import { unitShown } from '../../codes/units';
import type { Measurement } from './measurements';
import type { Test } from './by-test';
import type { Flag } from './flag';

export interface Cell {
  /** The entry that it opens. */
  readonly entry: string;
  readonly date: RecordDate | null;
  /** As sent, with its own unit; a reason where there is no value. */
  readonly text: string;
  readonly range: string | null;
  readonly flag: Flag | null;
  readonly interim: boolean;
  readonly inConflict: boolean;
}

/** A day, a month or a year where no more is known, or no date at all. */
export interface Column {
  readonly key: string;
  /** `14-Mar-2024`, and in full for screen readers. */
  readonly heading: string;
  readonly longHeading: string;
}

export interface Row {
  readonly key: string;
  readonly name: string;
  readonly specimen: string | null;
  /** Where every value of the row has the same one; each cell keeps its own. */
  readonly unit: string | null;
  /** By column key; in the order of the day. A column that is not there holds nothing of this test. */
  readonly cells: ReadonlyMap<string, readonly Cell[]>;
}

export interface CumulativeTable {
  /** Newest first; results without a date last. */
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

const UNDATED: Column = { key: 'undated', heading: 'Date not recorded', longHeading: 'Date not recorded' };

const cellOf = ({ entry, date, text, range, flag, interim }: Measurement): Cell => ({
  entry: entry.id,
  date,
  text,
  range,
  flag,
  interim,
  inConflict: entry.conflicts.some(({ field }) => field === 'value'),
});

function commonUnit(measurements: readonly Measurement[]): string | null {
  const units = new Set(
    measurements.flatMap(({ measured }) => (measured?.kind === 'quantity' ? [unitShown(measured.unit)] : [])),
  );
  const [only] = units;
  return units.size === 1 && only !== undefined && only !== '' ? only : null;
}

function columnOf(date: FhirDate | null): Column {
  if (date === null) return UNDATED;
  const day: FhirDate = date.precision === 'time' ? { ...date, precision: 'day' } : date;
  return { key: calendarKey(date), heading: formatDate(date), longHeading: formatLong(day) };
}

/** Fills the table from tests, in their order. */
export function cumulativeTable(tests: readonly Test[]): CumulativeTable {
  const columns = new Map<string, Column>();
  const rows = tests.map(({ key, name, specimen, measurements }): Row => {
    const cells = new Map<string, Cell[]>();
    for (const one of measurements) {
      const column = one.date === null ? UNDATED.key : calendarKey(one.date);
      if (!columns.has(column)) columns.set(column, columnOf(one.date));
      const others = cells.get(column);
      if (others) others.push(cellOf(one));
      else cells.set(column, [cellOf(one)]);
    }
    return { key, name, specimen, unit: commonUnit(measurements), cells };
  });
  const newestFirst = (a: Column, b: Column): number =>
    a === UNDATED ? 1 : b === UNDATED ? -1 : a.key < b.key ? 1 : -1;
  return { columns: [...columns.values()].sort(newestFirst), rows };
}
