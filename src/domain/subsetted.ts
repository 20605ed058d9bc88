/**
 * Does a Bundle or a resource say of itself that it is not whole? Its sender then left elements out or masked them.
 * Source: FHIR R4 2.36.5 “SUBSETTED”; HL7 v3 ObservationValue (SecurityAlterationIntegrityObservationValue).
 */
import { isObject, objectsOf, type Json } from './json';

const SYSTEM = /ObservationValue$/iu;
const CODES: ReadonlySet<string> = new Set(['SUBSETTED', 'REDACTED', 'MASKED']);

/** The mark as sent, in `meta.tag` or `meta.security`; null where there is none. */
export function subsettedAs({ meta }: Json): string | null {
  if (!isObject(meta)) return null;
  for (const { system, code } of [...objectsOf(meta['tag']), ...objectsOf(meta['security'])]) {
    const mark = typeof code === 'string' ? code.trim().toUpperCase() : '';
    if (CODES.has(mark) && (typeof system !== 'string' || SYSTEM.test(system.trim()))) return mark;
  }
  return null;
}
