/**
 * Is this place somebody's own home? Its name, then, is where the person lives, which one route alone tells. By its
 * type or kind, or by an address that says so of itself. Source: POLICY 4.
 */
import type { FhirResource } from 'fhir/r4';
import { type Json, isObject, objectsOf } from '../../domain/json';

/** HL7 v3 RoleCode: the patient's residence; HL7 location-physical-type: a house. */
const HOMES: readonly unknown[] = ['PTRES', 'ho'];
const WORDS = /\b(?:patient|client|person|service user|own)(?:['’]?s)?(?: own)? (?:home|house|residence|address)\b/iu;

const isHome = (concept: Json): boolean =>
  objectsOf(concept['coding']).some(
    ({ code, display }) => HOMES.includes(code) || (typeof display === 'string' && WORDS.test(display)),
  ) ||
  (typeof concept['text'] === 'string' && WORDS.test(concept['text']));

/** True of a Location that its type, its kind or its address calls a home; a care home is none. */
export function isOwnHome(resource: FhirResource): boolean {
  if (resource.resourceType !== 'Location') return false;
  const { type, physicalType, address } = resource as unknown as Json;
  return (
    objectsOf(type).some(isHome) ||
    objectsOf(physicalType).some(isHome) ||
    (isObject(address) && address['use'] === 'home')
  );
}
