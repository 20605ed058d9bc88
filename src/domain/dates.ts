/**
 * What does a FHIR date mean, how precise is it, and how is it written for people? London time, whatever the machine's
 * locale.
 */
import {
  DAY_MS,
  HOUR_MS,
  civilDay,
  dayNumber,
  daysInMonth,
  fromLondon,
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
 * Null for anything else, `1961-04-93` and 31 February included: an unreadable date is "not recorded", never 1970.
 * Read by hand, digit by digit: a record holds tens of thousands of them.
 */
export function parseDate(value: unknown): FhirDate | null {
  if (typeof value !== 'string') return null;
  const { length } = value;
  if (length !== 10) return parseText(value);
  const known = DAYS.get(value);
  if (known !== undefined) return known;
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

function parseText(value: string): FhirDate | null {
  const { length } = value;
  const year = length < 4 ? -1 : digits(value, 0, 4);
  if (year < 1) return null;
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

const DAY_TEXTS = new Map<number, string>();

function dayText(number: number): string {
  const known = DAY_TEXTS.get(number);
  if (known !== undefined) return known;
  const { year, month, day } = civilDay(number);
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
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

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const monthName = (month: number): string => MONTHS[month - 1] ?? '';

/** `14-Mar-1958`, `Mar-2019` or `2019`. Source: NHS Common User Interface, date display. */
export function formatDate(date: FhirDate): string {
  const { year, month, day } = londonDay(date.sort);
  if (date.precision === 'year') return pad(year, 4);
  const short = `${monthName(month).slice(0, 3)}-${pad(year, 4)}`;
  return date.precision === 'month' ? short : `${pad(day, 2)}-${short}`;
}

/** `14:02` in London; null when the date has no time. */
export function formatTime(date: FhirDate): string | null {
  if (date.precision !== 'time') return null;
  const local = date.sort + londonOffset(date.sort);
  const minutes = Math.floor((((local % DAY_MS) + DAY_MS) % DAY_MS) / 60_000);
  return `${pad(Math.floor(minutes / 60), 2)}:${pad(minutes % 60, 2)}`;
}

/** `14-Mar-2024 14:02`, or the date alone where no time is known. */
export function formatDateTime(date: FhirDate): string {
  const time = formatTime(date);
  return time === null ? formatDate(date) : `${formatDate(date)} ${time}`;
}

/** For screen readers: `14 March 1958`, `14 March 1958 at 14:02`, `March 2019`, `2019`. */
export function formatLong(date: FhirDate): string {
  const { year, month, day } = londonDay(date.sort);
  if (date.precision === 'year') return pad(year, 4);
  const long = `${monthName(month)} ${pad(year, 4)}`;
  if (date.precision === 'month') return long;
  const time = formatTime(date);
  return time === null ? `${day} ${long}` : `${day} ${long} at ${time}`;
}

/**
 * Age as the patient banner shows it: minutes below 2 hours, hours below 2 days, days below 4 weeks, weeks and days
 * below
 * 1 year, months and days below 2, years and months below 18, then years. Null when `at` is before the birth.
 * Source: NHS Common User Interface, patient banner. A birth date without a time is told in days at the least.
 */
export function ageAt(birth: FhirDate, at: number): string | null {
  if (at < birth.sort) return null;
  const born = londonDay(birth.sort);
  const then = londonDay(at);
  if (birth.precision === 'year') return `about ${then.year - born.year}y`;
  let months = (then.year - born.year) * 12 + then.month - born.month;
  if (birth.precision === 'month') return months >= 24 ? `about ${Math.floor(months / 12)}y` : `about ${months}m`;
  if (then.day < born.day) months -= 1;
  const days = daysBetween(birth.sort, at);
  if (birth.precision === 'time') {
    const minutes = Math.floor((at - birth.sort) / 60_000);
    if (minutes < 120) return `${minutes}min`;
    if (minutes < 2 * 1440) return `${Math.floor(minutes / 60)}hr`;
  }
  if (days < 28) return `${days}d`;
  if (months < 12) return join(Math.floor(days / 7), 'w', days % 7, 'd');
  if (months < 24) {
    const turn = born.month - 1 + months;
    const year = born.year + Math.floor(turn / 12);
    const month = (turn % 12) + 1;
    const anniversary = dayNumber(year, month, Math.min(born.day, daysInMonth(year, month)));
    return join(months, 'm', dayNumber(then.year, then.month, then.day) - anniversary, 'd');
  }
  const years = Math.floor(months / 12);
  return years < 18 ? join(years, 'y', months % 12, 'm') : `${years}y`;
}

const join = (first: number, unit: string, second: number, smaller: string): string =>
  second === 0 ? `${first}${unit}` : `${first}${unit} ${second}${smaller}`;

const TYPED = [
  /^(?<d>\d{1,2})[-\s](?<mmm>[a-z]{3,9})[-\s](?<y>\d{4})$/i,
  /^(?<d>\d{1,2})[/.](?<m>\d{1,2})[/.](?<y>\d{4})$/,
  /^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})$/,
] as const;

/**
 * What a person typed: `14-Mar-1958`, `14/03/1958` (day first, always) or `1958-03-14`, as `1958-03-14`; null when it
 * is no such day.
 */
export function parseTypedDate(typed: string): string | null {
  const text = typed.trim();
  for (const shape of TYPED) {
    const groups = shape.exec(text)?.groups;
    if (!groups) continue;
    const month = groups['mmm'] === undefined ? Number(groups['m']) : monthNumber(groups['mmm']);
    const iso = `${groups['y'] ?? ''}-${pad(month, 2)}-${pad(Number(groups['d']), 2)}`;
    return parseDate(iso) === null ? null : iso;
  }
  return null;
}

function monthNumber(word: string): number {
  const low = word.toLowerCase();
  return MONTHS.findIndex((name) => name.toLowerCase() === low || name.slice(0, 3).toLowerCase() === low) + 1;
}
