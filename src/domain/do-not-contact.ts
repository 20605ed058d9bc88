/**
 * Does something stand on a contact that may be a reason not to ring them? A note, a flag in an extension that nobody
 * here knows, or words that say so: then the contact is shown with whom to ask first, and without number.
 * Source: RECORD, alerts; FHIR R4 RelatedPerson, which has no element for such a warning.
 */
import { isObject, objectsOf, type Json, type JsonDraft } from './json';
import { UNREAD_MODIFIER } from './modifier-extensions';
import { saysOnlyHow } from './plain-way';
import { sentAs } from './sent-as';

/** Words of a warning, wherever they stand on the contact. */
const WARNS: readonly RegExp[] = [
  /\b(?:do not|don[’']?t|must not|never|not to be|should not|cannot|no) (?:be )?(?:contact|ring|call|phone|telephone|text|inform|told?|tell|disclose|share|visit|approach)/i,
  /\bnot (?:for|to) (?:contact|ring|disclos\w*)\b|\bno[- ]contact\b|\bdo not disclose\b/i,
  /\b(?:ex|former|estranged|separated|divorced)[- ]?(?:partner|husband|wife|spouse|boyfriend|girlfriend)\b/i,
  /\b(?:restraining|non[- ]?molestation|occupation|protection|prohibited steps|barring) order\b|\bDVP[ON]\b|\bDVA\b|\binjunction\b/i,
  /\b(?:controls|monitors|checks|reads) (?:her |his |their |the )?(?:phone|calls|messages)\b|\bsafe (?:contact|number|time)\b/i,
  /\b(?:violen\w*|abus\w*|perpetrator|alleged|stalk\w*|coerciv\w*|domestic|safeguard\w*|SARC|threat\w*)\b/i,
  /\b(?:address|whereabouts) (?:is )?(?:confidential|withheld|secret)\b/i,
];

export const warnsOfContact = (words: string): boolean => WARNS.some((shape) => shape.test(words));

/**
 * Extensions that are no warning while they say only how and when, by the last part of their name. Source: UK
 * Core; Care Connect; FHIR R4 registry.
 */
const HARMLESS: ReadonlySet<string> = new Set([
  'Extension-UKCore-ContactRank',
  'Extension-CareConnect-ContactRank-1',
  'Extension-UKCore-CopyCorrespondenceIndicator',
  'Extension-CareConnect-CopyCorrespondenceIndicator-1',
  'Extension-UKCore-ContactPreference',
  'Extension-CareConnect-ContactPreference-1',
  'data-absent-reason',
  'iso21090-EN-use',
  'iso21090-EN-qualifier',
  'patient-preferredContact',
  'relatedperson-birthSex',
  'Extension-UKCore-OtherContactSystem',
  'Extension-CareConnect-OtherContactSystem-1',
]);
/**
 * Of which parts a name, an address or a number is made. `contactpoint-comment` is none of them: a comment may warn.
 * Source: FHIR R4 registry; ISO 21090.
 */
const PART =
  /^(?:humanname-(?:own|partner)-(?:prefix|name)|humanname-(?:fathers|mothers)-family|humanname-assembly-order|iso21090-(?:ADXP-\w+|EN-representation|preferred)|contactpoint-(?:area|country|extension|local)|geolocation|Extension-(?:UKCore-AddressKey|CareConnect-AddressKey-1))$/;

/** Parts of an extension go by plain words. */
const PLAIN = /^[A-Za-z]+$/;

function isHarmless(extension: unknown): boolean {
  if (!isObject(extension) || typeof extension['url'] !== 'string') return false;
  const name = extension['url'].replace(/^.*\//, '');
  const parts = objectsOf(extension['extension']);
  return (
    (PART.test(name) || (HARMLESS.has(name) && saysOnlyHow(extension))) &&
    parts.every(({ url }) => typeof url === 'string' && PLAIN.test(url))
  );
}

/** No element of RelatedPerson, in any release: whoever sends it says something beside the contact. */
const REMARKS: ReadonlySet<string> = new Set(['note', 'notes', 'comment', 'comments', 'flag', 'alert', 'warning']);

/** What names a thing for programs says nothing to people. */
const NAMES: ReadonlySet<string> = new Set(['id', 'system', 'url', 'reference']);

/** Anything in it that warns; without recursion, so that no nesting exhausts the stack. */
function warns(contact: Json): boolean {
  const waiting: object[] = [contact];
  const known = new Set<unknown>();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop())
    for (const [key, value] of Object.entries(node)) {
      if (REMARKS.has(key) || (typeof value === 'string' && !NAMES.has(key) && warnsOfContact(value))) return true;
      if (key === 'extension' && Array.isArray(value) && !known.has(node)) {
        if (!value.every(isHarmless)) return true;
        for (const one of value) known.add(one);
      }
      if (typeof value === 'object' && value !== null && key !== 'meta') waiting.push(value as object);
    }
  return false;
}

/**
 * A contact that carries a warning, or of which a part was left out that may be one, marked as recorded under a
 * condition that nobody here can read: so that no view gives it out as one who may be rung. The very same resource
 * where there is none; the input is never changed.
 */
export function markContact<R extends object>(resource: R): R {
  const json = resource as Json;
  if (json['resourceType'] !== 'RelatedPerson' || !(warns(json) || sentAs(json).includes('part'))) return resource;
  const before = Array.isArray(json['modifierExtension']) ? (json['modifierExtension'] as readonly unknown[]) : [];
  const made: JsonDraft = { ...json, modifierExtension: [{ url: UNREAD_MODIFIER }, ...before] };
  return made as unknown as R;
}
