/**
 * Where along time does each section's part of the record lie? Columns of one zoom, and per section how many entries
 * fall into each.
 */
import { londonDay } from '../../domain/dates';
import { daysInMonth } from '../../domain/dates/civil';
import { shortMonth } from '../../domain/dates/written';
import { SECTIONS, type SectionId } from '../../domain/sections';
import type { Line } from './timeline-rows';

/** From far to near: all years; ten years by quarter; two years by month; one month by day. */
export const ZOOMS = ['all', 'decade', 'years', 'month'] as const;
export type Zoom = (typeof ZOOMS)[number];

/** A stretch of time in the unit of its zoom: years, quarters or months since year 0, or days of one month. */
export interface Span {
  readonly zoom: Zoom;
  readonly from: number;
  readonly columns: number;
  /** Only where days are shown: the month, counted since year 0. */
  readonly month: number;
}

export interface LaneCell {
  readonly column: number;
  readonly count: number;
  /** The first of them in timeline order. */
  readonly key: string;
}

export interface Lane {
  readonly section: SectionId;
  readonly cells: readonly LaneCell[];
  /** How many are dated too vaguely for these columns, or not at all: they are in no cell, and this is said. */
  readonly vague: number;
  /** How many lie before or after these columns. */
  readonly outside: number;
}

const MONTHS = 12;
const QUARTERS = 40;
const TWO_YEARS = 24;
/** How many days a month (since year 0) has. */
const daysOf = (month: number): number => daysInMonth(Math.floor(month / MONTHS), (month % MONTHS) + 1);

/** Where a line falls in the unit of the zoom; null where its date is not that precise. */
function placeOf({ entry, year, month }: Line, span: Span): number | null {
  if (year === null) return null;
  if (span.zoom === 'all') return year;
  if (month === null) return null;
  const months = year * MONTHS + month - 1;
  if (span.zoom === 'decade') return Math.floor(months / 3);
  if (span.zoom === 'years') return months;
  if (months !== span.month) return months < span.month ? -1 : Infinity;
  return entry.date === null || entry.date.precision === 'month' ? null : londonDay(entry.date.sort).day - 1;
}

/**
 * The span of a zoom that has `around` (months since year 0) near its middle; all years from the first to the last that
 * hold something.
 */
export function spanOf(zoom: Zoom, lines: readonly Line[], around: number): Span {
  const month = Math.floor(around);
  if (zoom === 'all') {
    const years = lines.flatMap(({ year }) => (year === null ? [] : [year]));
    const first = years.reduce((least, year) => Math.min(least, year), Infinity);
    const last = years.reduce((most, year) => Math.max(most, year), -Infinity);
    return first > last
      ? { zoom, from: Math.floor(month / MONTHS), columns: 1, month }
      : { zoom, from: first, columns: last - first + 1, month };
  }
  if (zoom === 'decade') return { zoom, from: Math.floor(month / 3) - QUARTERS / 2, columns: QUARTERS, month };
  if (zoom === 'years') return { zoom, from: month - TWO_YEARS / 2, columns: TWO_YEARS, month };
  return { zoom, from: 0, columns: daysOf(month), month };
}

/** The month (since year 0) in which a column begins, or its middle for a year: where a nearer zoom looks. */
export const monthOfColumn = ({ zoom, from, month }: Span, column: number): number =>
  zoom === 'all'
    ? (from + column) * MONTHS + 6
    : zoom === 'decade'
      ? (from + column) * 3 + 1
      : zoom === 'years'
        ? from + column
        : month;

const monthWords = (month: number): string =>
  `${shortMonth((((month % MONTHS) + MONTHS) % MONTHS) + 1)}-${String(Math.floor(month / MONTHS))}`;

/** `2019`, `Jan-2019 to Mar-2019`, `Mar-2019` or `14-Mar-2019`. */
export function columnWords(span: Span, column: number): string {
  const at = span.from + column;
  if (span.zoom === 'all') return String(at);
  if (span.zoom === 'decade') return `${monthWords(at * 3)} to ${monthWords(at * 3 + 2)}`;
  return span.zoom === 'years' ? monthWords(at) : `${String(column + 1).padStart(2, '0')}-${monthWords(span.month)}`;
}

/** One lane per section that holds anything, in the record's order; every line is in a cell, vague, or outside. */
export function lanesOf(lines: readonly Line[], span: Span): readonly Lane[] {
  const lanes = new Map<
    SectionId,
    {
      readonly cells: Map<number, { readonly column: number; count: number; readonly key: string }>;
      vague: number;
      outside: number;
    }
  >();
  for (const line of lines) {
    const { section, id } = line.entry;
    let lane = lanes.get(section);
    if (lane === undefined) lanes.set(section, (lane = { cells: new Map(), vague: 0, outside: 0 }));
    const place = placeOf(line, span);
    const column = place === null ? null : place - span.from;
    if (column === null) lane.vague += 1;
    else if (column < 0 || column >= span.columns) lane.outside += 1;
    else {
      const cell = lane.cells.get(column);
      if (cell === undefined) lane.cells.set(column, { column, count: 1, key: id });
      else cell.count += 1;
    }
  }
  return SECTIONS.flatMap((section) => {
    const lane = lanes.get(section);
    return lane === undefined
      ? []
      : [
          {
            section,
            cells: [...lane.cells.values()].sort((a, b) => a.column - b.column),
            vague: lane.vague,
            outside: lane.outside,
          },
        ];
  });
}
