/**
 * Which words stand packed within a plain text: as RTF, or in base64? Systems put a whole letter into a note or a
 * comment; whoever opens it reads what it says, and so it is judged by that.
 */
import { wordsToJudge } from '../../letters/judged-words';
import { bytesOfBase64 } from './attached-words';

/**
 * Base64 of a text begins so: the first letter of each four has a small value, and two of the bits beside it are
 * nought. Hardly any word does; what does is unpacked, and says nothing.
 */
const FOUR = '[A-Za-f][A-HQ-Xg-nw-z0-3][ABEFIJMNQRUVYZcdghklopstwx014589][A-Za-z0-9+/_-]';
const ANY = '[A-Za-z0-9+/_-]';
/** Two such fours near the beginning, where an accent may stand in the first ones; or one, and what fills the last. */
const RUN = new RegExp(
  `(?<!${ANY})(?:(?:${ANY}{4}){0,3}?(?:${FOUR}){2}${ANY}*={0,2}|${FOUR}${ANY}{2}(?:==|${ANY}=))`,
  'g',
);
/** Lines of base64 end after so many letters: a shorter run is a word at the end of its line. */
const LINE_END = /(?<=[A-Za-z0-9+/]{16})\s{1,8}(?=[A-Za-z0-9+/]{2,}={0,2}(?:\s|$))/g;
const RTF = /\{\\rtf|\\(?:'[0-9a-f]{2}|u-?\d{2,6}|[a-z]{1,32}-?\d{0,10}[ \\{}])/i;

const utf8 = new TextEncoder();

/** So many bytes tell a text from noise: in noise, one in three is a letter's, and in a text nearly all are. */
const LOOKED_AT = 60;
const isSign = (byte: number): boolean => byte >= 32 || byte === 9 || byte === 10 || byte === 13;
const saysSomething = (bytes: Uint8Array): boolean => {
  const head = bytes.subarray(0, LOOKED_AT);
  return head.filter((byte) => isSign(byte) && byte < 127).length > head.length * 0.7;
};

/** Text in two bytes a letter, whose every other byte is nought; null where it is no such text. */
function inTwoBytes(bytes: Uint8Array): Uint8Array | null {
  const [even, odd] = [0, 1].map((half) => bytes.filter((_byte, at) => at % 2 === half));
  const isNought = (half: Uint8Array | undefined): boolean =>
    half !== undefined && half.length > 2 && half.filter((byte) => byte === 0).length > half.length * 0.8;
  if (isNought(odd) === isNought(even)) return null;
  return (isNought(odd) ? even : odd) ?? null;
}

function wordsOf(packed: Uint8Array): string | null {
  const bytes = (inTwoBytes(packed.subarray(0, LOOKED_AT)) === null ? null : inTwoBytes(packed)) ?? packed;
  return saysSomething(bytes) ? (wordsToJudge(bytes, '')?.words ?? null) : null;
}

function* inBase64(text: string): Generator<string> {
  for (const [run] of text.matchAll(RUN)) {
    const bytes = bytesOfBase64(run.slice(0, run.endsWith('=') ? run.length : run.length - (run.length % 4)));
    const words = bytes === null ? null : wordsOf(bytes);
    if (words !== null) yield words;
  }
}

/** The words that are packed in this text, each reading a line; '' where there are none. */
export function packedWords(text: string): string {
  const found = new Set<string>();
  if (RTF.test(text)) {
    const words = wordsToJudge(utf8.encode(text.slice(Math.max(0, text.indexOf('{\\rtf')))), 'text/plain');
    if (words !== null) found.add(words.words);
  }
  for (const words of inBase64(text)) found.add(words);
  if (/\s/.test(text)) for (const words of inBase64(text.replace(LINE_END, ''))) found.add(words);
  return [...found].join('\n');
}
