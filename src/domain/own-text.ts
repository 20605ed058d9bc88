/**
 * Does only its narrative say what a resource is, or what a report found? No narrative is ever shown or judged here, so
 * that it is marked as saying more than the elements: it is not nothing, and not without a name. (Hazard H-06.)
 * Source: FHIR R4 Narrative, narrative-status `additional`; POLICY 3.
 */
import { isObject, objectsOf, textOf, type Json } from './json';

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

/** A concept without a word or a code names nothing; anything else that was sent says something. */
function says(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(says);
  if (!isObject(value)) return value !== undefined && value !== null && value !== '';
  const parts = Object.entries(value).filter(
    ([name]) => name !== 'extension' && name !== 'id' && !name.startsWith('_'),
  );
  if (parts.length === 0) return false;
  if (parts.some(([name]) => name !== 'text' && name !== 'coding')) return true;
  const codings = objectsOf(value['coding']);
  return textOf(value['text']) !== null || codings.some(({ code, display }) => says(code) || says(display));
}

const WORDS = /[\p{L}\p{N}]/u;
const hasWords = (div: unknown): boolean => typeof div === 'string' && WORDS.test(div.replace(/<[^<>]*>/g, ''));

/** Marked where its narrative alone says it; the very same resource where there is none of it. */
export function markOwnText<R extends object>(resource: R): R {
  const sent = resource as Json;
  const { resourceType, text } = sent;
  if (!isObject(text) || text['status'] === 'additional' || !hasWords(text['div'])) return resource;
  const isAll = OWN_TEXT_ROWS.some(
    ({ types, elements }) => types.includes(resourceType as string) && !elements.some((element) => says(sent[element])),
  );
  return isAll ? { ...resource, text: { ...text, status: 'additional' } } : resource;
}

/** Whether its own text says more than its elements, as it says or as it is marked. */
export const saysMoreInText = (resource: object): boolean => {
  const { text } = resource as Json;
  return isObject(text) && text['status'] === 'additional';
};
