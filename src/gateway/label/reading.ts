/**
 * What do the texts of one contribution tell? Each text is judged once; drug names and headings repeat by the thousand.
 */
import { type Json, isObject } from '../../domain/json';
import { remembered } from '../../domain/remembered';
import { CATEGORIES, settled } from '../../policy/marks';
import type { Policy } from '../../policy/policy';
import { marksOfData, NO_PDFS, type PdfsRead } from './attached-words';
import { letterRulesOf } from './judge-letter';
import { createKnownConcepts, type KnownConcepts } from './known-concepts';
import { packedWords } from './packed-words';

const NO_CODINGS: readonly unknown[] = [];
const NO_WORDS: readonly string[] = [];

/** A note may stand in many places of one contribution, however long it is; the memory goes with the contribution. */
const OF_ONE_CONTRIBUTION = { longest: Infinity, most: 100_000 };

/** Elements of an extension whose text is read by people. */
const SAID_IN_EXTENSION: ReadonlySet<string> = new Set([
  'valueString',
  'valueMarkdown',
  'valueCode',
  'text',
  'display',
]);
/** Deeper than any extension that names something; what lies deeper still is judged by the walk. */
const DEEPEST_NAME = 8;

function gatherWords(node: unknown, words: string[], depth: number): void {
  if (depth > DEEPEST_NAME || typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const item of node as readonly unknown[]) gatherWords(item, words, depth + 1);
    return;
  }
  for (const [key, value] of Object.entries(node as Json))
    if (typeof value === 'string') {
      if (SAID_IN_EXTENSION.has(key)) words.push(value);
    } else gatherWords(value, words, depth + 1);
}

/**
 * What is said in the extensions of a coding, a concept or a primitive: the name that a GP system gives a code, the
 * words as typed, a translation. Source: GP Connect 1.6.2, coding-sctdescid; FHIR, translation.
 */
export function namesInExtensions(node: unknown): readonly string[] {
  const extension = isObject(node) ? node['extension'] : undefined;
  if (extension === undefined) return NO_WORDS;
  const words: string[] = [];
  gatherWords(extension, words, 0);
  return words;
}

/** A text, or each text of a list, or the value of an object, that stands where one should. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return (value as readonly unknown[]).flatMap(textsIn);
  return isObject(value) && typeof value['value'] === 'string' ? [value['value']] : NO_WORDS;
}

/** Every name that a coding carries: its display, in whatever form, and what is said in extensions of either. */
export const namesOfCoding = (coding: Json): readonly string[] =>
  coding['extension'] === undefined && coding['_display'] === undefined && typeof coding['display'] === 'string'
    ? [coding['display']]
    : [...textsIn(coding['display']), ...namesInExtensions(coding), ...namesInExtensions(coding['_display'])];

/** What is said of a concept beside its text and its codings. */
export const saidBesideText = (concept: Json): readonly string[] =>
  concept['extension'] === undefined && concept['_text'] === undefined
    ? NO_WORDS
    : [...namesInExtensions(concept), ...namesInExtensions(concept['_text'])];

/** What senders write where they have no name, once digits, marks and the tag of a hierarchy are gone. */
const NO_NAME =
  /^(?:x+|n ?a|nil|null|undefined|none|unknown|not known|not recorded|see (?:notes?|text)|code|problem|diagnosis|disorder|finding|procedure|situation|observation|condition|event|medication|medicine|other|unspecified|nos|tbc|test|item|entry|record|concept|term|value|text|description|snomed(?: ct)?(?: code)?|sctid|sct|icd|read code|local code|left|right|bilateral|unilateral|(?:left and right|right and left|both)(?: sides?)?)?$/;

/** A number, the code over again, or a word that says nothing is no name of a code. */
function hasWords(value: unknown, codings: readonly unknown[]): boolean {
  if (typeof value !== 'string') return false;
  let left = value.normalize('NFKC').toLowerCase();
  for (const coding of codings)
    if (isObject(coding)) left = left.replaceAll(String(coding['code']).trim().toLowerCase(), ' ');
  left = left.replace(
    /\((?:disorder|finding|procedure|situation|event|observable entity|product|substance)\)\s*$/u,
    ' ',
  );
  return !NO_NAME.test(left.replace(/[^\p{L}]+/gu, ' ').trim());
}

export interface Reading {
  /** The concepts of the contribution that were met already. */
  readonly known: KnownConcepts;
  /** Marks of the words in a text. */
  words(text: string): number;
  /** Marks of the words in a medicine's name. */
  lexicon(text: string): number;
  /** Marks of a medicine's name. */
  medicine(name: string): number;
  /** Marks of the medicines in the name of anything else. */
  named(name: string): number;
  /**
   * Marks of the words beside these codings, less those that the table of near misses silences; `isMedicine`: of all
   * but medicines.
   */
  beside(codings: readonly unknown[], text: string, isMedicine: boolean): number;
  /** True for a code without words that no table knows, where bare codes are not released. */
  isBare(codings: readonly unknown[], text: unknown): boolean;
  /** Marks of the words of a letter that stands within a resource, in base64. */
  letter(data: string, contentType: unknown): number;
  /** May this concept cross the boundary? Not where its words tell of a category, nor as a bare code. */
  mayPass(concept: Json): boolean;
  /** True where its words name a medicine that tells of a category, all of them together. */
  namesMedicine(concept: Json): boolean;
}

/** Lives for one contribution and is dropped with it: patient text is never kept beyond. */
export function createReading(policy: Policy, pdfs: PdfsRead = NO_PDFS, known = createKnownConcepts()): Reading {
  const { text, codes, bareCodes, silencedBy } = policy;
  /** INVARIANT: what stands packed within a text is judged as the text itself is. */
  const remembering = (judge: (text: string) => number) =>
    remembered((said) => {
      const packed = packedWords(said);
      return packed === '' ? judge(said) : judge(said) | judge(packed);
    }, OF_ONE_CONTRIBUTION);
  const words = remembering(text.words);
  const names = remembering(text.names);
  const lexicon = remembering(text.lexicon);
  const rules = { ...letterRulesOf(policy), words };

  const beside = (codings: readonly unknown[], said: string, isMedicine: boolean): number => {
    let told = (isMedicine ? lexicon : names)(said);
    if ((told & CATEGORIES) === 0) return told;
    for (const coding of codings)
      if (isObject(coding) && typeof coding['code'] === 'string') told &= ~silencedBy(coding['code'], said);
    return told;
  };

  const isBare = (codings: readonly unknown[], said: unknown): boolean => {
    if (bareCodes === 'released' || hasWords(said, codings)) return false;
    let hasUnknown = false;
    for (const coding of codings) {
      if (!isObject(coding)) continue;
      // the sender's name in an extension does not cross the boundary, and so names nothing
      if (hasWords(coding['display'], codings)) return false;
      const { system, code } = coding;
      if (
        code !== undefined &&
        code !== null &&
        !codes.isKnown(typeof system === 'string' ? system : undefined, String(code as string))
      )
        hasUnknown = true;
    }
    // INVARIANT: one known code takes no unknown one across with it.
    return hasUnknown;
  };

  const mayPass = (concept: Json): boolean => {
    const met = known.of(concept);
    return met === null ? conceptPasses(concept) : (met.passes ??= conceptPasses(concept));
  };
  const conceptPasses = (concept: Json): boolean => {
    const { coding, text: said } = concept;
    const codings = Array.isArray(coding)
      ? (coding as readonly unknown[])
      : coding === undefined && concept['code'] !== undefined
        ? [concept]
        : NO_CODINGS;
    const tells = (one: string): boolean => (beside(codings, one, false) & CATEGORIES) !== 0;
    if (textsIn(said).some(tells) || namesOfCoding(concept).some(tells) || saidBesideText(concept).some(tells))
      return false;
    for (const one of codings) if (isObject(one) && namesOfCoding(one).some(tells)) return false;
    return !isBare(codings, said);
  };

  const named = remembering(text.named);
  const medicine = remembering(text.medicine);
  const namesMedicine = (concept: Json): boolean => {
    const codings = Array.isArray(concept['coding']) ? (concept['coding'] as readonly unknown[]) : NO_CODINGS;
    const all = [
      ...textsIn(concept['text']),
      ...namesOfCoding(concept),
      ...saidBesideText(concept),
      ...codings.flatMap((one) => (isObject(one) ? namesOfCoding(one) : NO_WORDS)),
    ];
    return (settled(all.reduce((marks, name) => marks | named(name) | medicine(name), 0)) & CATEGORIES) !== 0;
  };

  return {
    known,
    words,
    lexicon,
    medicine,
    named,
    beside,
    letter: (data, contentType) => marksOfData(data, contentType, rules, pdfs),
    isBare,
    mayPass,
    namesMedicine,
  };
}
