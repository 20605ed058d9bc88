/** In which words, and by which code, does a coded element name its thing? */
import type { CodeableConcept, Coding } from 'fhir/r4';
import { CTV3, DMD, ICD10, LOINC, READ_V2, SNOMED, canonicalSystem } from '../../domain/code-systems';
import { remembered, rememberedCode } from '../../domain/remembered';

/** "Transfer-degraded" placeholders: they say only that a code was lost on the way. Source: GP Connect 1.6.2. */
const DEGRADED = new Set(['196421000000109', '196461000000101', '196411000000103']);

/** HL7's "unknown", "no information" and the like, which GP Connect puts where a vaccine is not coded. */
const NO_CODE = 'NullFlavor';

const DEGRADED_WORDS = /^transfer[- ]degraded/i;

/** The name of HL7's list of reasons, put where a name or a code should be: “nullFlavor NI”. */
const REASON_WORDS = /^null ?flavou?r(?: [a-z]{2,4})?$/i;

/** The first letter is looked at before the rest: hardly any text begins with a T or an N. */
const beginsWith = (text: unknown, small: number): text is string =>
  typeof text === 'string' && (text.charCodeAt(0) | 32) === small;
const saysDegraded = (text: unknown): boolean => beginsWith(text, 116) && DEGRADED_WORDS.test(text);
const saysReason = (text: unknown): boolean => beginsWith(text, 110) && REASON_WORDS.test(text);

/** The systems whose words we would rather show, best first. */
const PREFERRED = [SNOMED, DMD, LOINC, ICD10, READ_V2, CTV3] as const;

const RANKS: ReadonlyMap<string | undefined, number> = new Map(PREFERRED.map((system, at) => [system, at]));
const rank = (system: string | undefined): number => RANKS.get(system) ?? PREFERRED.length;

/** True for a code that stands for a lost one: it names nothing and drives nothing. */
export const isDegraded = ({ code, system, display }: Coding): boolean =>
  DEGRADED.has(String(code)) ||
  (typeof system === 'string' && system.endsWith(NO_CODE)) ||
  saysDegraded(display) ||
  saysReason(code ?? display);

/**
 * True for what nearly every sender sends: usable codings that already stand best first, so that nothing need be
 * copied.
 */
function inOrder(codings: readonly (Coding | null)[]): boolean {
  let last = 0;
  for (const one of codings) {
    if (one === null || typeof one !== 'object' || isDegraded(one)) return false;
    const here = rank(one.system);
    if (here < last) return false;
    last = here;
  }
  return true;
}

/** Usable codings, best system first; codes sent as numbers are read as text. */
export function codingsOf(concept: CodeableConcept | undefined): readonly Coding[] {
  const coding = concept?.coding;
  if (!Array.isArray(coding) || coding.length === 0) return NO_CODINGS;
  if (coding.length === 1) {
    const only = coding[0] as Coding | null;
    return only && !isDegraded(only) ? coding : NO_CODINGS;
  }
  // A section asks for the same concept's codings several times over.
  if (coding === lastGiven) return lastOrdered;
  lastGiven = coding;
  return (lastOrdered = inOrder(coding as readonly (Coding | null)[])
    ? coding
    : ordered(coding as readonly (Coding | null)[]));
}

const NO_CODINGS: readonly Coding[] = [];

let lastGiven: readonly Coding[] | undefined;
let lastOrdered: readonly Coding[] = [];

/**
 * The usable ones by rank, each put in its place among those before it: they are two or three, and a sort costs far
 * more than that.
 */
function ordered(codings: readonly (Coding | null)[]): readonly Coding[] {
  const best: Coding[] = [];
  for (const one of codings) {
    if (one === null || typeof one !== 'object' || isDegraded(one)) continue;
    let at = best.length;
    const here = rank(one.system);
    while (at > 0 && rank(best[at - 1]?.system) > here) at -= 1;
    if (at === best.length) best.push(one);
    else best.splice(at, 0, one);
  }
  return best;
}

const words = (text: unknown): string | null => {
  if (typeof text !== 'string') return null;
  const trimmed = text.trim();
  return trimmed === '' || saysDegraded(trimmed) || saysReason(trimmed) ? null : trimmed;
};

/** A code as text; null where it is none, or of a shape that names nothing. */
const codeOf = (code: unknown): string | null =>
  typeof code === 'string' ? code : typeof code === 'number' ? String(code) : null;

/** FHIR's own systems, where a code is an English word or words with hyphens; nobody need be shown their addresses. */
const SPELT_OUT = /^https?:\/\/(?:terminology\.)?(?:hl7\.org|fhir\.hl7\.org\.uk|fhir\.nhs\.uk)\//;

/**
 * `prescribed-at-gp-practice`, `safety`: a code of those systems that reads as words is said in words; any other is
 * named as what it is.
 */
function codeSaid(code: string, system: string | null): string {
  return system !== null && SPELT_OUT.test(system) && /^(?:[a-z]{4,}|[a-z]+(?:-[a-z]+)+)$/.test(code)
    ? codeInWords(code).replace(/\bgp\b/i, 'GP')
    : `Code ${code} (${system ?? 'no system given'})`;
}

/**
 * The concept in words: its text, else the best display, else its code, in words where it is made of them, else as
 * `Code 1234 (system)`; null when it names nothing.
 */
export function conceptText(concept: CodeableConcept | undefined): string | null {
  const text = words(concept?.text);
  if (text !== null) return text;
  const codings = codingsOf(concept);
  if (codings.length === 0) return null;
  for (const coding of codings) {
    const display = words(coding.display);
    if (display !== null) return display;
  }
  const first = codings.find(({ code }) => codeOf(code) !== null);
  return first === undefined ? null : codeSaid(codeOf(first.code) ?? '', words(first.system));
}

interface Code {
  readonly system: string;
  readonly code: string;
}

/** A code and its key, once for the whole record: a few hundred codes stand behind tens of thousands of resources. */
interface Known {
  readonly code: Code;
  readonly key: string;
  /** Its key alone, and with one other's behind it: what nearly every concept comes to. */
  readonly alone: readonly string[];
  readonly pairs: Map<Known, readonly string[]>;
}

const MOST = 50_000;

const known = rememberedCode((system: string, code): Known => {
  const key = `${canonicalSystem(system)}|${code.trim()}`;
  return { code: { system, code }, key, alone: [key], pairs: new Map() };
}, MOST);

/** The one code that stands for the concept: SNOMED before all others. */
export function conceptCode(concept: CodeableConcept | undefined): Code | null {
  for (const { system, code } of codingsOf(concept)) {
    const said = codeOf(code);
    if (typeof system === 'string' && said !== null) return known(system, said).code;
  }
  return null;
}

/** The code of a given system, or null. */
export const codeIn = (concept: CodeableConcept | undefined, system: string): string | null =>
  codeOf(
    codingsOf(concept).find(
      (coding) =>
        coding.system === system || (coding.system !== undefined && canonicalSystem(coding.system) === system),
    )?.code,
  );

/** Every code as `system|code`, for comparing concepts. */
export function codeKeys(concept: CodeableConcept | undefined): readonly string[] {
  const codings = codingsOf(concept);
  if (codings.length > 2) return codings.flatMap((coding) => knownOf(coding)?.key ?? NO_KEYS);
  const first = codings[0] === undefined ? null : knownOf(codings[0]);
  const second = codings[1] === undefined ? null : knownOf(codings[1]);
  if (first === null || second === null) return (first ?? second)?.alone ?? NO_KEYS;
  let both = first.pairs.get(second);
  if (both === undefined) {
    if (first.pairs.size >= MOST) first.pairs.clear();
    first.pairs.set(second, (both = [first.key, second.key]));
  }
  return both;
}

const NO_KEYS: readonly string[] = [];

function knownOf({ system, code }: Coding): Known | null {
  const said = codeOf(code);
  return said === null ? null : known(typeof system === 'string' ? system : '', said);
}

/** The first code of any coding: for status-like elements with one expected system. */
export const firstCode = (concept: CodeableConcept | undefined): string | null => codeOf(concept?.coding?.[0]?.code);

/** What prints nothing, and the marks in its place (src/domain/direction.ts): a word with one inside is that word. */
const UNSEEN = /\p{Cf}|⟦[⇠⇢⇿]⟧/gu;

/** Text for comparing: lower case, one space, no stops at the ends (a plus is a result: `1+`). */
export const plainText = remembered((text) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(UNSEEN, '')
    .replace(/[^\p{L}\p{N}%./+-]+/gu, ' ')
    .replace(/^[\s./-]+|[\s./-]+$/g, ''),
);

/** `entered-in-error` → `Entered in error`: a code as words. */
export const codeInWords = remembered((code) => {
  const spaced = code.replace(/[-_]/g, ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
});
