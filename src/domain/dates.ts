/**
 * What does a FHIR date mean, how precise is it, and which comes first? London time, whatever the machine's locale.
 * How it is written for people: dates/written; what people type: dates/typed.
 */
import {
  DAY_MS,
  HOUR_MS,
  civilDay,
  dayNumber,
  daysInMonth,
  fromLondon,
  isoDay,
  londonOffset,
  type CivilDay,
} from './dates/civil';

export type Precision = 'year' | 'month' | 'day' | 'time';

/**
 * A FHIR date with the precision it was sent with; `sort` is milliseconds: the start of what the text covers, London
 * time.
 */
export interface FhirDate {
  readonly text: string;
  readonly precision: Precision;
  readonly sort: number;
}

const startOfDay = (day: number): number => fromLondon(day * DAY_MS);

/** The number that `length` digits at `at` make; -1 where they are not all digits. */
function digits(text: string, at: number, length: number): number {
  let value = 0;
  for (let i = at; i < at + length; i += 1) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

const FRACTION = /^\.\d{1,9}/;
const ZONE = /^(?:Z|[+-]\d{2}:\d{2})?$/;

/**
 * Reads a FHIR date, dateTime or instant. A time without a zone is London's.
 * Null for anything else, `1961-04-93`, 31 February and the year 1 included: an unreadable date is "not recorded",
 * never 1970.
 * Read by hand, digit by digit: a record holds tens of thousands of them.
 */
export function parseDate(value: unknown): FhirDate | null {
  if (typeof value !== 'string') return null;
  const { length } = value;
  if (length !== 10) return parseText(value);
  const read = DAYS.get(value);
  if (read !== undefined) return read;
  const day = parseText(value);
  if (day !== null) {
    if (DAYS.size >= MOST_DAYS) DAYS.clear();
    DAYS.set(value, day);
  }
  return day;
}

/** Days repeat: each is worked out once, and one object stands for it. */
const DAYS = new Map<string, FhirDate>();
const MOST_DAYS = 20_000;

/**
 * What systems write where they have no date, at the ends of their calendars: 0001, 1601, 1753 and 9999. No date of a
 * living person's care lies before the first of these.
 */
const FIRST_YEAR = 1800;
const NO_YEAR = 9999;

function parseText(value: string): FhirDate | null {
  const { length } = value;
  const year = length < 4 ? -1 : digits(value, 0, 4);
  if (year < FIRST_YEAR || year === NO_YEAR) return null;
  if (length === 4) return { text: value, precision: 'year', sort: startOfDay(dayNumber(year, 1, 1)) };
  const month = value[4] === '-' ? digits(value, 5, 2) : -1;
  if (month < 1 || month > 12) return null;
  if (length === 7) return { text: value, precision: 'month', sort: startOfDay(dayNumber(year, month, 1)) };
  const day = value[7] === '-' ? digits(value, 8, 2) : -1;
  if (day < 1 || day > daysInMonth(year, month)) return null;
  const number = dayNumber(year, month, day);
  if (length === 10) return { text: value, precision: 'day', sort: startOfDay(number) };
  const sort = value[10] === 'T' ? instantOf(value, number) : null;
  return sort === null ? null : { text: value, precision: 'time', sort };
}

/** The instant of a dateTime whose day is known; null when its time or zone is none. */
function instantOf(text: string, day: number): number | null {
  const hour = digits(text, 11, 2);
  const minute = text[13] === ':' ? digits(text, 14, 2) : -1;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return null;
  let at = 16;
  let millis = 0;
  if (text[at] === ':') {
    const second = digits(text, 17, 2);
    if (second < 0 || second > 60) return null;
    at = 19;
    millis = Math.min(second, 59) * 1000;
    const fraction = text[at] === '.' ? FRACTION.exec(text.slice(at))?.[0] : '';
    if (fraction === undefined) return null;
    at += fraction.length;
    if (fraction !== '') millis += Math.floor(Number(`0${fraction}`) * 1000);
  }
  const local = day * DAY_MS + hour * HOUR_MS + minute * 60_000 + millis;
  if (at === text.length) return fromLondon(local);
  if (text[at] === 'Z' && at + 1 === text.length) return local;
  if (!ZONE.test(text.slice(at))) return null;
  const minutes = digits(text, at + 4, 2);
  const ahead = digits(text, at + 1, 2) * 60 + minutes;
  if (ahead > 14 * 60 || minutes > 59) return null;
  return local - (text[at] === '-' ? -ahead : ahead) * 60_000;
}

/** Has the shape of a date, and is what a system writes where it has none. */
export const saysNoDate = (text: string): boolean =>
  /^(?:0\d{3}|1[0-7]\d{2}|9999)(?:-\d{2}(?:-\d{2}(?:[T ].*)?)?)?$/.test(text.trim());

/** Is the text a whole FHIR day that the calendar has? `1961-04-93` is sent by real systems. */
export const isDay = (text: string): boolean => text.length === 10 && parseText(text) !== null;

/** An instant in milliseconds as a date with a time. */
export const dateOfInstant = (instant: number): FhirDate => ({
  text: new Date(instant).toISOString(),
  precision: 'time',
  sort: instant,
});

/** The London calendar day on which an instant falls. */
export const londonDay = (instant: number): CivilDay => civilDay(londonDayNumber(instant));

const londonDayNumber = (instant: number): number => Math.floor((instant + londonOffset(instant)) / DAY_MS);

/** The first instant after what the date covers: the next year, month or day; a time covers itself. */
export function endOfDate(date: FhirDate): number {
  if (date.precision === 'time') return date.sort;
  const { year, month, day } = londonDay(date.sort);
  if (date.precision === 'day') return startOfDay(dayNumber(year, month, day) + 1);
  if (date.precision === 'month')
    return startOfDay(month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1));
  return startOfDay(dayNumber(year + 1, 1, 1));
}

/** Whole days between two instants as London calendars count them; negative when `b` is earlier. */
export const daysBetween = (a: number, b: number): number => londonDayNumber(b) - londonDayNumber(a);

/** By instant; undated last. For newest first, swap the arguments of dated values. */
export function compareDates(a: FhirDate | null, b: FhirDate | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a.sort - b.sort;
}

/** `2024-03-14`, `2024-03` or `2024`: the calendar unit a date falls in, for grouping; a time gives its London day. */
export const calendarKey = (date: FhirDate): string =>
  date.precision === 'time' ? dayText(londonDayNumber(date.sort)) : date.text;

/** The London calendar day of an instant, as `2024-03-14`. */
export const dayOfInstant = (instant: number): string => dayText(londonDayNumber(instant));

const DAY_TEXTS = new Map<number, string>();

function dayText(number: number): string {
  const written = DAY_TEXTS.get(number);
  if (written !== undefined) return written;
  const { year, month, day } = civilDay(number);
  const text = isoDay(year, month, day);
  if (DAY_TEXTS.size >= MOST_DAYS) DAY_TEXTS.clear();
  DAY_TEXTS.set(number, text);
  return text;
}

/** True when both fall, or may fall, on one London day: both must be precise to the day. */
export const sameDay = (a: FhirDate | null, b: FhirDate | null): boolean =>
  a !== null && b !== null && isDayPrecise(a) && isDayPrecise(b) && londonDayNumber(a.sort) === londonDayNumber(b.sort);

/**
 * A time of exactly midnight: how many systems send a day of which they know no time. To be matched as a day, and shown
 * as it came.
 */
export const isMidnight = ({ precision, text }: FhirDate): boolean =>
  precision === 'time' && /T00:00(?::00(?:\.0+)?)?(?:Z|[+-]|$)/.test(text);

export const isDayPrecise = (date: FhirDate): boolean => date.precision === 'day' || date.precision === 'time';
