/**
 * How do calendar days count, and how far is London ahead of UTC at an instant? Arithmetic only, so that 20,000 dates
 * cost nothing.
 */

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

export interface CivilDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0);

/** Days since 1 January 1970 of a calendar day (proleptic Gregorian). */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The same of an ISO day, `2026-02-28`. */
export function dayNumberOf(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return dayNumber(year, month, date);
}

/** The calendar day of a day number. */
export function civilDay(number: number): CivilDay {
  const z = number + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted + (shifted < 10 ? 3 : -9);
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** First Sunday on or after a day of a month. */
function sundayFrom(year: number, month: number, day: number): number {
  const from = dayNumber(year, month, day);
  return from + ((3 - (from % 7) + 7) % 7);
}

interface Summer {
  readonly from: number;
  readonly to: number;
}

const SUMMERS = new Map<number, Summer>();

/** When summer time runs in a year from 1972 on. Source: tz database, rules GB-Eire and EU. */
function summerOf(year: number): Summer {
  const kept = SUMMERS.get(year);
  if (kept) return kept;
  const hour = (year <= 1980 ? 2 : 1) * HOUR_MS;
  const autumn = year <= 1989 ? 23 : year <= 1995 ? 22 : 25;
  const summer = {
    from: sundayFrom(year, 3, year <= 1980 ? 16 : 25) * DAY_MS + hour,
    to: sundayFrom(year, 10, autumn) * DAY_MS + hour,
  };
  SUMMERS.set(year, summer);
  return summer;
}

const STANDARD_TIME_FROM = dayNumber(1968, 2, 18) * DAY_MS + 2 * HOUR_MS;
const STANDARD_TIME_TO = dayNumber(1971, 10, 31) * DAY_MS + 2 * HOUR_MS;

let older: Intl.DateTimeFormat | undefined;

/** Before 1968 the rules changed almost yearly: ask the platform's zone table. */
function olderOffset(instant: number): number {
  older ??= new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' });
  const local = Number(older.format(instant).slice(0, 2));
  const utc = Math.floor((((instant % DAY_MS) + DAY_MS) % DAY_MS) / HOUR_MS);
  return ((local - utc + 24) % 24 > 12 ? 0 : (local - utc + 24) % 24) * HOUR_MS;
}

/** Milliseconds that London clocks are ahead of UTC at an instant. */
export function londonOffset(instant: number): number {
  if (instant < STANDARD_TIME_FROM) return olderOffset(instant);
  if (instant < STANDARD_TIME_TO) return HOUR_MS;
  const year = civilDay(Math.floor(instant / DAY_MS)).year;
  if (year === 1971) return 0;
  const summer = summerOf(year);
  return instant >= summer.from && instant < summer.to ? HOUR_MS : 0;
}

/**
 * The instant at which London clocks show this time since 1970 (milliseconds as if it were UTC). In the lost spring
 * hour, the later reading.
 */
export function fromLondon(local: number): number {
  const guess = local - londonOffset(local);
  const settled = local - londonOffset(guess);
  return settled;
}

export const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** `1958-03-14`. */
export const isoDay = (year: number, month: number, day: number): string =>
  `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
