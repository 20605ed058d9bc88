/**
 * What does a provider's List warn of? GP Connect's warning codes, told for the section of the list and never for one
 * item. Source: GP Connect 1.6.2 ListWarningCode, UK-FHIR "Lists".
 */
import { type Json, isObject, objectsOf } from '../../../domain/json';
import type { ResourceType } from '../../../domain/section-of';
import type { PartialReason } from '../../pipeline';

/** SNOMED CT codes of GP Connect's lists → the type by which the section is found. */
const TYPE_OF_LIST: Readonly<Record<string, ResourceType>> = {
  '933361000000108': 'MedicationStatement',
  '886921000000105': 'AllergyIntolerance',
  '1103671000000101': 'AllergyIntolerance',
  '717711000000103': 'Condition',
  '1149501000000101': 'Encounter',
  '887191000000108': 'Observation',
  '1102181000000102': 'Immunization',
  '826501000000100': 'Observation',
  '792931000000107': 'ServiceRequest',
  '714311000000108': 'ServiceRequest',
};

const TEXTS: Readonly<Record<string, string>> = {
  'confidential-items': 'Items excluded due to confidentiality and/or patient preferences.',
  'data-in-transit':
    'Patient record transfer from previous GP practice not yet complete; the information provided may not be complete.',
  'data-awaiting-filing': 'Recent information has not yet been filed in the record, which may be out of date.',
};

function typeOf(list: Readonly<Json>): ResourceType | null {
  const { code } = list;
  for (const coding of isObject(code) ? objectsOf(code['coding']) : [])
    if (typeof coding['code'] === 'string' && Object.hasOwn(TYPE_OF_LIST, coding['code']))
      return TYPE_OF_LIST[coding['code']] ?? null;
  return null;
}

/**
 * Reasons for an empty List that say something was there to be sent. Source: FHIR list-empty-reason; "nilknown",
 * "notasked" and GP Connect's own say there is not.
 */
const KEPT_BACK: ReadonlySet<string> = new Set(['withheld', 'unavailable']);

function keptBack(list: Readonly<Json>): readonly PartialReason[] {
  const { emptyReason } = list;
  const codes = isObject(emptyReason) ? objectsOf(emptyReason['coding']).map(({ code }) => String(code)) : [];
  return codes.some((code) => KEPT_BACK.has(code))
    ? [
        {
          kind: 'provider-warning',
          code: 'other',
          type: typeOf(list),
          text: 'The provider sent this list empty because its items are withheld or unavailable.',
        },
      ]
    : [];
}

/**
 * The warnings of a List in either spelling of the extension, and of an empty one that is kept back; an unknown code is
 * a warning without words of its own.
 */
export function listWarnings(list: Readonly<Json>): readonly PartialReason[] {
  return [...keptBack(list), ...marked(list)];
}

function marked(list: Readonly<Json>): readonly PartialReason[] {
  return objectsOf(list['extension'])
    .filter(({ url }) => typeof url === 'string' && /ListWarningCode(-\d+)?$/iu.test(url))
    .map(({ valueCode, valueCodeableConcept }): PartialReason => {
      const inConcept = isObject(valueCodeableConcept)
        ? objectsOf(valueCodeableConcept['coding'])[0]?.['code']
        : undefined;
      const code = String(valueCode ?? inConcept);
      const text = Object.hasOwn(TEXTS, code) ? TEXTS[code] : undefined;
      return {
        kind: 'provider-warning',
        code: text === undefined ? 'other' : code,
        type: typeOf(list),
        text: text ?? 'The provider warned that this list may not be complete.',
      };
    });
}
