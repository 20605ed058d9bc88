/**
 * How often, in words and for comparing? Read from the structured Timing of a dosage, every element of it.
 * Source: FHIR R4 Timing.
 */
import type { Period, Range, Timing, TimingRepeat } from 'fhir/r4';
import { parseDate } from '../../../domain/dates';
import { conceptText } from '../../fhir/concept';
import { dateText } from '../../fhir/facts';
import { list, textOf } from '../../fhir/shape';
import { durationWords, numberOf, rangeWords, timeWords } from './amount-words';
import { numberText } from './strength';
import { DAYS, WHEN, abbreviated, paceOver, unitOfTime } from './timing-words';
import { wordedDosage } from './worded-dosage';

export interface ReadTiming {
  readonly text: string | null;
  /** Times in so many hours, such as `2/24h`, for comparing. */
  readonly pace: string | null;
  /** How long, how many times, between which days. */
  readonly bounds: readonly string[];
  /** Something stands in it that is not said above. */
  readonly unread: boolean;
}

const REPEAT: ReadonlySet<string> = new Set([
  'id',
  'boundsDuration',
  'boundsRange',
  'boundsPeriod',
  'count',
  'countMax',
  'duration',
  'durationMax',
  'durationUnit',
  'frequency',
  'frequencyMax',
  'period',
  'periodMax',
  'periodUnit',
  'dayOfWeek',
  'timeOfDay',
  'when',
  'offset',
]);
const TIMING: ReadonlySet<string> = new Set(['id', 'event', 'repeat', 'code']);

/** An element that no reader here knows, an extension among them. */
export const hasOther = (part: object | null | undefined, known: ReadonlySet<string>): boolean =>
  Object.entries(part ?? {}).some(([key, value]) => !known.has(key) && value !== null && value !== undefined);

const timesWord = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : `${numberText(count)} times`;

/** `2 to 3 times`, `up to 4 times`, `twice`. */
function countWords(from: number | null, to: number | null): string {
  if (from === null) return to === null ? 'once' : `up to ${timesWord(to)}`;
  return to === null || to === from ? timesWord(from) : `${numberText(from)} to ${numberText(to)} times`;
}

const spread = (from: number | null, to: number | null): string =>
  to === null || to === from ? numberText(from ?? 1) : `${numberText(from ?? 1)} to ${numberText(to)}`;

const momentsIn = (repeat: TimingRepeat): number => list(repeat.when).length + list(repeat.timeOfDay).length;

/** `twice a day`, `every 4 to 6 hours`, `twice every 3 days`; null where nothing says how often. */
function oftenText(repeat: TimingRepeat): string | null {
  const [frequency, frequencyMax] = [numberOf(repeat.frequency), numberOf(repeat.frequencyMax)];
  const [period, periodMax] = [numberOf(repeat.period), numberOf(repeat.periodMax)];
  const unit = unitOfTime(repeat.periodUnit)?.word;
  const said = frequency !== null || frequencyMax !== null;
  // A unit alone says nothing of how often.
  if (!said && period === null && periodMax === null && momentsIn(repeat) === 0) return null;
  if (unit === undefined) return said ? countWords(frequency, frequencyMax) : null;
  // Times of day count themselves: nobody said that it is once.
  if (!said && momentsIn(repeat) > 0)
    return (period ?? 1) === 1 ? `every ${unit}` : `every ${spread(period, periodMax)} ${unit}s`;
  const often = countWords(frequency, frequencyMax);
  if ((period ?? 1) === 1 && (periodMax ?? 1) === 1) return `${often} a ${unit}`;
  const every = `every ${spread(period, periodMax)} ${unit}s`;
  return often === 'once' ? every : `${often} ${every}`;
}

const and = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

/** `30 minutes before breakfast`; without an offset `before breakfast`. */
function whenText(code: string, offset: number | null): string {
  const known = Object.hasOwn(WHEN, code) ? WHEN[code] : undefined;
  if (known === undefined) return `at “${code}”${offset === null ? '' : ` (${numberText(offset)} minutes from it)`}`;
  if (offset === null || offset === 0) return known.words;
  const minutes = `${numberText(offset)} minute${offset === 1 ? '' : 's'}`;
  if (known.before !== undefined) return `${minutes} before ${known.before}`;
  return known.after === undefined ? `${minutes} after: ${known.words}` : `${minutes} after ${known.after}`;
}

const clock = (time: unknown): string => (textOf(time) ?? '').replace(/^(\d\d:\d\d):00(?:\.0+)?$/, '$1');

/** Days of the week: `only on Monday`, so that a weekly medicine never reads as a daily one. */
function daysText({ dayOfWeek, periodUnit }: TimingRepeat): string | null {
  const days = list<string>(dayOfWeek).map((day) => DAYS[day.toLowerCase()] ?? day);
  if (days.length === 0) return null;
  if (days.length === 7) return 'on every day of the week';
  return `${(unitOfTime(periodUnit)?.hours ?? 0) > 24 ? '' : 'only '}on ${and(days)}`;
}

function momentsText(repeat: TimingRepeat): string | null {
  const offset = numberOf(repeat.offset);
  const when = list<string>(repeat.when).map((code) => whenText(code, offset));
  const times = list<string>(repeat.timeOfDay)
    .map(clock)
    .filter((time) => time !== '');
  return [and(when), times.length === 0 ? '' : `at ${and(times)}`].filter((part) => part !== '').join(', ') || null;
}

/** `from 01-Nov-2026 to 07-Nov-2026`; null where neither day can be read. */
function periodText(period: Period): string | null {
  const start = dateText(parseDate(period.start));
  const end = dateText(parseDate(period.end));
  if (end === null) return start === null ? null : `from ${start}`;
  if (start === null) return `until ${end}`;
  return start === end ? `on ${start} only` : `from ${start} to ${end}`;
}

function rangeText(range: Range): string | null {
  const { low, high } = range;
  const unit = high?.code ?? high?.unit ?? low?.code ?? low?.unit;
  return timeWords(low?.value, high?.value, unit) ?? rangeWords(range);
}

function boundsText({ boundsDuration, boundsRange, boundsPeriod }: TimingRepeat): string | null {
  if (boundsPeriod !== undefined) return periodText(boundsPeriod);
  const length = boundsRange === undefined ? durationWords(boundsDuration) : rangeText(boundsRange);
  return length === null ? null : `for ${length}`;
}

/** How long each time, how many times in all, and for how long. */
function boundsOf(repeat: TimingRepeat): readonly string[] {
  const [count, countMax] = [numberOf(repeat.count), numberOf(repeat.countMax)];
  const each = timeWords(repeat.duration, repeat.durationMax, repeat.durationUnit);
  const all =
    count === null && countMax === null
      ? null
      : (count ?? 1) === 1 && (countMax ?? 1) === 1
        ? 'once only'
        : `${countWords(count, countMax)} in all`;
  return [each === null ? null : `each over ${each}`, all, boundsText(repeat)].filter((part) => part !== null);
}

const pairs = (repeat: TimingRepeat): readonly (readonly [unknown, unknown])[] => [
  [repeat.boundsDuration ?? repeat.boundsRange ?? repeat.boundsPeriod, boundsText(repeat)],
  [repeat.duration ?? repeat.durationMax, timeWords(repeat.duration, repeat.durationMax, repeat.durationUnit)],
  [repeat.period ?? repeat.periodMax, unitOfTime(repeat.periodUnit)],
];

/** An element that is there and could not be said. */
const notSaid = (repeat: TimingRepeat): boolean =>
  hasOther(repeat, REPEAT) ||
  (repeat.offset !== undefined && list(repeat.when).length === 0) ||
  pairs(repeat).some(([sent, said]) => sent !== undefined && (said ?? null) === null);

/** What is compared; a range of times or of periods as it is said, so that it equals no single pace. */
function paceOf(repeat: TimingRepeat): string | null {
  const unit = unitOfTime(repeat.periodUnit);
  const moments = momentsIn(repeat);
  const isRange =
    (repeat.frequencyMax ?? repeat.frequency) !== repeat.frequency ||
    (repeat.periodMax ?? repeat.period) !== repeat.period;
  if (isRange) return oftenText(repeat);
  const days = new Set(list(repeat.dayOfWeek)).size;
  if (unit === undefined && moments === 0 && days === 0) return null;
  const times = numberOf(repeat.frequency) ?? Math.max(moments, 1);
  const hours = (unit?.hours ?? 24) * (numberOf(repeat.period) ?? 1);
  // On some days only: so many times on each of them.
  return days > 0 && days < 7 && hours <= 24 ? paceOver((times * days * 24) / hours, 168) : paceOver(times, hours);
}

/** What the code of a timing says: an abbreviation in words, else as sent. */
function codeSays(timing: Timing): readonly [string, string | null] | null {
  const codes = list(timing.code?.coding).flatMap(({ code }) => (code === undefined ? [] : String(code)));
  const text = conceptText(timing.code);
  const known = [...codes, ...(text === null ? [] : [text])].map(abbreviated).find((one) => one !== undefined);
  const worded = text === null || abbreviated(text) !== undefined || codes.includes(text) ? null : text;
  if (known === undefined) return worded === null ? null : [worded, wordedDosage(worded).pace];
  return worded === null || wordedDosage(worded).pace === known[1] ? known : [`${known[0]} (${worded})`, known[1]];
}

const eventsText = (timing: Timing): string | null => {
  const events = list<string>(timing.event).map((event) => dateText(parseDate(event)) ?? event);
  return events.length === 0 ? null : `on ${and(events)}`;
};

/** A code that says no more than the repeat beside it is not said twice. */
function codeBeside(coded: readonly [string, string | null] | null, pace: string | null): string | null {
  if (coded === null) return null;
  return coded[1] !== null && coded[1] === pace ? null : coded[0];
}

const spaced = (parts: readonly (string | null)[]): string | null =>
  parts.filter((part) => part !== null).join(' ') || null;

/** Reads a whole Timing. */
export function timingOf(timing: Timing | null | undefined): ReadTiming {
  if (timing === undefined || timing === null) return { text: null, pace: null, bounds: [], unread: false };
  const repeat = timing.repeat ?? {};
  const coded = codeSays(timing);
  const own = spaced([oftenText(repeat), daysText(repeat), momentsText(repeat)]);
  const events = eventsText(timing);
  const unread = hasOther(timing, TIMING) || notSaid(repeat);
  const bounds = boundsOf(repeat);
  if (own === null) return { text: spaced([coded?.[0] ?? null, events]), pace: coded?.[1] ?? null, bounds, unread };
  const pace = paceOf(repeat);
  const code = codeBeside(coded, pace);
  const text = spaced([own, events, code === null ? null : `(${code})`]);
  return { text, pace: pace ?? coded?.[1] ?? null, bounds, unread };
}
