/** What is known while one resource is judged: what it is, what it has told so far, and by what it is judged. */
import type { Json } from '../../domain/json';
import type { CodeIndex } from '../../policy/indexes/code-index';
import { VALID } from '../../policy/marks';
import { ownConceptsOf, type OwnConcepts } from '../../policy/tables/own-concepts';
import { DOOR_CODES_STAND_IN, INLINE_LABEL, MEDICINE_TYPES, NAMES_MEDICINE, NAMES_MEDICINE_ANYWHERE } from './elements';
import type { Reading } from './reading';

/**
 * Told of every reference met: under which element it stands, where to (empty for nowhere), the text beside it, and the
 * identifier that it gives.
 */
export type OnReference = (
  element: string,
  reference: string,
  display: string | undefined,
  identifier: string | undefined,
) => void;

/** Deeper than any FHIR type nests; what lies deeper is not judged, and the resource is denied. */
export const DEEPEST = 60;

/** What stands in one node that tells something only together. */
export interface Parts {
  codings: readonly unknown[] | undefined;
  text: string | undefined;
  code: unknown;
  display: string | undefined;
  reference: string | undefined;
  url: string | undefined;
  identifier: unknown;
  isMeasure: boolean;
}

/** The one state that every pass over a resource reads and adds to. */
export interface Judging {
  readonly codes: CodeIndex;
  readonly reading: Reading;
  /** What the resource has told of itself so far. */
  marks: number;
  /** What its security labels have said so far, wherever they stand in it. */
  labelled: number;
  concepts: OwnConcepts;
  isAllergy: boolean;
  isMedicine: boolean;
  hasDoorCodes: boolean;
  isDocument: boolean;
  isBytes: boolean;
  onReference: OnReference;
  /** Which number has each element of the type at hand, among the places where a concept may stand? */
  places: Map<string, number>;
  readonly placesOf: Map<string, Map<string, number>>;
  placesMet: number;
  /** One for each depth, since a walk is in one node of each: new ones for every node are a fifth of its time. */
  readonly parts: readonly Parts[];
}

const noParts = (): Parts => ({
  codings: undefined,
  text: undefined,
  code: undefined,
  display: undefined,
  reference: undefined,
  url: undefined,
  identifier: undefined,
  isMeasure: false,
});

/** The parts of the node that the walk now enters, with nothing in them. */
export function emptyParts(judging: Judging, depth: number): Parts {
  const parts = judging.parts[depth] as Parts;
  parts.codings = undefined;
  parts.text = undefined;
  parts.code = undefined;
  parts.display = undefined;
  parts.reference = undefined;
  parts.url = undefined;
  parts.identifier = undefined;
  parts.isMeasure = false;
  return parts;
}

export const createJudging = (codes: CodeIndex, reading: Reading): Judging => ({
  codes,
  reading,
  marks: 0,
  labelled: 0,
  concepts: ownConceptsOf(''),
  isAllergy: false,
  isMedicine: false,
  hasDoorCodes: false,
  isDocument: false,
  isBytes: false,
  onReference: () => undefined,
  places: new Map(),
  placesOf: new Map(),
  placesMet: 0,
  parts: Array.from({ length: DEEPEST + 1 }, noParts),
});

/** So many elements of types are told apart; what stands anywhere else has no number. */
const MOST_PLACES = 10_000;

/** The number of a place in a resource of this type; −1 for one more than are numbered. */
export function placeOf(judging: Judging, element: string): number {
  const place = judging.places.get(element);
  if (place !== undefined) return place;
  if (judging.placesMet >= MOST_PLACES) return -1;
  judging.places.set(element, judging.placesMet);
  judging.placesMet += 1;
  return judging.placesMet - 1;
}

/** Begins with another resource: nothing of the one before is left. */
export function begin(judging: Judging, type: string, onReference: OnReference): void {
  judging.marks = 0;
  judging.labelled = 0;
  judging.concepts = ownConceptsOf(type);
  judging.isAllergy = type === 'AllergyIntolerance';
  judging.isMedicine = MEDICINE_TYPES.has(type);
  judging.hasDoorCodes = DOOR_CODES_STAND_IN.has(type);
  judging.isDocument = type === 'DocumentReference';
  judging.isBytes = type === 'Binary';
  judging.onReference = onReference;
  let places = judging.placesOf.get(type);
  if (places === undefined) judging.placesOf.set(type, (places = new Map()));
  judging.places = places;
}

/**
 * True for whatever has keys to judge. A list counts too, unlike elsewhere: what stands where an object should is
 * judged like one, and never passed over.
 */
export const hasKeys = (value: unknown): value is Json => typeof value === 'object' && value !== null;

export const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A code held as a number, or as anything but text, still counts, but is not one to rely on. */
export const codeMarks = ({ codes }: Judging, system: unknown, code: unknown, isFunction: boolean): number =>
  typeof code === 'string'
    ? codes.mark(asText(system), code, isFunction)
    : codes.mark(asText(system), String(code), isFunction) & ~VALID;

export const namesMedicineIn = ({ isMedicine, isAllergy }: Judging, element: string): boolean =>
  (isMedicine || isAllergy ? NAMES_MEDICINE : NAMES_MEDICINE_ANYWHERE).has(element);

/**
 * A code made of words tells what they say, in an allergy the medicine alone; a label of another system is ignored,
 * whatever it is called.
 */
export function codeWords(judging: Judging, system: unknown, code: unknown, element: string): number {
  if (typeof code !== 'string' || element === INLINE_LABEL) return 0;
  if (judging.isAllergy) return namesMedicineIn(judging, element) ? judging.reading.medicine(code) : 0;
  return judging.codes.words(asText(system), code);
}
