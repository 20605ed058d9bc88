/**
 * Does a Bundle or a resource say of itself that it is not what it seems: a part, several put together, doubted, a
 * test? A table of the marks that FHIR and HL7 v3 have for it; every other tag says nothing of this.
 * Source: FHIR R4 2.36.5 “SUBSETTED”; HL7 v3 ObservationValue (alteration and reliability of data), ActReason.
 */
import { isObject, objectsOf, type Json } from './json';
import { remembered } from './remembered';

export type SentAs = 'part' | 'together' | 'doubted' | 'test' | 'translated';

interface MarkRow {
  readonly code: string;
  /** Null: it changes nothing that a reader needs to know. */
  readonly means: SentAs | null;
  readonly why: string;
  readonly hazard: string;
}

const VALUES = 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue';
const REASONS = 'http://terminology.hl7.org/CodeSystem/v3-ActReason';

/** Source: HL7 v3 ObservationValue, security alteration integrity and data reliability. */
export const VALUE_MARKS: readonly MarkRow[] = [
  { code: 'SUBSETTED', means: 'part', why: 'Elements were left out by the sender.', hazard: 'H-06' },
  { code: 'REDACTED', means: 'part', why: 'Elements were taken out by the sender.', hazard: 'H-06' },
  { code: 'MASKED', means: 'part', why: 'Elements were hidden by the sender.', hazard: 'H-06' },
  { code: 'ABSTRED', means: 'part', why: 'What was sent is an abstract of the entry.', hazard: 'H-06' },
  { code: 'AGGRED', means: 'together', why: 'One value stands for several.', hazard: 'H-21' },
  { code: 'UNCERTREL', means: 'doubted', why: 'Its sender is not certain of it.', hazard: 'H-25' },
  { code: 'UNRELIABLE', means: 'doubted', why: 'Its sender does not rely on it.', hazard: 'H-25' },
  { code: 'TRSLT', means: 'translated', why: 'Its words are not those that were written.', hazard: 'H-26' },
  { code: 'ANONYED', means: null, why: 'Names are taken out, as they are here.', hazard: 'H-05' },
  { code: 'PSEUDED', means: null, why: 'Names are replaced, as they are here.', hazard: 'H-05' },
  { code: 'MAPPED', means: null, why: 'A code was mapped; what was written stands beside it.', hazard: 'H-26' },
  { code: 'SYNTAC', means: null, why: 'Only the form was changed.', hazard: 'H-26' },
  { code: 'VERSIONED', means: null, why: 'Only the version was changed.', hazard: 'H-26' },
  { code: 'RELIABLE', means: null, why: 'As every entry is taken to be.', hazard: 'H-25' },
  { code: 'HRELIABLE', means: null, why: 'As every entry is taken to be.', hazard: 'H-25' },
];
/** Source: HL7 v3 ActReason. */
export const REASON_MARKS: readonly MarkRow[] = [
  { code: 'HTEST', means: 'test', why: 'A test of a system, and nothing of the person.', hazard: 'H-20' },
];

/** The one mark by which each meaning is told on: which of them was sent, and so why, is not. */
const TOLD_BY: Readonly<Record<SentAs, { readonly system: string; readonly code: string }>> = {
  part: { system: VALUES, code: 'SUBSETTED' },
  together: { system: VALUES, code: 'AGGRED' },
  doubted: { system: VALUES, code: 'UNCERTREL' },
  translated: { system: VALUES, code: 'TRSLT' },
  test: { system: REASONS, code: 'HTEST' },
};

/** Said behind the name of what was sent so. */
export const SENT_AS_WORDS: Readonly<Record<SentAs, string>> = {
  part: 'part of the entry only, as sent',
  together: 'several put together, as sent',
  doubted: 'doubted by its sender',
  test: 'test data, as its sender marks it',
  translated: 'translated, as sent',
};

const WORDS = Object.values(SENT_AS_WORDS).join('|');
const BEHIND = new RegExp(` – (?:${WORDS})(?:; (?:${WORDS}))*$`, 'u');
/** A name with the words of its marks behind it. */
export const namedSentAs = (name: string, words: string): string => `${name} – ${words}`;
/** The name without them; the very same where it has none. */
export const nameAlone = (name: string): string => name.replace(BEHIND, '');

const meaningsOf = (rows: readonly MarkRow[]): ReadonlyMap<string, SentAs> =>
  new Map(rows.flatMap(({ code, means }) => (means === null ? [] : [[code, means] as const])));
const IN_VALUES = meaningsOf(VALUE_MARKS);
const IN_REASONS = meaningsOf(REASON_MARKS);
const NO_SYSTEM = new Map([...IN_VALUES, ...IN_REASONS]);

/** Any release's spelling of a system, or its OID. */
const tableOf = remembered((system): ReadonlyMap<string, SentAs> | null =>
  /ObservationValue$|^urn:oid:2\.16\.840\.1\.113883\.5\.1063$/iu.test(system.trim())
    ? IN_VALUES
    : /ActReason$|^urn:oid:2\.16\.840\.1\.113883\.5\.8$/iu.test(system.trim())
      ? IN_REASONS
      : null,
);

const meaningOf = ({ system, code }: Json): SentAs | undefined => {
  if (typeof code !== 'string') return undefined;
  const table = typeof system === 'string' ? tableOf(system) : NO_SYSTEM;
  return table?.get(code.trim().toUpperCase());
};

const NOTHING: readonly SentAs[] = [];

/** What the marks in `meta.tag` and `meta.security` say, each once and in a fixed order; mostly nothing. */
export function sentAs(resource: object): readonly SentAs[] {
  const { meta } = resource as Json;
  if (!isObject(meta) || (meta['tag'] === undefined && meta['security'] === undefined)) return NOTHING;
  const said = new Set([...objectsOf(meta['tag']), ...objectsOf(meta['security'])].map(meaningOf));
  return said.size === 0 ? NOTHING : (Object.keys(TOLD_BY) as SentAs[]).filter((one) => said.has(one));
}

/** The marks that are told on for these meanings: a coding each, of our own making. */
export const marksFor = (meanings: readonly SentAs[]): readonly Json[] => meanings.map((one) => ({ ...TOLD_BY[one] }));
