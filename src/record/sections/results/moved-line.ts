/**
 * Are two results the two practices' copies of one line of a GP record, where the transfer has dropped the time of day
 * or has moved words between the name and the note? Source: RECORD, the merge.
 */
import { calendarKey } from '../../../domain/dates';
import { bothPractices, movedDates, movedKey, movedWords } from '../../fhir/transferred';
import type { ResultFact } from './fact';
import { measuredOf, sameMeasured } from './value';
import { dayAlone } from './when';

/**
 * How well two dates of a moved line agree: as `movedDates`, and 2 where one copy has kept the time and the other only
 * the day of it; null apart.
 */
export function movedWhen(a: ResultFact, b: ResultFact): 0 | 1 | 2 | null {
  const kept = movedDates(a.date, b.date);
  if (kept !== null || a.date === null || b.date === null) return kept;
  return dayAlone(a) !== dayAlone(b) && calendarKey(a.date) === calendarKey(b.date) ? 2 : null;
}

/** The whole of a line in words; the headings that GP systems abbreviate are spelt out. */
const lineOf = ({ name, comments }: ResultFact): readonly string[] =>
  [name, ...comments].map((text) =>
    text
      .replace(/\bf\/?h\b[ :]*(?:of\b)?/gi, 'family history ')
      .replace(/\bfamily history of\b/gi, 'family history ')
      .replace(/\bo\/e\b/gi, 'on examination '),
  );

/** Without a value on either side: a coded note, told by its words. */
const silent = ({ isReport, measured, components }: ResultFact): boolean =>
  !isReport && measured === null && components.length === 0;

/** A note of so many words is hardly written twice on a day. */
const A_SENTENCE = 4;

const wordCount = (texts: readonly string[]): number => movedKey(texts).split(' ').filter(Boolean).length;

/** `ACT` of the asthma control test: one name is the first letters of the other's words. */
function initials(a: ResultFact, b: ResultFact): boolean {
  const [short, long] = a.plainName.length < b.plainName.length ? [a, b] : [b, a];
  const letters = long.plainName.split(/[\s-]+/).map((word) => word.charAt(0));
  return /^[a-z]{3,6}$/.test(short.plainName) && letters.join('').startsWith(short.plainName);
}

/** A measurement that one practice calls by its first letters, with the same note beside the same value. */
const sameAbbreviated = (a: ResultFact, b: ResultFact): boolean =>
  initials(a, b) && a.measured !== null && b.measured !== null && movedKey(a.comments) === movedKey(b.comments);

/** What a note begins with, up to the first stop between its parts. */
const beginning = ({ comments }: ResultFact): string => comments[0]?.split(/[;,]|\. /)[0] ?? '';

/** A value that the transfer has put into the note: one side has no value, and its note begins with the other's. */
export function valueInNote(a: ResultFact, b: ResultFact): boolean {
  const [noted, valued] = a.measured === null ? [a, b] : [b, a];
  if (noted.measured !== null || noted.components.length > 0 || valued.measured?.kind !== 'quantity') return false;
  const read = measuredOf({ valueString: beginning(noted) });
  return read?.kind === 'quantity' && read.unit !== '' && sameMeasured(read, valued.measured, valued.analyte);
}

/** Two coded notes: name and note together are the same words, or the note is the same sentence. */
const sameSaid = (a: ResultFact, b: ResultFact): boolean =>
  movedWords(lineOf(a), lineOf(b)) === 0 ||
  (wordCount(a.comments) >= A_SENTENCE && movedKey(a.comments) === movedKey(b.comments));

/** The words make them one line, whatever each practice's system calls it. Whoever asks compares the values. */
export const sameLine = (a: ResultFact, b: ResultFact): boolean =>
  bothPractices(a, b) &&
  movedWhen(a, b) !== null &&
  (sameAbbreviated(a, b) || (silent(a) && silent(b) && sameSaid(a, b)));

/** Buckets of a GP line by its words, beside those by its test. */
export function lineKeys(fact: ResultFact): readonly string[] {
  if (fact.provider.setting !== 'gp' || fact.date === null || fact.isReport) return [];
  const day = calendarKey(fact.date);
  const line = silent(fact) ? [`line|${day}|${movedKey(lineOf(fact))}`] : [];
  return fact.comments.length > 0 ? [...line, `words|${day}|${movedKey(fact.comments)}`] : line;
}
