/**
 * Which vocabularies need no words beside their codes? Closed ones that say what sort of thing it is, and name no
 * condition, test, treatment or place: a bare code of theirs tells of no excluded category. Named one by one: a list of
 * services, of places or of ways to leave hospital is not here.
 */
import { z } from 'zod';
import { LEGAL_DECISIONS } from '../../domain/legal-decisions';
import { PLAN_CODES } from '../../domain/section-of';
import given from './known-vocabularies.json' with { type: 'json' };
import { COMMUNICATION_NEED_CODES } from './summaries';
import { hazard, id, tableFile, text, why } from './table-file';

export const KNOWN_VOCABULARY_FILE = tableFile('known-vocabularies.json', {
  knownVocabularies: z.array(
    z.strictObject({
      id,
      /** Addresses begin with one of these … */
      below: text,
      /** … and end with one of these names. */
      names: text,
      why,
      hazard,
    }),
  ),
});

export const KNOWN_VOCABULARIES = KNOWN_VOCABULARY_FILE.shipped(given).knownVocabularies;

const ADDRESSES: ReadonlySet<string> = new Set(
  KNOWN_VOCABULARIES.flatMap(({ below, names }) =>
    below.split(' ').flatMap((start) => names.split(' ').map((name) => start + name)),
  ),
);
const TABLED: ReadonlySet<string> = new Set([
  ...Object.keys(PLAN_CODES),
  ...LEGAL_DECISIONS.flatMap(({ known, values }) =>
    known === 'codes' ? values.map((value) => value.split('|')[1] ?? value) : [],
  ),
  ...COMMUNICATION_NEED_CODES,
]);
/**
 * A treatment function is known by the whole of its list, in which the tables name those that tell. Source: NHS Data
 * Dictionary.
 */
const FUNCTIONS = /treatment-?function(?:-?codes?)?(?:-\d)?(?:\||$)/i;

/** True where the code needs no words. INVARIANT: what is shaped like a SNOMED id is never known by where it stands. */
export function isKnownVocabulary(system: string | undefined, code: string): boolean {
  if (TABLED.has(code.trim())) return true;
  if (/^\d{6,18}$/.test(code.trim())) return false;
  const address = (system ?? '')
    .trim()
    .replace(/^https?:\/\/www\./, 'http://')
    .replace(/\|.*$/, '')
    .replace(/\/$/, '');
  return (
    ADDRESSES.has(address) ||
    ADDRESSES.has(address.replace(/^https:/, 'http:')) ||
    (FUNCTIONS.test(system ?? '') && /^\d{3}$/.test(code.trim()))
  );
}
