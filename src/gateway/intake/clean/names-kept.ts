/**
 * Which words stand in an extension of a code, and are kept when extensions go? What a GP really picked, the words as
 * they were written, and the side of a body site become the concept's own text, so that they are judged, matched and
 * shown like any other; the extension stays, and is judged too. Every other extension of a code goes with its words.
 */
import { isObject, type Json, type JsonDraft, objectsOf, textOf } from '../../../domain/json';
import { SIDE_CODES } from '../../../domain/sides';

export interface KeptRow {
  /** The last part of the extension's address, or of that of its part. */
  readonly called: RegExp;
  /** `name`: the text, where the sender gave none. `side`: said behind whatever it is called. */
  readonly becomes: 'name' | 'side';
  readonly why: string;
  readonly hazard: string;
  readonly source: string;
}

export const KEPT_ROWS: readonly KeptRow[] = [
  {
    called: /^descriptionDisplay$/,
    becomes: 'name',
    why: 'The GP picked this description of the concept; its preferred term may say less.',
    hazard: 'H-26',
    source: 'GP Connect 1.6.2, Extension-coding-sctdescid',
  },
  {
    called: /^originalText$/,
    becomes: 'name',
    why: 'The words from which somebody else made the code.',
    hazard: 'H-26',
    source: 'FHIR R4 extension registry, originalText',
  },
  {
    called: /laterality(?:-?qualifier)?$/i,
    becomes: 'side',
    why: 'Without its side a site is both sides, or the wrong one.',
    hazard: 'H-21',
    source: 'HL7 mCODE, laterality qualifier; UK Core, body site laterality',
  },
];

/** The others that are known of codes, and why nothing of them is kept: their words are judged all the same. */
export const NOT_KEPT: Readonly<Record<string, string>> = {
  translation: 'The same words in another language.',
  'valueset-reference': 'From which list it was picked says nothing of the person.',
  'coding-conformance': 'From which list it was picked says nothing of the person.',
  'coding-sctdescid': 'The number of a description, without its words.',
  ordinalValue: 'A number of the list; a form says its own score.',
  itemWeight: 'A number of the list; a form says its own score.',
  'data-absent-reason': 'Read where a value is read.',
  'extension-inline-sec-label': 'A label, by which it is judged.',
};

const lastPart = (url: unknown): string => (typeof url === 'string' ? (/[^/#]*$/.exec(url)?.[0] ?? '') : '');

/** What an extension holds in words; of a side that is only coded, which it is. */
function wordsOf(extension: Json): string | null {
  const { valueString, valueMarkdown, valueCode, valueCodeableConcept: concept, valueCoding } = extension;
  const [coding] = concept === undefined ? objectsOf(valueCoding) : objectsOf((concept as Json | null)?.['coding']);
  const [held] = objectsOf(concept);
  const code = textOf(coding?.['code']);
  return (
    textOf(valueString) ??
    textOf(valueMarkdown) ??
    textOf(held?.['text']) ??
    textOf(coding?.['display']) ??
    (code === null ? null : (SIDE_CODES[code] ?? code)) ??
    textOf(valueCode)
  );
}

/** The words that are kept so, of extensions and of their parts. */
const keptIn = (extensions: unknown, becomes: KeptRow['becomes']): readonly string[] =>
  objectsOf(extensions)
    .flatMap((extension) => [extension, ...objectsOf(extension['extension'])])
    .flatMap((one) => {
      const name = lastPart(one['url']);
      const words = KEPT_ROWS.some((row) => row.becomes === becomes && row.called.test(name)) ? wordsOf(one) : null;
      return words === null ? [] : [words];
    });

const plain = (words: string): string => words.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** A name in an extension of a coding or of the concept that no display says. */
function nameOf({ extension, _text }: Json, codings: readonly Json[]): string | null {
  const companion = objectsOf(_text)[0];
  const places = [...codings.map((one) => one['extension']), extension, companion?.['extension']];
  const shown = new Set(codings.flatMap(({ display }) => (typeof display === 'string' ? [plain(display)] : [])));
  const names = places.flatMap((place) => keptIn(place, 'name').slice(0, 1));
  return names.find((name) => !shown.has(plain(name))) ?? null;
}

/** Whether these words stand in the name as words: “left” does not stand in “Cleft lip”. */
const says = (name: string, words: string): boolean =>
  ` ${name.replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${words.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `);

const isExtended = (coding: unknown): boolean => isObject(coding) && coding['extension'] !== undefined;

/** Asked of every node of every answer: hardly any holds such words. */
function mayHoldNames({ coding, extension, text, _text }: Json): boolean {
  if (!Array.isArray(coding)) return extension !== undefined && typeof text === 'string';
  return extension !== undefined || _text !== undefined || coding.some(isExtended);
}

/** Puts what is kept in the text of a concept, in place; nothing where there is nothing, or it is said already. */
export function keepNames(node: JsonDraft): void {
  if (!mayHoldNames(node)) return;
  const codings = objectsOf(node['coding']);
  if (node['text'] === undefined) {
    const name = nameOf(node, codings);
    if (name !== null) node['text'] = name;
  }
  const sides = new Map(keptIn(node['extension'], 'side').map((side) => [plain(side), side]));
  if (sides.size === 0) return;
  const named = textOf(node['text']) ?? codings.map(({ display, code }) => textOf(display) ?? textOf(code))[0] ?? null;
  if (named === null) return;
  const unsaid = [...sides].flatMap(([words, side]) => (says(plain(named), words) ? [] : [side]));
  if (unsaid.length > 0) node['text'] = `${named} (${unsaid.join(', ')})`;
}
