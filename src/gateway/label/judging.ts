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
});

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
