/**
 * What do the words of a letter tell that stands within a resource, where it can be read at all? Judged as it will be
 * given.
 */
import { HEAD } from '../../letters/bounds';
import { mayHoldWords } from '../../letters/judged-words';
import { isPdf } from '../../letters/letter';
import type { PdfWords } from '../../letters/pdf-words';
import { judgeLetter, type LetterRules } from './judge-letter';

/** As many as tell what it is, in whole groups of base64. */
const BYTES_LOOKED_AT = Math.ceil((HEAD + 2) / 3) * 3;

/** What was read of the PDFs of one contribution, by their base64 as it was sent. */
export type PdfsRead = ReadonlyMap<string, PdfWords>;
export const NO_PDFS: PdfsRead = new Map();

/**
 * What the words in these bytes tell; nothing where the bytes are no text.
 * INVARIANT: a text with more in it than is read is not judged, and so is not shown.
 */
export function marksOfBytes(
  bytes: Uint8Array,
  contentType: string | null,
  rules: LetterRules,
  pdf: PdfWords | null = null,
): number {
  const judged = judgeLetter(bytes, contentType ?? '', rules, pdf);
  return judged.give === 'nothing' ? judged.marks : 0;
}

/** Base64, in the alphabet of addresses too; null where it is none. */
export function bytesOfBase64(data: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(data.replace(/\s/gu, '').replace(/-/gu, '+').replace(/_/gu, '/')), (letter) =>
      letter.charCodeAt(0),
    );
  } catch {
    return null;
  }
}

/** The first bytes of what stands in base64: enough to tell what it is. */
export const startOfBase64 = (data: string): Uint8Array | null =>
  bytesOfBase64(
    data
      .slice(0, BYTES_LOOKED_AT * 2)
      .replace(/\s/gu, '')
      .slice(0, (BYTES_LOOKED_AT / 3) * 4),
  );

/**
 * The same of what stands inline, in base64; nothing where it is no base64 either. A large scan is told by its
 * beginning, so that it costs nothing: only what begins like a text is read.
 */
export function marksOfData(data: string, contentType: unknown, rules: LetterRules, pdfs = NO_PDFS): number {
  const type = typeof contentType === 'string' ? contentType : null;
  const packed = data.replace(/\s/gu, '');
  const start = bytesOfBase64(packed.slice(0, (BYTES_LOOKED_AT / 3) * 4));
  if (start === null) return 0;
  if (isPdf(start)) return marksOfBytes(start, type, rules, pdfs.get(data) ?? null);
  if (!mayHoldWords(start, type ?? '')) return 0;
  const bytes = bytesOfBase64(packed);
  return bytes === null ? 0 : marksOfBytes(bytes, type, rules);
}
