/**
 * Which day did somebody type? The one reader of every form and filter. Day before month, always.
 * Source for what is taken and shown back: NHS Common User Interface, Date and Time Input 3.0 (D+Tc-0001: shown as
 * Date Display says; D+Tc-0005: what free text was taken to mean is shown).
 */
import { daysInMonth, isoDay } from './civil';
import { MONTHS } from './written';

/** No day before is typed or taken: nobody who is cared for was born, and nothing recorded, before it. */
export const EARLIEST_DAY = '1850-01-01';

/**
 * `14-Mar-1958`, `14/03/1958`, `14.3.48`, `14 Sept. 2020`; `14th of March 1958`, `March 14, 1958`; `14031958`;
 * `1958-03-14`.
 */
const SHAPES = [
  /^(?<day>\d{1,2})[-/.,\s]+(?<month>\d{1,2}|[a-z]{3,9})[-/.,\s]+(?<year>\d{4}|\d{2})$/i,
  /^(?<day>\d{1,2})(?:st|nd|rd|th)\s+(?:of\s+)?(?<month>[a-z]{3,9})[-/.,\s]+(?<year>\d{4}|\d{2})$/i,
  /^(?<month>[a-z]{3,9})[-/.,\s]+(?<day>\d{1,2})(?:st|nd|rd|th)?[-/.,\s]+(?<year>\d{4})$/i,
  /^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4})$/,
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/,
] as const;

/** Months as people write them, in lower case: in full, by three letters, and `sept`. */
const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map([
  ...MONTHS.map((name, index) => [name.toLowerCase(), index + 1] as const),
  ...MONTHS.map((name, index) => [name.slice(0, 3).toLowerCase(), index + 1] as const),
  ['sept', 9],
]);

/** 1 to 12 of a month as people write it, by number or name; 0 where it is none. */
export const monthNumber = (typed: string): number =>
  /^\d/.test(typed) ? Number(typed) : (MONTH_NUMBERS.get(typed.toLowerCase()) ?? 0);

/**
 * The year of two digits: the last one so ending whose day is not after `latest`. So 48 is 1948 until 2048, a date of
 * birth is never in the future, and whoever is over a hundred is asked for by the whole year.
 */
function wholeYear(twoDigits: number, month: number, day: number, latest: string): number {
  const century = Math.floor(Number(latest.slice(0, 4)) / 100) * 100;
  const year = century + twoDigits;
  return isoDay(year, month, day) <= latest ? year : year - 100;
}

/**
 * The ISO day (`1958-03-14`) that was typed; null for what is not one whole, real day from 1850 on.
 * A year of two digits is read only where `latest` is given, the last ISO day that may be meant (today, for a date of
 * birth). INVARIANT: a form or filter uses only days with whole years; the field that was left expands a year of two
 * digits with `latest` and shows it, so nobody's century is guessed unseen.
 */
export function readTypedDay(typed: string, latest?: string): string | null {
  const text = typed.trim();
  for (const shape of SHAPES) {
    const groups = shape.exec(text)?.groups;
    if (groups === undefined) continue;
    const [month, day, digits] = [monthNumber(groups['month'] ?? ''), Number(groups['day']), groups['year'] ?? ''];
    if (digits.length === 2 && latest === undefined) return null;
    const year = digits.length === 2 ? wholeYear(Number(digits), month, day, latest ?? '') : Number(digits);
    const iso = isoDay(year, month, day);
    return day >= 1 && day <= daysInMonth(year, month) && iso >= EARLIEST_DAY ? iso : null;
  }
  return null;
}
