/**
 * Which words of a letter are judged? All that is shown of it, all that it holds besides, and what it would say if it
 * were read as any other kind: denied unless permitted, whatever it is called.
 */
import { HYPHENATED } from '../domain/hyphenated';
import { decode, markedTwoBytes, windows1252 } from './charset';
import { looksLikeXml, openLetter, type OpenLetter } from './letter';
import { paragraphText, withoutUnseen, type Reading } from './paragraph';
import { spellings } from './spelt-otherwise';

export interface JudgedWords {
  readonly words: string;
  /** False where there is more in the letter than was read. */
  readonly whole: boolean;
}

/** JSON writes a letter as `\uXXXX`. */
const fromJson = (text: string): string =>
  text.replace(/\\u([0-9a-f]{4})/giu, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/**
 * The shown words by paragraph, and as they flow; the same without what parts them, and with a blank for each part: a
 * word may be written across several.
 */
const wordsOf = ({ paragraphs, flow, pieces, asides }: Reading): readonly string[] => [
  paragraphs.map(paragraphText).join('\n'),
  ...flow,
  pieces.join(''),
  pieces.join(' '),
  ...asides,
];

const QUOTED = /\r?\n[ \t]*[>|][ \t>|]*/gu;

/** The same in one piece where lines part it: without hyphens at their ends, and without what quotes them. */
function* unbroken(words: string): Generator<string> {
  yield words.replace(QUOTED, ' ');
  yield words.replace(HYPHENATED, '').replace(QUOTED, ' ');
}

/** How a line of base64 begins: of a scan, a signature. INVARIANT: no word is as long. */
const PACKED_START = /[A-Za-z0-9+/]{40}/gu;
/** INVARIANT: one character at a time: a run of megabytes exhausts the stack of a pattern that repeats. */
const PACKED_END = /[^A-Za-z0-9+/]/gu;
/** What may stand between two lines. */
const BETWEEN = /^={0,2}\s{0,80}$/u;
const LONG = 1000;
/** In base64 about one letter in six is a digit, and nowhere are there none for long. */
const isPacked = (run: string): boolean => (run.match(/\d/gu)?.length ?? 0) * 16 > run.length;

/** The first place from here on that the pattern finds; the end of the text where it finds none. */
function next(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

/** Where lines of base64 follow one another: from where to where. */
function* packedRuns(text: string): Generator<readonly [number, number]> {
  let from = next(PACKED_START, text, 0);
  while (from < text.length) {
    let to = from;
    let line = from;
    do {
      to = next(PACKED_END, text, line);
      line = next(PACKED_START, text, to);
    } while (line < text.length && line - to <= 82 && BETWEEN.test(text.slice(to, line)));
    yield [from, to];
    from = line;
  }
}

/**
 * Without what nobody can read: each way of reading it otherwise would be as long again, and a letter that wraps a
 * scan would hold the gateway up. What is wrapped is unpacked and judged by itself.
 */
function withoutPacked(text: string): string {
  if (text.length < LONG) return text;
  const kept: string[] = [];
  let at = 0;
  for (const [from, to] of packedRuns(text)) {
    if (to - from < LONG || !isPacked(text.slice(from, to))) continue;
    kept.push(text.slice(at, from), ' ');
    at = to;
  }
  return kept.join('') + text.slice(at);
}

/** All that these words say: as they stand, where lines part them, and in plain spelling. */
export function inEverySpelling(words: Iterable<string>): string {
  const judged = new Set([...words].map(withoutPacked));
  for (const one of [...judged]) for (const whole of unbroken(one)) judged.add(whole);
  for (const one of [...judged]) for (const otherwise of spellings(one)) judged.add(otherwise);
  judged.delete('');
  return [...judged].join('\n');
}

/** A charset that was stated may be the wrong one, platforms differ in some, and what is saved is bytes. */
function* inOtherCharacters(bytes: Uint8Array): Generator<string> {
  if (markedTwoBytes(bytes) === null) yield withoutUnseen(windows1252(bytes));
  yield decode(bytes, '', false)?.text ?? '';
}

/** Whether bytes that begin so may hold words: what does not is not unpacked. A letter may be cut in two at the end. */
export const mayHoldWords = (head: Uint8Array, contentType: string): boolean =>
  [0, 1, 2, 3].some((less) => openLetter(head.subarray(0, Math.max(0, head.length - less)), contentType).text !== null);

/** Null where the bytes are no text: a scan, a picture, a packed file. */
export const wordsToJudge = (bytes: Uint8Array, contentType: string, mayWrap = true): JudgedWords | null =>
  wordsOfOpen(openLetter(bytes, contentType, mayWrap), bytes);

/** The same of a letter that is open already; `bytes` are those that it was opened from. */
export function wordsOfOpen(open: OpenLetter, bytes: Uint8Array): JudgedWords | null {
  const { letter, text } = open;
  if (text === null) return null;
  const judged = new Set([text]);
  let whole = true;
  const read = (reading: Reading | null | undefined): void => {
    if (reading === undefined) whole = false;
    else if (reading !== null) for (const words of wordsOf(reading)) judged.add(words);
  };
  const shown = 'paragraphs' in letter ? letter.paragraphs.map(paragraphText).join('\n') : '';
  if (!text.includes(shown)) judged.add(shown);
  if (open.charset !== 'utf-8') for (const words of inOtherCharacters(bytes)) judged.add(words);
  judged.add(withoutUnseen(text));
  // Without either, it says as HTML what it says as text.
  if (/[<&]/u.test(text)) read(open.html());
  if (looksLikeXml(text)) read(open.xml());
  const within = looksLikeXml(text) ? open.within() : null;
  if (within !== null) {
    const inner = wordsToJudge(within.bytes, within.contentType, false);
    if (inner !== null) judged.add(inner.words);
    whole &&= inner?.whole ?? true;
  }
  if (text.includes('\\')) judged.add(fromJson(text));
  // Read by its bytes, whatever charset is stated.
  if (open.isRtf || text.includes('\\')) read(open.rtf());
  return { words: inEverySpelling(judged), whole };
}
