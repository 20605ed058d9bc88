/**
 * Is an entry one of the few kinds that stand somewhere of their own, or that few may see: pregnancy, detention under
 * the Mental Health Act, deprivation of liberty, organ donation, About me? Known by code, and by words where a sender
 * has no code. Source: POLICY 4; SNOMED CT UK, LOINC.
 */
import type { CodeableConcept } from 'fhir/r4';
import { LOINC, SNOMED } from './code-systems';
import { remembered } from './remembered';
import given from './named-kinds.json' with { type: 'json' };

export interface NamedKindRow {
  readonly kind: NamedKind;
  /** As `system|code`, with the short words `snomed` and `loinc`. */
  readonly codes: readonly string[];
  /** A regular expression over the words of the concept. */
  readonly words: string;
  readonly source: string;
  readonly why: string;
}

export type NamedKind = 'pregnancy' | 'mental-health-act' | 'deprivation-of-liberty' | 'organ-donation' | 'about-me';

export const NAMED_KINDS = given.kinds as readonly NamedKindRow[];

const SYSTEMS: Readonly<Record<string, string>> = { snomed: SNOMED, loinc: LOINC };

const spelt = (code: string): string => code.replace(/^[a-z]+(?=\|)/, (word) => SYSTEMS[word] ?? word);

/** By the code alone, which hardly any concept shares; its system is compared then. */
const CODES: ReadonlyMap<unknown, readonly { readonly kind: NamedKind; readonly system: string }[]> = (() => {
  const kinds = new Map<unknown, { kind: NamedKind; system: string }[]>();
  for (const { kind, codes } of NAMED_KINDS)
    for (const written of codes) {
      const [system = '', code = ''] = spelt(written).split('|');
      kinds.set(code, [...(kinds.get(code) ?? []), { kind, system }]);
    }
  return kinds;
})();

const WORDS = NAMED_KINDS.map(({ kind, words }) => ({ kind, words: new RegExp(words, 'i') }));

/** A few thousand names stand behind tens of thousands of resources. */
const kindsInWords = remembered(
  (text): ReadonlySet<NamedKind> => new Set(WORDS.filter(({ words }) => words.test(text)).map(({ kind }) => kind)),
);

function tells(concept: CodeableConcept | undefined, kind: NamedKind): boolean {
  if (concept === undefined || concept === null) return false;
  if (typeof concept.text === 'string' && kindsInWords(concept.text).has(kind)) return true;
  if (!Array.isArray(concept.coding)) return false;
  for (const coding of concept.coding as readonly { system?: unknown; code?: unknown; display?: unknown }[]) {
    const known = CODES.get(coding?.code);
    if (known?.some((one) => one.kind === kind && one.system === coding.system) === true) return true;
    if (typeof coding?.display === 'string' && kindsInWords(coding.display).has(kind)) return true;
  }
  return false;
}

/** True where one of the concepts is of that kind. Plain loops: asked of every observation of a large record. */
export function isOfKind(kind: NamedKind, concepts: readonly (CodeableConcept | undefined)[]): boolean {
  for (const concept of concepts) if (tells(concept, kind)) return true;
  return false;
}
