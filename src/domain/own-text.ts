/**
 * Does only its narrative say what a resource is, or what a report found? No narrative is ever shown or judged here, so
 * that it is marked as saying more than the elements: it is not nothing, and not without a name. (Hazard H-06.)
 * Source: FHIR R4 Narrative, narrative-status `additional`; POLICY 3.
 */
import { isVoidSystem } from './void-system';
import { isObject, objectsOf, textOf, type Json } from './json';
import { isUnknownWord } from './status-said';

interface OwnTextRow {
  readonly types: readonly string[];
  /**
   * Where none of these says anything, the narrative is all that does. INVARIANT: of a name, a word that is never
   * shared withholds the whole. What is cut and leaves the rest (a note, a value in words, what is referred to) may not
   * decide: the mark would tell that it was there.
   */
  readonly elements: readonly string[];
  readonly why: string;
}

/** Source: FHIR R4 definitions of each type. */
export const OWN_TEXT_ROWS: readonly OwnTextRow[] = [
  {
    types: ['AllergyIntolerance', 'Condition', 'Procedure', 'ServiceRequest', 'Observation'],
    elements: ['code'],
    why: 'What it is stands nowhere else.',
  },
  {
    types: ['MedicationRequest', 'MedicationStatement', 'MedicationDispense', 'MedicationAdministration'],
    elements: ['medicationCodeableConcept', 'medicationReference'],
    why: 'The medicine is not named.',
  },
  { types: ['Immunization'], elements: ['vaccineCode'], why: 'The vaccine is not named.' },
  {
    types: ['DiagnosticReport'],
    elements: [],
    why: 'Where no more of it is shown, it is no empty report: its section asks that of what was released.',
  },
];

/**
 * Types of which it is marked that their narrative holds words at all, whatever the elements say: where no value is
 * shown, its section says that the value may stand there. INVARIANT: what is sent of a value does not decide, since it
 * may be cut: the mark would tell that it was there.
 */
export const WORDED_TYPES: readonly string[] = ['Observation'];
/** The narrative status that marks it; of no other type it passes. */
const WORDED = 'extensions';

const named = (part: unknown): boolean => saysSomething(part) && !isUnknownWord(part);

/** A concept without a word or a code, or that says only “unknown”, names nothing; anything else says something. */
export function saysSomething(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(saysSomething);
  if (!isObject(value)) return value !== undefined && value !== null && value !== '';
  const parts = Object.entries(value).filter(
    ([name]) => name !== 'extension' && name !== 'id' && !name.startsWith('_'),
  );
  if (parts.length === 0) return false;
  if (parts.some(([name]) => name !== 'text' && name !== 'coding')) return true;
  const codings = objectsOf(value['coding']).filter(({ system }) => !isVoidSystem(system));
  return named(textOf(value['text'])) || codings.some(({ code, display }) => named(code) || named(display));
}

const ENTITY = /&(?:#(\d{1,7}|x[\da-f]{1,6})|\w{1,32});/gi;
const LAST_CODE_POINT = 0x10ffff;

/** A letter may be sent by its number, as whole narratives in other scripts are; a name is of no letter alone. */
function lettered(_whole: string, number: string | undefined): string {
  const at = number === undefined ? NaN : Number(number.replace(/^x/i, '0x'));
  return at <= LAST_CODE_POINT ? String.fromCodePoint(at) : ' ';
}

const WORDS = /[\p{L}\p{N}]/u;
const isWorded = (text: string): boolean => WORDS.test(text.replace(ENTITY, lettered));

/** Behind the tag or the comment that begins there; -1 where it has no end. What is quoted ends no tag. */
function endOfMarkup(div: string, from: number): number {
  if (div.startsWith('<!--', from)) {
    const close = div.indexOf('-->', from + 4);
    return close < 0 ? -1 : close + 3;
  }
  const marks = /["'>]/g;
  marks.lastIndex = from;
  for (let mark = marks.exec(div); mark !== null; mark = marks.exec(div)) {
    if (mark[0] === '>') return marks.lastIndex;
    const close = div.indexOf(mark[0], marks.lastIndex);
    if (close < 0) return -1;
    marks.lastIndex = close + 1;
  }
  return -1;
}

/** Whether a word stands outside its tags. Each character is read once; markup without an end is taken for words. */
function hasWords(div: unknown): boolean {
  if (typeof div !== 'string') return false;
  const starts = /<[a-z/!?]/gi;
  let at = 0;
  for (let start = starts.exec(div); start !== null; start = starts.exec(div)) {
    if (isWorded(div.slice(at, start.index))) return true;
    const end = endOfMarkup(div, start.index);
    if (end < 0) return isWorded(div.slice(start.index));
    at = starts.lastIndex = end;
  }
  return isWorded(div.slice(at));
}

/** Marked where its narrative alone says it; the very same resource where there is none of it. */
export function markOwnText<R extends object>(resource: R): R {
  const sent = resource as Json;
  const { resourceType, text } = sent;
  if (!isObject(text) || text['status'] === 'additional' || text['status'] === 'empty') return resource;
  const isAll = OWN_TEXT_ROWS.some(
    ({ types, elements }) =>
      types.includes(resourceType as string) && !elements.some((element) => saysSomething(sent[element])),
  );
  const marked = (status: string): R => ({ ...resource, text: { ...text, status } });
  if (isAll) return hasWords(text['div']) ? marked('additional') : resource;
  const isWordedType = WORDED_TYPES.includes(resourceType as string);
  if (isWordedType && hasWords(text['div'])) return marked(WORDED);
  return text['status'] === WORDED ? marked('generated') : resource;
}

/** What passes of a narrative: its mark alone. Undefined where it has none. */
export const markOfNarrative = (text: unknown): { readonly status: string } | undefined =>
  isObject(text) && (text['status'] === 'additional' || text['status'] === WORDED)
    ? { status: text['status'] }
    : undefined;

/** Whether its own text holds words: there may be what its elements do not say. */
export const hasOwnWords = (resource: object): boolean => markOfNarrative((resource as Json)['text']) !== undefined;

/** Whether its own text says more than its elements, as it says or as it is marked. */
export const saysMoreInText = (resource: object): boolean => {
  const { text } = resource as Json;
  return isObject(text) && text['status'] === 'additional';
};
