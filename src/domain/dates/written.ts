/** How is a date written for people? `14-Mar-1958`, in London time. Source: NHS Common User Interface, Date Display. */
import { DAY_MS, londonOffset, pad } from './civil';
import { londonDay, parseDate, type FhirDate } from '../dates';

export const MONTHS = [
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

/** `Mar` of 3. */
export const shortMonth = (month: number): string => monthName(month).slice(0, 3);

/** `14-Mar-1958`, `Mar-2019` or `2019`. Source: NHS Common User Interface, date display. */
export function formatDate(date: FhirDate): string {
  const { year, month, day } = londonDay(date.sort);
  if (date.precision === 'year') return pad(year, 4);
  const short = `${shortMonth(month)}-${pad(year, 4)}`;
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
 * The text of a FHIR date, as `14-Mar-1958`, `Mar-2019`, `2019` or `02-Sep-2026 14:02`; what is no date comes back as
 * given.
 */
export function writeDate(text: string): string {
  const date = parseDate(text);
  return date === null ? text : formatDateTime(date);
}

/** A whole day as `formatDate` writes it, within a text: it may be kept from breaking at its hyphens. */
export const WRITTEN_DAY = /(\d{2}-[A-Z][a-z]{2}-\d{4})/;
