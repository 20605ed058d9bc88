/**
 * Which lists and headed sections did a provider send empty because what belongs there is kept back or out of reach?
 * Then there may be something, and an empty section of ours would say that there is not.
 * Source: FHIR list-empty-reason; GP Connect 1.6.2 lists; IPS and C-CDA section codes (LOINC).
 */
import { type Json, isObject, objectsOf, textOf } from '../../../domain/json';
import type { EmptyList } from '../../../domain/coverage';
import type { ResourceType } from '../../../domain/section-of';

/** Codes of lists and sections → the type by which ours is found. SNOMED CT codes of GP Connect, then LOINC. */
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
  '48765-2': 'AllergyIntolerance',
  '10160-0': 'MedicationStatement',
  '10183-2': 'MedicationStatement',
  '42346-7': 'MedicationStatement',
  '11450-4': 'Condition',
  '11348-0': 'Condition',
  '11369-6': 'Immunization',
  '47519-4': 'Procedure',
  '30954-2': 'Observation',
  '8716-3': 'Observation',
  '46240-8': 'Encounter',
  '18776-5': 'CarePlan',
  '42348-3': 'Consent',
};

/** Undefined for a list of nothing that is known here. */
export function typeOfList({ code }: Readonly<Json>): ResourceType | undefined {
  for (const coding of isObject(code) ? objectsOf(code['coding']) : [])
    if (typeof coding['code'] === 'string' && Object.hasOwn(TYPE_OF_LIST, coding['code']))
      return TYPE_OF_LIST[coding['code']];
  return undefined;
}

const KEPT_BACK: ReadonlySet<string> = new Set(['withheld', 'unavailable']);
/** That there is nothing, that nobody asked, or that nobody has begun. */
const NOTHING_THERE: readonly EmptyList[] = ['nilknown', 'notasked', 'notstarted', 'closed', 'no-content-recorded'];
/** The same in a sender's own words, where no code of HL7's decides. */
const SAYS_KEPT_BACK =
  /\b(?:withheld|with[- ]held|unavailable|not available|restricted|confidential|suppressed|redacted|masked|denied access|access denied|not authori[sz]ed|not permitted|could not be (?:retrieved|read|loaded|sent|obtained)|unable to (?:retrieve|load|access|obtain)|failed to (?:load|retrieve|send)|timed? ?out)\b/i;

/** “Nothing withheld”: the words are denied. */
const DENIED = /\b(?:no|not|nothing|nil|none|never)\b[^.;,]{0,20}$/i;

function saysKeptBack(words: string): boolean {
  const found = SAYS_KEPT_BACK.exec(words);
  if (found === null) return false;
  // “not available”, “not permitted”: the “not” is part of what is said
  return found[0].toLowerCase().startsWith('not ') || !DENIED.test(words.slice(0, found.index));
}

const isKeptBack = (sent: unknown): boolean => objectsOf(sent).some(isReasonToKeepBack);

function isReasonToKeepBack(reason: Readonly<Json>): boolean {
  const codings = objectsOf(reason['coding']);
  const codes = codings.map(({ code }) => String(code).toLowerCase());
  if (codes.some((code) => KEPT_BACK.has(code))) return true;
  if (NOTHING_THERE.some((code) => codes.includes(code))) return false;
  return [reason['text'], ...codings.map(({ display }) => display)].some((words) => saysKeptBack(textOf(words) ?? ''));
}

const MOST_DEEP = 8;

/** Headed sections with those within them. */
const sectionsIn = (parent: Readonly<Json>, deep = 0): readonly Readonly<Json>[] =>
  deep > MOST_DEEP
    ? []
    : objectsOf(parent['section']).flatMap((section) => [section, ...sectionsIn(section, deep + 1)]);

/**
 * The types that a List or a Composition keeps back, each once; null for a List of nobody knows what. A headed section
 * of what is no section here takes nothing from ours.
 */
export function typesKeptBack(resource: Readonly<Json>): readonly (ResourceType | null)[] {
  if (resource['resourceType'] === 'List')
    return isKeptBack(resource['emptyReason']) ? [typeOfList(resource) ?? null] : [];
  if (resource['resourceType'] !== 'Composition') return [];
  const kept = sectionsIn(resource).filter(({ emptyReason }) => isKeptBack(emptyReason));
  return [...new Set(kept.flatMap((section) => typeOfList(section) ?? []))];
}

const whyEmpty = ({ emptyReason }: Readonly<Json>): EmptyList | undefined => {
  const codes = objectsOf(emptyReason).flatMap(({ coding }) => objectsOf(coding));
  return isKeptBack(emptyReason)
    ? undefined
    : NOTHING_THERE.find((why) => codes.some(({ code }) => String(code).toLowerCase() === why));
};

/** What a List or the sections of a Composition say of their being empty, of each type that is known here. */
export function saidEmpty(
  resource: Readonly<Json>,
): readonly { readonly type: ResourceType; readonly why: EmptyList }[] {
  const headed = resource['resourceType'] === 'List' ? [resource] : sectionsIn(resource);
  return headed.flatMap((one) => {
    const [type, why] = [typeOfList(one), whyEmpty(one)];
    return type === undefined || why === undefined ? [] : [{ type, why }];
  });
}
