/**
 * What does one resource tell of itself, and whom does it refer to? One walk over every element, known or not. Source:
 * POLICY 3 and 5.
 */
import type { Json } from '../../domain/json';
import type { Policy } from '../../policy/policy';
import { BARE_CODE, CAPPED, capMark, DOOR_CODE, EXCLUDED, HORMONE, settled, UNJUDGED, VALID } from '../../policy/marks';
import { ownConceptsOf, type OwnConcepts } from '../../policy/tables/own-concepts';
import { isTranslated } from '../translated';
import { marksOfData } from './attached-words';
import { namesInExtensions, type Reading } from './reading';

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

export interface Walk {
  /** Everything a resource tells of itself. */
  judge(resource: Json, onReference: OnReference): number;
  /** What the security labels of the resource judged last said, wherever they stood in it. */
  labels(): number;
}

/** Deeper than any FHIR type nests; what lies deeper is not judged, and the resource is denied. */
const DEEPEST = 60;

export const MEDICINE_TYPES: ReadonlySet<string> = new Set([
  'Medication',
  'Substance',
  'MedicationRequest',
  'MedicationStatement',
  'MedicationDispense',
  'MedicationAdministration',
]);
/** Where a medicine or allergen is named: in medicines and allergies, and in any resource. */
const NAMES_MEDICINE: ReadonlySet<string> = new Set([
  'medicationCodeableConcept',
  'code',
  'itemCodeableConcept',
  'substance',
  'substanceCodeableConcept',
]);
const NAMES_MEDICINE_ANYWHERE: ReadonlySet<string> = new Set(['medicationCodeableConcept', 'productCodeableConcept']);
/** Where the name of a code may hold the name of a medicine, whatever the code: “Abacavir adverse reaction”. */
const NAMES_WITH_MEDICINE: ReadonlySet<string> = new Set([
  'code',
  'valueCodeableConcept',
  'reasonCode',
  'usedCode',
  'orderDetail',
]);
/** Where a treatment function or specialty stands, whatever the system says. */
const NAMES_FUNCTION: ReadonlySet<string> = new Set([
  'specialty',
  'serviceType',
  'service',
  'serviceCategory',
  'practiceSetting',
]);
/** Elements whose `text` is free text, not the name of a concept; redaction judges it. */
const FREE_TEXT: ReadonlySet<string> = new Set([
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
/**
 * An encounter or episode may stand in an extension, where the type has no element for it: GP Connect allergies, UK
 * Core family histories.
 */
const IN_EXTENSION: readonly (readonly [ending: string, element: string])[] = [
  ['ssociatedEncounter', 'encounter'],
  ['pisodeOfCare', 'episodeOfCare'],
];
const RESTRICTED = capMark('restricted');
const DOOR_CODES_STAND_IN: ReadonlySet<string> = new Set(['Observation', 'Flag']);

/** Stands for the element in which an inline label is given. */
const INLINE_LABEL = 'inline-sec-label';
const isInlineLabel = (url: unknown): boolean =>
  typeof url === 'string' && url.endsWith(INLINE_LABEL) && !url.endsWith('has-inline-sec-label');
const NO_CODINGS: readonly unknown[] = [];
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export function createWalk({ codes }: Policy, reading: Reading): Walk {
  let marks = 0;
  let labelled = 0;
  let concepts: OwnConcepts;
  let isAllergy: boolean;
  let isMedicine: boolean;
  let hasDoorCodes: boolean;
  let isDocument: boolean;
  let isBytes: boolean;
  let onReference: OnReference;

  /** What is no coding at all has no code, and counts as a label that nobody knows. */
  const label = (coding: unknown): void => {
    const { system, code, text, display = text } = coding as Json;
    const told = codes.label(asText(system), asText(code));
    labelled |= told;
    // A label by a code that nobody knows may say in words what it is.
    if ((told & RESTRICTED) !== 0 && typeof display === 'string') labelled |= reading.words(display);
  };
  const labels = (value: unknown): void => {
    if (value === undefined || value === null) return;
    const { coding } = value as Json;
    if (Array.isArray(value)) value.forEach(labels);
    else if (Array.isArray(coding)) coding.forEach(label);
    else label(value);
  };

  /** A label that was set as a tag counts; a tag that is no label says nothing. */
  const tags = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(tags);
    else if (isObject(value)) labelled |= codeMarks(value['system'], value['code'], false) & (EXCLUDED | CAPPED);
  };

  /**
   * A document is what its words say, where they stand in it; of anything else the form goes that tells, and not the
   * whole.
   */
  const attached = (data: string, contentType: unknown): number => marksOfData(data, contentType, reading.words);

  /** A code held as a number, or as anything but text, still counts, but is not one to rely on. */
  const codeMarks = (system: unknown, code: unknown, isFunction: boolean): number =>
    typeof code === 'string'
      ? codes.mark(asText(system), code, isFunction)
      : codes.mark(asText(system), String(code), isFunction) & ~VALID;

  const namesMedicineIn = (element: string): boolean =>
    (isMedicine || isAllergy ? NAMES_MEDICINE : NAMES_MEDICINE_ANYWHERE).has(element);

  /**
   * A code made of words tells what they say, in an allergy the medicine alone; a label of another system is ignored,
   * whatever it is called.
   */
  const codeWords = (system: unknown, code: unknown, element: string): number => {
    if (typeof code !== 'string' || element === INLINE_LABEL) return 0;
    if (isAllergy) return namesMedicineIn(element) ? reading.medicine(code) : 0;
    return codes.words(asText(system), code);
  };

  const title = (element: string, words: string): void => {
    if (concepts.titles.has(element)) marks |= reading.beside(NO_CODINGS, words, false);
  };

  /**
   * Words beside a concept. They tell where they say what the resource is, whatever code stands beside them; elsewhere
   * where no code can be
   * relied on, since an attached concept whose words tell beside one is cut. A medicine's name always tells.
   */
  const name = (text: unknown, codings: readonly unknown[], hasCode: boolean, element: string): void => {
    if (typeof text !== 'string') return;
    const namesMedicine = namesMedicineIn(element);
    if (namesMedicine) marks |= reading.medicine(text);
    // INVARIANT: no text decides an allergy.
    if (isAllergy) return;
    const tells = !hasCode || concepts.telling.has(element);
    if (!tells && !hasDoorCodes) return;
    const told = reading.beside(codings, text, namesMedicine);
    const doorCode = hasCode && !hasDoorCodes ? 0 : told & DOOR_CODE;
    marks |= tells ? (told & ~DOOR_CODE) | doorCode : doorCode;
  };

  const concept = (codings: readonly unknown[], text: unknown, element: string, depth: number): void => {
    const isFunction = NAMES_FUNCTION.has(element);
    let own = 0;
    for (const coding of codings) {
      if (!isObject(coding)) continue;
      const told =
        codeMarks(coding['system'], coding['code'], isFunction) | codeWords(coding['system'], coding['code'], element);
      if (coding['extension'] === undefined && coding['_code'] === undefined && coding['_display'] === undefined) {
        own |= told;
        continue;
      }
      // INVARIANT: a translated code withholds, and never releases: the provider's own words decide as they would
      // without it.
      own |= isTranslated(coding) ? told & ~VALID : told;
      walk(coding, element, depth + 1, true);
    }
    marks |= own & ~VALID;
    const hasCode = (own & VALID) !== 0;
    if (NAMES_WITH_MEDICINE.has(element) && !namesMedicineIn(element))
      for (const coding of codings)
        if (isObject(coding) && typeof coding['display'] === 'string') marks |= reading.named(coding['display']);
    if (!isAllergy && concepts.names.has(element) && reading.isBare(codings, text)) marks |= BARE_CODE;
    name(text, codings, hasCode, element);
    for (const coding of codings) {
      if (!isObject(coding)) continue;
      name(coding['display'], codings, hasCode, element);
      for (const words of namesInExtensions(coding)) name(words, codings, hasCode, element);
    }
  };

  const walk = (node: Json, element: string, depth: number, codingDone = false): void => {
    if (depth > DEEPEST) {
      marks |= UNJUDGED;
      return;
    }
    let codings: readonly unknown[] | undefined;
    let text: string | undefined;
    let code: unknown;
    let display: string | undefined;
    let reference: string | undefined;
    let url: string | undefined;
    let identifier: unknown;
    let isMeasure = false;
    for (const key in node) {
      const value = node[key];
      if (typeof value === 'string') {
        switch (key) {
          case 'text':
            text = value;
            break;
          case 'code':
            code = value;
            break;
          case 'display':
            display = value;
            break;
          case 'reference':
            reference = value;
            break;
          case 'url':
            url = value;
            break;
          case 'value':
          case 'unit':
            isMeasure = true;
            break;
          case 'valueCode':
            marks |=
              (codeMarks(undefined, value, false) & ~VALID) |
              (isInlineLabel(node['url']) ? 0 : codeWords(undefined, value, key));
            break;
          case 'data':
            if (isDocument || (isBytes && depth === 0)) marks |= attached(value, node['contentType']);
            break;
          case 'confidentiality':
            labelled |= codes.label('http://terminology.hl7.org/CodeSystem/v3-Confidentiality', value);
            break;
          // of an extension it is free text
          case 'valueString':
            if (node['url'] === undefined) title(key, value);
            break;
          default:
            title(key, value);
        }
      } else if (typeof value === 'object' && value !== null) {
        if (Array.isArray(value)) {
          if (key === 'coding') codings = value;
          else if (key === 'contained' && depth === 0) continue;
          else {
            if (key === 'securityLabel') labels(value);
            for (const item of value as readonly unknown[]) {
              // in nothing there is nothing to walk
              if (typeof item === 'object') walk(item as Json, key, depth + 1);
              else title(key, String(item));
            }
          }
        } else if (key === 'meta') {
          const { security, tag, extension } = value as Json;
          labels(security);
          tags(tag);
          if (extension !== undefined) walk({ extension }, key, depth + 1);
        } else {
          if (key === 'securityLabel') labels(value);
          else if (key === 'identifier') identifier = (value as Json)['value'];
          walk(value as Json, isInlineLabel(node['url']) ? INLINE_LABEL : key, depth + 1);
        }
      } else if (key === 'value') isMeasure = true;
      else if (key === 'code') code = value;
      else if (key === 'valueCode') marks |= codeMarks(undefined, value, false);
    }

    if (codings !== undefined) concept(codings, text, element, depth);
    else if (text !== undefined && !FREE_TEXT.has(element)) concept([], text, element, depth);
    if (code !== undefined && !codingDone) {
      const own =
        codeMarks(node['system'], code, NAMES_FUNCTION.has(element)) | codeWords(node['system'], code, element);
      marks |= own & ~VALID;
      // the unit of a measure has no name, and needs none
      if (!isMeasure && !isAllergy && concepts.names.has(element) && reading.isBare([node], undefined))
        marks |= BARE_CODE;
      name(display, [node], (own & VALID) !== 0, element);
    }
    if (url !== undefined) {
      if (isInlineLabel(url)) {
        labels(node['valueCoding'] ?? node['valueCodeableConcept'] ?? { code: node['valueCode'] });
      } else if (element === 'attachment' || element === 'presentedForm' || element === 'content')
        onReference('url', url, undefined, undefined);
      else if (isObject(node['valueReference'])) {
        const { reference: to } = node['valueReference'];
        for (const [ending, stands] of IN_EXTENSION)
          if (url.endsWith(ending) && typeof to === 'string') onReference(stands, to, undefined, undefined);
      }
    }
    if (isMedicine && element === 'medicationReference' && display !== undefined) marks |= reading.medicine(display);
    if (reference !== undefined) {
      onReference(element, reference, display, asText(identifier));
      return;
    }
    const named = code === undefined && !codingDone ? display : undefined;
    if (typeof identifier === 'string' && node['resourceType'] === undefined)
      onReference(element, '', display, identifier);
    // INVARIANT: no text decides an allergy; the name of who recorded it does not.
    if (named !== undefined && !isAllergy) marks |= reading.words(named);
  };

  return {
    judge(resource, told) {
      marks = 0;
      labelled = 0;
      const type = String(resource['resourceType']);
      concepts = ownConceptsOf(type);
      isAllergy = type === 'AllergyIntolerance';
      isMedicine = MEDICINE_TYPES.has(type);
      hasDoorCodes = DOOR_CODES_STAND_IN.has(type);
      isDocument = type === 'DocumentReference';
      isBytes = type === 'Binary';
      onReference = told;
      try {
        walk(resource, type, 0);
      } catch {
        // INVARIANT: what cannot be judged is denied.
        marks |= UNJUDGED;
      }
      marks = settled(marks | labelled);
      return isAllergy ? marks & ~HORMONE : marks;
    },
    labels: () => labelled,
  };
}
