/**
 * What do the words of an attached document tell, where it can be read at all? Told by its bytes, since what it is
 * called may be wrong.
 */
import { UNJUDGED } from '../../policy/marks';

const BYTES_LOOKED_AT = 768;
/** A letter has thousands; what would hold the gateway up for everybody else is not read to its end. */
const BYTES_READ = 4_000_000;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '-',
  mdash: '-',
  shy: '',
};

const isText = (contentType: string): boolean =>
  /^(?:text\/|application\/(?:[\w.-]+\+)?(?:xml|json|rtf)\b|application\/xhtml)/iu.test(contentType.trim());

function decoded(bytes: Uint8Array, encoding: string, fatal: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}

/** Null where the bytes are no text: a scan, a picture, a packed file. */
function textOf(bytes: Uint8Array, contentType: string): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le', false);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, 'utf-16be', false);
  const charset = /charset=["']?([\w-]+)/iu.exec(contentType)?.[1];
  if (charset !== undefined && !/^utf-?8$/iu.test(charset))
    return decoded(bytes, charset, false) ?? decoded(bytes, 'windows-1252', false);
  const text = decoded(bytes, 'utf-8', true);
  if (text !== null && !text.includes('\0')) return text;
  // letters of two bytes without a word of it: the empty halves go
  return isText(contentType) ? (decoded(bytes, 'windows-1252', false)?.replace(/\0/gu, '') ?? null) : null;
}

const character = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ');

/** Without `<!-- … -->`; by hand, since a pattern would look for the end of each anew. */
const withoutComments = (text: string): string =>
  text
    .split('<!--')
    .map((part, at) => (at > 0 && part.includes('-->') ? part.slice(part.indexOf('-->') + 3) : part))
    .join('');

/**
 * The words of markup with its marks taken out: a tag in the middle of a word must not hide it, nor one between two
 * words, nor a letter that is written as a number.
 */
const withoutMarks = (text: string, tag: string): string =>
  withoutComments(text)
    .replace(/<\/?[A-Za-z][^<>]*>/gu, tag)
    .replace(/\\u(-?\d{1,5}) ?\?|\\u([0-9a-f]{4})/giu, (_all, rtf: string | undefined, json: string) =>
      character(rtf === undefined ? Number.parseInt(json, 16) : Number(rtf)),
    )
    .replace(/\\'([0-9a-f]{2})/giu, (_all, hex: string) => character(Number.parseInt(hex, 16)))
    .replace(/\\[a-z]+-?\d* ?|[{}]/giu, '')
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/giu, (_all, hex: string | undefined, digits: string | undefined) =>
      character(hex === undefined ? Number(digits) : Number.parseInt(hex, 16)),
    )
    .replace(/&([a-z]+);/giu, (all, name: string) => NAMED[name.toLowerCase()] ?? all);

/** The part that is read; never the half of a letter, or a text would be taken for none. */
function readPart(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= BYTES_READ) return bytes;
  let end = BYTES_READ;
  while (end > BYTES_READ - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
}

/**
 * As it stands, without its marks, and, where a tag may have parted two words, with a blank for each tag; null where
 * the bytes are no text.
 */
function wordsOf(bytes: Uint8Array, contentType: string): string | null {
  const text = textOf(readPart(bytes), contentType);
  if (text === null || !/[<\\&]/u.test(text)) return text;
  const joined = withoutMarks(text, '');
  const parted = withoutMarks(text, ' ');
  return parted === joined ? `${text}\n${joined}` : `${text}\n${joined}\n${parted}`;
}

/**
 * What the words in these bytes tell by `judge`; nothing where the bytes are no text.
 * INVARIANT: a text too long to be read to its end is not judged, and so is not shown.
 */
export function marksOfBytes(bytes: Uint8Array, contentType: string | null, judge: (words: string) => number): number {
  const words = wordsOf(bytes, contentType ?? '');
  if (words === null) return 0;
  return bytes.length > BYTES_READ ? judge(words) | UNJUDGED : judge(words);
}

function fromBase64(data: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(data.replace(/-/gu, '+').replace(/_/gu, '/')), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}

/**
 * The same of what stands inline, in base64; nothing where it is no base64 either. A large scan is told by its
 * beginning, so that it costs
 * nothing: only what begins like a text is read.
 */
export function marksOfData(data: string, contentType: unknown, judge: (words: string) => number): number {
  const type = typeof contentType === 'string' ? contentType : null;
  const packed = data.replace(/\s/gu, '');
  const start = fromBase64(packed.slice(0, (BYTES_LOOKED_AT / 3) * 4));
  // a letter of several bytes may be cut in two at the end of the beginning
  if (
    start === null ||
    (!isText(type ?? '') &&
      [0, 1, 2, 3].every((less) => textOf(start.slice(0, Math.max(0, start.length - less)), type ?? '') === null))
  )
    return 0;
  const bytes = fromBase64(packed);
  return bytes === null ? 0 : marksOfBytes(bytes, type, judge);
}
