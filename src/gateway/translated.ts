/**
 * Which coding did the gateway itself add, from a terminology server's answer? It is marked, so that every stage can
 * tell it from a provider's own.
 */
import type { CodeableConcept, Coding } from 'fhir/r4';
import { SNOMED } from '../domain/code-systems';
import { familyOf, isValidCode } from '../policy/indexes/code-family';

const MARK = 'urn:whole-picture:translated';

/** Without a name of its own: a reader sees the provider's words. */
export const translatedCoding = (code: string): Coding => ({
  system: SNOMED,
  code,
  userSelected: false,
  extension: [{ url: MARK, valueBoolean: true }],
});

export const isTranslated = ({ extension }: Readonly<Record<string, unknown>>): boolean =>
  Array.isArray(extension) &&
  (extension as readonly unknown[]).some(
    (one) => typeof one === 'object' && one !== null && (one as { readonly url?: unknown }).url === MARK,
  );

/** True where a concept needs no translation. */
export const hasSnomed = ({ coding = [] }: CodeableConcept): boolean =>
  coding.some(({ system, code }) => code !== undefined && familyOf(system) === 'sct' && isValidCode('sct', code));
