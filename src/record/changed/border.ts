/**
 * Since when is something called changed: since a day, since the last discharge, or since the reader last looked?
 * A date that may lie on either side of the border is neither.
 */
import { dateOfInstant, dayOfInstant, endOfDate, parseDate } from '../../domain/dates';
import { episodeOf } from '../episode';
import type { Entry, RecordDate, WholeRecord } from '../entry';

/** What the gateway told of an entry: what it had not shown this reader before. */
export type Told = 'new' | 'changed' | 'withdrawn';

export type Border =
  | { readonly kind: 'from'; readonly at: number }
  /** `told` by the entry's id; `at`, when the reader last looked. */
  | { readonly kind: 'looked'; readonly at: number; readonly told: ReadonlyMap<string, Told> };

/** `unsure`: no date, or one so vague that it may lie before the border or after it. */
export type Side = 'before' | 'since' | 'unsure' | 'ahead';

export function sideOf(date: RecordDate | null, from: number, now: number): Side {
  if (date === null) return 'unsure';
  if (date.sort > now) return 'ahead';
  if (date.sort >= from) return 'since';
  return endOfDate(date) > from ? 'unsure' : 'before';
}

/** The start of the London day of an instant. */
export const startOfDay = (instant: number): number => parseDate(dayOfInstant(instant))?.sort ?? instant;

/** The same day three months earlier; the last of that month where it has no such day. */
export function threeMonthsBefore(now: number): number {
  const [year = 0, month = 1, day = 1] = dayOfInstant(now).split('-').map(Number);
  const months = year * 12 + month - 1 - 3;
  for (let last = day; last > 27; last -= 1) {
    const found = dayAt(months, last);
    if (found !== null) return found;
  }
  return dayAt(months, Math.min(day, 27)) ?? now;
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');
const dayAt = (months: number, day: number): number | null =>
  parseDate(`${pad(Math.floor(months / 12), 4)}-${pad((months % 12) + 1, 2)}-${pad(day, 2)}`)?.sort ?? null;

export interface Discharge {
  readonly stay: Entry;
  /** From here on: the day the stay began, or the attendance that led to it. */
  readonly from: number;
}

/** Whose end is an end: what is still running, planned or cancelled has been left by nobody. */
const LEFT: ReadonlySet<string> = new Set(['Finished', 'Discharged', 'Completed', 'Status not known']);

const isEndedStay = ({ detail, end, status }: Entry, now: number): boolean =>
  detail.section === 'encounters' &&
  detail.kind === 'Hospital stay' &&
  end !== null &&
  endOfDate(end) > 0 &&
  end.sort <= now &&
  (status === null || LEFT.has(status));

/**
 * The hospital stay that ended last, among those that this record holds; null where it holds no such.
 * INVARIANT: told from released encounters alone, so that no choice speaks of one that this role may not see.
 */
export function lastDischarge(record: WholeRecord, now: number): Discharge | null {
  const stay = record.entries
    .filter((entry) => isEndedStay(entry, now))
    .reduce<Entry | null>((best, one) => ((one.end?.sort ?? 0) > (best?.end?.sort ?? -Infinity) ? one : best), null);
  if (stay === null) return null;
  const began = stay.date ?? stay.end;
  if (began === null) return null;
  const attendances = (episodeOf(record, stay.id)?.contacts ?? []).filter(
    ({ detail, date }) =>
      detail.section === 'encounters' &&
      detail.kind === 'Emergency attendance' &&
      date !== null &&
      date.sort <= began.sort &&
      began.sort - date.sort <= LEADS_TO,
  );
  return { stay, from: startOfDay(Math.min(began.sort, ...attendances.map(({ date }) => date?.sort ?? Infinity))) };
}

/** An attendance longer before the stay than this did not lead to it. */
const LEADS_TO = 3 * 86_400_000;

/** The border as a date, to be written. */
export const borderDate = ({ at }: Border): RecordDate => {
  const date = parseDate(dayOfInstant(at));
  return date ?? dateOfInstant(at);
};
