/**
 * What do the words of an attached document tell, where it can be read at all? Read by the reader that the screen shows
 * it by, and judged with all that it holds besides.
 */
import { HEAD, MOST_BYTES_READ } from '../../letters/bounds';
import { mayHoldWords, wordsToJudge } from '../../letters/judged-words';
import { UNJUDGED } from '../../policy/marks';

/** As many as tell what it is, in whole groups of base64. */
const BYTES_LOOKED_AT = Math.ceil((HEAD + 2) / 3) * 3;

/** The part that is read; never the half of a letter, or a text would be taken for none. */
function readPart(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= MOST_BYTES_READ) return bytes;
  let end = MOST_BYTES_READ;
  while (end > MOST_BYTES_READ - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
}

/**
 * What the words in these bytes tell by `judge`; nothing where the bytes are no text.
 * INVARIANT: a text with more in it than is read is not judged, and so is not shown.
 */
export function marksOfBytes(bytes: Uint8Array, contentType: string | null, judge: (words: string) => number): number {
  const judged = wordsToJudge(readPart(bytes), contentType ?? '');
  if (judged === null) return 0;
  const marks = judge(judged.words);
  return judged.whole && bytes.length <= MOST_BYTES_READ ? marks : marks | UNJUDGED;
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
 * beginning, so that it costs nothing: only what begins like a text is read.
 */
export function marksOfData(data: string, contentType: unknown, judge: (words: string) => number): number {
  const type = typeof contentType === 'string' ? contentType : null;
  const packed = data.replace(/\s/gu, '');
  const start = fromBase64(packed.slice(0, (BYTES_LOOKED_AT / 3) * 4));
  if (start === null || !mayHoldWords(start, type ?? '')) return 0;
  const bytes = fromBase64(packed);
  return bytes === null ? 0 : marksOfBytes(bytes, type, judge);
}
