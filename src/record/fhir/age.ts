/** In which words is an age, a span of ages or a worded time said, with the unit that was sent? */
import type { Age, Period, Quantity, Range } from 'fhir/r4';
import { formatDate } from '../../domain/dates/written';
import { parseDate, saysNoDate } from '../../domain/dates';
import { periodText } from './span';
import { readPeriod, textOf } from './shape';

/** UCUM codes, and what senders write instead. */
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^(?:a|y|yr|yrs|year|years|years? old|years? of age)$/i, 'year'],
  [/^(?:mo|mos|mth|mths|month|months|months? old)$/i, 'month'],
  [/^(?:wk|wks|w|week|weeks|weeks? old)$/i, 'week'],
  [/^(?:d|day|days|days? old)$/i, 'day'],
  [/^(?:h|hr|hrs|hour|hours)$/i, 'hour'],
  [/^(?:min|mins|minute|minutes)$/i, 'minute'],
];

const BOUNDS: Readonly<Record<string, string>> = { '<': 'under ', '<=': 'at most ', '>': 'over ', '>=': 'at least ' };

interface Said {
  readonly number: string;
  /** The unit's plain name, the unit as sent, or null: then it is in years, as an age is spoken of. */
  readonly unit: string | null;
}

function said(age: Quantity | undefined): Said | null {
  const value: unknown = age?.value;
  if (typeof value !== 'number' && textOf(value) === null) return null;
  const sent = textOf(age?.code) ?? textOf(age?.unit);
  const known = [textOf(age?.code), textOf(age?.unit)]
    .map((unit) => UNITS.find(([shape]) => unit !== null && shape.test(unit))?.[1])
    .find((unit) => unit !== undefined);
  return { number: `${BOUNDS[age?.comparator ?? ''] ?? ''}${String(value).trim()}`, unit: known ?? sent };
}

const withUnit = ({ number, unit }: Said): string =>
  unit === null ? number : `${number} ${unit}${/(?:^|\s)1$/.test(number) || !isPlain(unit) ? '' : 's'}`;
const isPlain = (unit: string): boolean => UNITS.some(([, name]) => name === unit);

/** `48`, where it is of years; `6 months`, `under 3 days`. Null where no number was sent. */
export function shortAge(age: Quantity | undefined): string | null {
  const one = said(age);
  return one === null ? null : one.unit === null || one.unit === 'year' ? one.number : withUnit(one);
}

/** `6 months`, `12 years`; a number alone where no unit was sent. */
export function ageText(age: Quantity | undefined): string | null {
  const one = said(age);
  return one === null ? null : withUnit(one);
}

/** `10 to 12 years`, `over 10 years`, `under 2 years`. */
export function ageRangeText(range: Range | undefined): string | null {
  const low = said(range?.low);
  const high = said(range?.high);
  if (low === null || high === null) {
    const [one, bound] = low === null ? [high, 'at most '] : [low, 'at least '];
    return one === null ? null : `${bound}${withUnit(one)}`;
  }
  return low.number === high.number && low.unit === high.unit
    ? withUnit(low)
    : `${low.unit === high.unit || low.unit === null ? low.number : withUnit(low)} to ${withUnit(high)}`;
}

/** One of the forms that FHIR gives to a time in a life: onset, abatement, performed. */
export interface TimeInLife {
  readonly dateTime?: unknown;
  readonly age?: Age | undefined;
  readonly range?: Range | undefined;
  readonly period?: Period | undefined;
  readonly string?: unknown;
}

/**
 * The time in words where it is more, or other, than one date: an age, a span of ages, both ends of a period, or as it
 * was written. Null for a single date, which the entry stands at, and where nothing was sent.
 */
export function timeInWords({ dateTime, age, range, period, string }: TimeInLife): string | null {
  const years = ageText(age) ?? ageRangeText(range);
  if (years !== null) return /\d$/.test(years) ? `age ${years}` : `${years} of age`;
  const { start, end } = readPeriod(period);
  if (start !== null && end !== null && formatDate(start) !== formatDate(end)) return periodText({ start, end });
  const written = textOf(string) ?? textOf(dateTime);
  return written === null || parseDate(written) !== null || saysNoDate(written) ? null : written;
}

/** The same for what was done at a time: `at 7 years of age`. */
export function timeDone(time: TimeInLife): string | null {
  const words = timeInWords(time);
  return words !== null && textOf(time.string) === null && /^age |of age$/.test(words) ? `at ${words}` : words;
}
