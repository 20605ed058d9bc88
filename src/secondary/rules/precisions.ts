/** How exactly does a date leave the linkage zone? To the period it lies in, told by the first day of that period. */
import { civilDay, dayNumber, isoDay } from '../../domain/dates/civil';
import type { Window } from '../shapes/question';
import type { Precision } from '../shapes/request';

interface Row {
  readonly precision: Precision;
  readonly says: string;
  readonly why: string;
  readonly hazard: string;
}

const HAZARD = 'a day that somebody remembers (a birth, an admission) tells which row is theirs';

export const PRECISION_ROWS: readonly Row[] = [
  { precision: 'year', says: 'the year, from 1 January', why: 'a yearly check needs no more', hazard: HAZARD },
  {
    precision: 'season',
    says: 'winter from 1 September to 31 March, summer from 1 April to 31 August',
    why: 'the flu season runs from 1 September to 31 March',
    hazard: HAZARD,
  },
  { precision: 'quarter', says: 'the quarter of the year', why: 'planning is done by quarters', hazard: HAZARD },
  { precision: 'month', says: 'the month', why: 'a delay of weeks needs months', hazard: HAZARD },
  {
    precision: 'days-before-index',
    says: 'the day',
    why: 'a question within 90 days of a referral cannot be answered by months',
    hazard: HAZARD,
  },
];

/** What was recorded before the period of the request leaves as “earlier”, on this day: that it was, and not when. */
export const EARLIER = '1900-01-01';

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function seasonOf({ year, month }: Day): string {
  if (month >= 9) return isoDay(year, 9, 1);
  return month <= 3 ? isoDay(year - 1, 9, 1) : isoDay(year, 4, 1);
}

const STARTS: Readonly<Record<Precision, (day: Day) => string>> = {
  year: ({ year }) => isoDay(year, 1, 1),
  season: seasonOf,
  quarter: ({ year, month }) => isoDay(year, month - ((month - 1) % 3), 1),
  month: ({ year, month }) => isoDay(year, month, 1),
  'days-before-index': ({ year, month, day }) => isoDay(year, month, day),
};

const dayOf = (day: string): Day => {
  const [year, month, date] = day.split('-').map(Number);
  return { year: year ?? 0, month: month ?? 0, day: date ?? 0 };
};

/** The first day of the period in which a day (`2025-11-28`) lies. */
export const periodStart = (day: string, precision: Precision): string => STARTS[precision](dayOf(day));

function nextDay(day: string): string {
  const { year, month, day: date } = dayOf(day);
  const next = civilDay(dayNumber(year, month, date) + 1);
  return isoDay(next.year, next.month, next.day);
}

/** Does the window hold whole periods alone? Otherwise what lies beside it, in the same period, would be counted. */
export const isAligned = ({ from, to }: Window, precision: Precision): boolean =>
  periodStart(from, precision) === from && periodStart(nextDay(to), precision) === nextDay(to);
