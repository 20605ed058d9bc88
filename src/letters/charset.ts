/**
 * Which characters do the bytes of a letter stand for? By its mark, else by what its sender says, else UTF-8 where it
 * is that, else what Windows wrote, which is told as a guess: nothing that cannot be decoded is dropped in silence.
 */
import { HEAD } from './bounds';

export interface Decoded {
  readonly text: string;
  readonly charset: string;
  /** Nobody said in which characters it is written, and it is not UTF-8. */
  readonly guessed: boolean;
}

/** What Windows 1252 writes where Latin-1 has only controls. Source: Encoding standard, index windows-1252. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** A character for each byte, whatever it stands for. */
export function oneForEach(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join('');
}

/** By our own table: Node 20 decodes it as Latin-1, and would judge a dash that the screen shows as a control. */
export const windows1252 = (bytes: Uint8Array): string =>
  oneForEach(bytes).replace(/[\x80-\x9f]/g, (one) => WINDOWS[one.charCodeAt(0) - 0x80] ?? one);

const decodedAs = (bytes: Uint8Array, encoding: string, fatal = false): string | null => {
  if (encoding === 'windows-1252') return windows1252(bytes);
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return null;
  }
};

/** The charset that a content type names, as platforms call it; null where it names none that can be read. */
export function charsetOf(contentType: string): string | null {
  const named = /charset\s*=\s*["']?([\w.:-]+)/iu.exec(contentType)?.[1];
  if (named === undefined) return null;
  try {
    return new TextDecoder(named).encoding;
  } catch {
    return null;
  }
}

const ascii = (bytes: Uint8Array, to: number): string => String.fromCharCode(...bytes.subarray(0, to));

/** The charset that markup names in its own beginning. */
function charsetWithin(bytes: Uint8Array): string | null {
  const named = /<(?:meta\b[^>]{0,200}?\bcharset|\?xml\b[^>]{0,200}?\bencoding)\s*=\s*["']?([\w.:-]+)/iu.exec(
    ascii(bytes, HEAD),
  )?.[1];
  const known = named === undefined ? null : charsetOf(`charset=${named}`);
  // Who can be read so far is no text of two bytes a letter.
  return known?.startsWith('utf-16') === true ? null : known;
}

/** Text of two bytes a letter without its mark: of Latin letters every other byte is zero. */
function twoBytes(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const head = bytes.subarray(0, HEAD);
  if (bytes.length % 2 !== 0 || head.length < 4) return null;
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const most = head.length / 4;
  const [first = 0, second = 0] = zeros;
  if (second > most && first === 0) return 'utf-16le';
  return first > most && second === 0 ? 'utf-16be' : null;
}

/** What text begins with where it is of two bytes a letter and says so. */
export function markedTwoBytes(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/**
 * The text of these bytes. `contentType` as the sender states it; `isText`: they are known to be text of some kind, so
 * that what is no UTF-8 is guessed at. Null where they are none.
 */
export function decode(bytes: Uint8Array, contentType: string, isText: boolean): Decoded | null {
  const as = (charset: string, guessed: boolean): Decoded => ({
    text: decodedAs(bytes, charset) ?? '',
    charset,
    guessed,
  });
  const marked = markedTwoBytes(bytes);
  if (marked !== null) return as(marked, false);
  const stated = charsetOf(contentType);
  if (stated !== null && stated !== 'utf-8') return as(stated, false);
  const utf8 = decodedAs(bytes, 'utf-8', true);
  // A zero at the end is what some programs end a text with.
  if (utf8 !== null && !/\0[^\0]/.test(utf8)) return { text: utf8, charset: 'utf-8', guessed: false };
  // A charset that nobody knows was meant as text all the same.
  if (!isText && !(stated === null && /charset\s*=/iu.test(contentType))) return null;
  const unmarked = twoBytes(bytes);
  if (unmarked !== null) return as(unmarked, true);
  const within = charsetWithin(bytes);
  if (within !== null && within !== 'utf-8') return as(within, false);
  return as('windows-1252', true);
}

/**
 * The text of bytes that have to be UTF-8: as that, or where they are none by the charset that the sender names. Null
 * where they are neither: nothing is guessed, and no character stands for one that was lost.
 */
export function decodeStrictly(bytes: Uint8Array, contentType: string): string | null {
  const utf8 = decodedAs(bytes, 'utf-8', true);
  if (utf8 !== null) return utf8;
  const stated = charsetOf(contentType);
  return stated === null || stated === 'utf-8' ? null : decodedAs(bytes, stated, true);
}
