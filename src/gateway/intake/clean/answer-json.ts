/**
 * Which JSON do an answer's bytes hold? FHIR is UTF-8; bytes that are none are read by the charset that their sender
 * names, and where it names none the answer could not be read: a letter put in place of one that is lost would say
 * more than the source said. Source: UK-FHIR "Everyone".
 */
import { parseAsSent } from '../../../domain/decimals';
import { decodeStrictly } from '../../../letters/charset';

/**
 * The parsed value with the digits of its decimals (src/domain/decimals.ts), in an object since it may be null; null
 * where the bytes are no text that can be trusted, or no JSON.
 */
export function answerJson(bytes: Uint8Array, contentType: string | null): { readonly value: unknown } | null {
  const text = decodeStrictly(bytes, contentType ?? '');
  if (text === null) return null;
  try {
    return { value: parseAsSent(text) };
  } catch {
    return null;
  }
}
