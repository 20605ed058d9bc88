/** Which elements and types are read in a way of their own when a resource is judged? Source: POLICY 3 and 5. */

export const MEDICINE_TYPES: ReadonlySet<string> = new Set([
  'Medication',
  'Substance',
  'MedicationRequest',
  'MedicationStatement',
  'MedicationDispense',
  'MedicationAdministration',
]);

/** Where a medicine or allergen is named: in medicines and allergies, and in any resource. */
export const NAMES_MEDICINE: ReadonlySet<string> = new Set([
  'medicationCodeableConcept',
  'code',
  'itemCodeableConcept',
  'substance',
  'substanceCodeableConcept',
]);
export const NAMES_MEDICINE_ANYWHERE: ReadonlySet<string> = new Set([
  'medicationCodeableConcept',
  'productCodeableConcept',
]);

/** Where the name of a code may hold the name of a medicine, whatever the code: “Abacavir adverse reaction”. */
export const NAMES_WITH_MEDICINE: ReadonlySet<string> = new Set([
  'code',
  'valueCodeableConcept',
  'reasonCode',
  'usedCode',
  'orderDetail',
]);

/** Where a treatment function or specialty stands, whatever the system says. */
export const NAMES_FUNCTION: ReadonlySet<string> = new Set([
  'specialty',
  'serviceType',
  'service',
  'serviceCategory',
  'practiceSetting',
]);

/** Elements whose `text` is free text, not the name of a concept; redaction judges it. */
export const FREE_TEXT: ReadonlySet<string> = new Set([
  'note',
  'progress',
  'dosage',
  'dosageInstruction',
  'item',
  'text',
  'section',
  'payload',
  'answer',
  'patientInstruction',
]);

/** Where the `url` is the address of a document's bytes, and not the name of an extension. */
export const HOLDS_ADDRESS: ReadonlySet<string> = new Set(['attachment', 'presentedForm', 'content']);

/**
 * An encounter or episode may stand in an extension, where the type has no element for it: GP Connect allergies, UK
 * Core family histories.
 */
export const IN_EXTENSION: readonly (readonly [ending: string, element: string])[] = [
  ['ssociatedEncounter', 'encounter'],
  ['pisodeOfCare', 'episodeOfCare'],
];

/** Types in which the code of a door or key safe is written in words, whatever code stands beside them. */
export const DOOR_CODES_STAND_IN: ReadonlySet<string> = new Set(['Observation', 'Flag']);

/** Stands for the element in which an inline label is given. */
export const INLINE_LABEL = 'inline-sec-label';

export const isInlineLabel = (url: unknown): boolean =>
  typeof url === 'string' && url.endsWith(INLINE_LABEL) && !url.endsWith('has-inline-sec-label');

/** Under this name the words beside the address of a form are judged: they say what the form is. */
export const FORM_NAME = '_questionnaire';

export const isFormName = (url: unknown): boolean =>
  typeof url === 'string' && url.endsWith('/StructureDefinition/display');
