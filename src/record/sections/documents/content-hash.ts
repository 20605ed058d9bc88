/**
 * What is the hash of a document that is sent whole inside its reference? The same as a sender would state: SHA-1 in
 * base64 (FHIR R4, Attachment.hash).
 */
import { sha1 } from '@noble/hashes/legacy.js';
import type { Attachment } from 'fhir/r4';
import { textOf } from '../../fhir/shape';

/** Longer content is told by its identifiers alone: hashing it would hold up the page. */
const LONGEST = 8_000_000;

/** The stated hash, else that of the content sent inline; null where there is neither. */
export function contentHash({ hash, data }: Attachment): string | null {
  const stated = textOf(hash);
  if (stated !== null) return stated;
  if (typeof data !== 'string' || data === '' || data.length > LONGEST) return null;
  try {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    return btoa(String.fromCharCode(...sha1(bytes)));
  } catch {
    return null;
  }
}
