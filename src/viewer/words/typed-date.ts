/**
 * Which day did somebody type? Takes 14-Mar-1958, 14/03/1958 and 1958-03-14 (with spaces, dots or a full month name
 * too); day before month, always.
 */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FULL_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const monthOf = (text: string): number => {
  if (/^\d+$/.test(text)) return Number(text);
  const name = text.toLowerCase();
  const short = MONTHS.indexOf(name);
  return (short === -1 ? FULL_MONTHS.indexOf(name) : short) + 1 || (name === 'sept' ? 9 : 0);
};

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysIn = (year: number, month: number): number =>
  [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;

/** The ISO date (`1958-03-14`), or null when it is not one whole, real day with a year of four digits. */
export function readTypedDate(text: string): string | null {
  const trimmed = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(trimmed);
  const typed = /^(\d{1,2})[-/. ]+([a-z]+|\d{1,2})[-/., ]+(\d{4})$/i.exec(trimmed);
  const [year, month, day] =
    iso !== null
      ? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
      : typed !== null
        ? [Number(typed[3]), monthOf(typed[2] ?? ''), Number(typed[1])]
        : [0, 0, 0];
  if (year < 1850 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
