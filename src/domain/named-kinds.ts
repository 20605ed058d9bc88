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

/** Stands for every concept that tells no kind, as nearly every one does. */
const NO_KIND: ReadonlySet<NamedKind> = new Set();

/** A few thousand names stand behind tens of thousands of resources. */
const kindsInWords = remembered((text): ReadonlySet<NamedKind> => {
  const told = WORDS.filter(({ words }) => words.test(text));
  return told.length === 0 ? NO_KIND : new Set(told.map(({ kind }) => kind));
});

const both = (some: ReadonlySet<NamedKind>, more: ReadonlySet<NamedKind>): ReadonlySet<NamedKind> =>
  more.size === 0 ? some : some.size === 0 ? more : new Set([...some, ...more]);

function kindsByCode(system: unknown, code: unknown): ReadonlySet<NamedKind> {
  const known = CODES.get(code)?.filter((one) => one.system === system);
  return known === undefined || known.length === 0 ? NO_KIND : new Set(known.map(({ kind }) => kind));
}

function kindsIn(concept: CodeableConcept): ReadonlySet<NamedKind> {
  let told = typeof concept.text === 'string' ? kindsInWords(concept.text) : NO_KIND;
  if (!Array.isArray(concept.coding)) return told;
  for (const coding of concept.coding as readonly { system?: unknown; code?: unknown; display?: unknown }[]) {
    if (CODES.has(coding?.code)) told = both(told, kindsByCode(coding.system, coding.code));
    if (typeof coding?.display === 'string') told = both(told, kindsInWords(coding.display));
  }
  return told;
}

/** Every kind that one of the concepts tells. Plain loops: asked of every observation of a large record. */
export function kindsOf(concepts: readonly (CodeableConcept | undefined)[]): ReadonlySet<NamedKind> {
  let told = NO_KIND;
  for (const concept of concepts) if (concept !== undefined && concept !== null) told = both(told, kindsIn(concept));
  return told;
}

/** True where one of the concepts is of that kind. */
export const isOfKind = (kind: NamedKind, concepts: readonly (CodeableConcept | undefined)[]): boolean =>
  kindsOf(concepts).has(kind);
