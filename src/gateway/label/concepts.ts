/** What does one coded element tell, by its codes and by the words beside them? Source: POLICY 3 and 5. */
import { BARE_CODE, DOOR_CODE, VALID } from '../../policy/marks';
import { isTranslated } from '../translated';
import { NAMES_FUNCTION, NAMES_WITH_MEDICINE } from './elements';
import { codeMarks, codeWords, hasKeys, namesMedicineIn, type Judging } from './judging';
import { namesOfCoding, saidBesideText } from './reading';
import type { Json } from '../../domain/json';

const NO_CODINGS: readonly unknown[] = [];

/** The words of a title, where titles tell what this type of resource is. */
export function judgeTitle(judging: Judging, element: string, words: string): void {
  if (judging.concepts.titles.has(element)) judging.marks |= judging.reading.beside(NO_CODINGS, words, false);
}

/**
 * Words beside a concept. They tell where they say what the resource is, whatever code stands beside them; elsewhere
 * where no code can be relied on, since an attached concept whose words tell beside one is cut. A medicine's name
 * always tells.
 */
export function judgeName(
  judging: Judging,
  text: unknown,
  codings: readonly unknown[],
  hasCode: boolean,
  element: string,
): void {
  if (typeof text !== 'string') return;
  const { reading, hasDoorCodes } = judging;
  const namesMedicine = namesMedicineIn(judging, element);
  if (namesMedicine) judging.marks |= reading.medicine(text);
  // INVARIANT: no text decides an allergy.
  if (judging.isAllergy) return;
  const tells = !hasCode || judging.concepts.telling.has(element);
  if (!tells && !hasDoorCodes) return;
  const said = reading.beside(codings, text, namesMedicine);
  const doorCode = hasCode && !hasDoorCodes ? 0 : said & DOOR_CODE;
  judging.marks |= tells ? (said & ~DOOR_CODE) | doorCode : doorCode;
}

/** True for a coding that holds more than a code and its name, so that it is walked like any other node. */
export const holdsMore = (coding: Json): boolean =>
  coding['extension'] !== undefined || coding['_code'] !== undefined || coding['_display'] !== undefined;

/**
 * The marks of all codes of a concept.
 * INVARIANT: a translated code withholds, and never releases: the provider's own words decide as they would without it.
 */
function marksOfCodes(judging: Judging, codings: readonly unknown[], element: string): number {
  const isFunction = NAMES_FUNCTION.has(element);
  let own = 0;
  for (const coding of codings) {
    if (!hasKeys(coding)) continue;
    const { system, code } = coding;
    const said = codeMarks(judging, system, code, isFunction) | codeWords(judging, system, code, element);
    own |= holdsMore(coding) && isTranslated(coding) ? said & ~VALID : said;
  }
  return own;
}

/**
 * A concept: its codes, then the names of the codes, the text beside them, and what else is said in the extensions of
 * the concept.
 */
export function judgeConcept(
  judging: Judging,
  node: Json,
  codings: readonly unknown[],
  text: string | undefined,
  element: string,
): void {
  const { reading, concepts } = judging;
  const own = marksOfCodes(judging, codings, element);
  judging.marks |= own & ~VALID;
  const hasCode = (own & VALID) !== 0;
  if (NAMES_WITH_MEDICINE.has(element) && !namesMedicineIn(judging, element))
    for (const coding of codings)
      if (hasKeys(coding)) for (const name of namesOfCoding(coding)) judging.marks |= reading.named(name);
  if (!judging.isAllergy && concepts.names.has(element) && reading.isBare(codings, text)) judging.marks |= BARE_CODE;
  judgeName(judging, text, codings, hasCode, element);
  for (const words of saidBesideText(node)) judgeName(judging, words, codings, hasCode, element);
  for (const coding of codings) {
    if (!hasKeys(coding)) continue;
    for (const name of namesOfCoding(coding)) judgeName(judging, name, codings, hasCode, element);
  }
}

/** A code that stands without a list of codings: a coding by itself, a measure's unit, or a bare code. */
export function judgeBareCode(
  judging: Judging,
  node: Json,
  code: unknown,
  display: string | undefined,
  isMeasure: boolean,
  element: string,
): void {
  const system = node['system'];
  const own = codeMarks(judging, system, code, NAMES_FUNCTION.has(element)) | codeWords(judging, system, code, element);
  judging.marks |= own & ~VALID;
  const { isAllergy, concepts, reading } = judging;
  // the unit of a measure has no name, and needs none
  if (!isMeasure && !isAllergy && concepts.names.has(element) && reading.isBare([node], undefined))
    judging.marks |= BARE_CODE;
  const hasCode = (own & VALID) !== 0;
  judgeName(judging, display, [node], hasCode, element);
  if (node['extension'] !== undefined || node['_display'] !== undefined || Array.isArray(node['display']))
    for (const name of namesOfCoding(node)) judgeName(judging, name, [node], hasCode, element);
}
