/**
 * Are two facts the two practices' copies of one line of a GP record that moved with the person? Source: RECORD, the
 * merge; GP2GP moves the whole record, gives every resource a new id, and drops some words.
 */
import { calendarKey, isMidnight, sameDay } from '../../domain/dates';
import type { ProviderRef } from '../../domain/settings';
import type { RecordDate } from '../entry';
import { plainText } from './concept';

interface Held {
  readonly provider: ProviderRef;
}

/** Two practices: only a GP record is moved whole from one provider to another. */
export const bothPractices = (a: Held, b: Held): boolean =>
  a.provider.setting === 'gp' && b.provider.setting === 'gp' && a.provider.id !== b.provider.id;

const MINUTE_MS = 60_000;

/**
 * How well two dates of a moved line agree: 0 to the minute, 1 where both say the same day, month or year and no more;
 * null apart. A transfer keeps what is known of a time, but may write a day as its midnight.
 */
export function movedDates(a: RecordDate | null, b: RecordDate | null): 0 | 1 | null {
  if (a === null || b === null) return null;
  const [x, y] = [precisionOf(a), precisionOf(b)];
  if (x !== y) return null;
  if (x === 'time') return Math.floor(a.sort / MINUTE_MS) === Math.floor(b.sort / MINUTE_MS) ? 0 : null;
  return calendarKey(a) === calendarKey(b) ? 1 : null;
}

/** One side lost the time of day, and nothing else: much less is known, and other evidence must stand beside it. */
export const movedToDay = (a: RecordDate | null, b: RecordDate | null): boolean =>
  a !== null && b !== null && sameDay(a, b) && new Set([precisionOf(a), precisionOf(b)]).size === 2;

const precisionOf = (date: RecordDate): RecordDate['precision'] => (isMidnight(date) ? 'day' : date.precision);

/** Words that turn a sentence round: a copy that has one more of them says something else. */
const NEGATES = new Set(['no', 'not', 'nil', 'non', 'never', 'none', 'without', 'denies', 'denied', 'negative']);

/** Words that one system puts where another puts a heading. */
const LITTLE = new Set(['to', 'the', 'a', 'an']);

const bagOf = (words: readonly string[]): readonly string[] =>
  words
    .map(plainText)
    .join(' ')
    .split(/[\s./-]+/)
    .filter((word) => word !== '' && !LITTLE.has(word));

/** What is left of `words` after each of `others` has taken one of its own. */
function beyond(words: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

/**
 * How well the words agree: 0 the same, in whatever order; 1 where one side's are all among the other's (a transfer
 * adds a heading or drops a line); 2 where one side has none; null where they differ, or where what is more is a "not".
 */
export function movedWords(a: readonly string[], b: readonly string[]): 0 | 1 | 2 | null {
  const [x, y] = [bagOf(a), bagOf(b)];
  const [onlyX, onlyY] = [beyond(x, y), beyond(y, x)];
  if (onlyX.length === 0 && onlyY.length === 0) return 0;
  if (x.length === 0 || y.length === 0) return 2;
  if (onlyX.length > 0 && onlyY.length > 0) return null;
  return [...onlyX, ...onlyY].some((word) => NEGATES.has(word)) ? null : 1;
}

/** Equal where the words are the same, in whatever order: hundreds of notes of one day and code meet by it. */
export const movedKey = (words: readonly string[]): string => [...bagOf(words)].sort().join(' ');
