/**
 * Which allergies does a List hold inside itself? Ended ones come so; each becomes a resource of its own. Source: GP
 * Connect 1.6.2 "Ended allergies", UK-FHIR "Allergies".
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { FhirResource } from 'fhir/r4';
import { isObject, objectsOf, type Json, type JsonDraft } from '../../../domain/json';

const ENDED_ALLERGIES = '1103671000000101';
const CLINICAL_STATUS = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical';

const isAllergy = ({ resourceType }: Json): boolean => resourceType === 'AllergyIntolerance';

const isEnded = ({ code }: Json): boolean =>
  isObject(code) && objectsOf(code['coding']).some((coding) => coding['code'] === ENDED_ALLERGIES);

/**
 * Rewrites the references that `names` knows, wherever they stand. What comes here is known not to be nested too deep.
 */
function renamed(node: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(node)) return (node as unknown[]).map((item) => renamed(item, names));
  if (!isObject(node)) return node;
  const copy: JsonDraft = {};
  for (const key of Object.keys(node)) {
    const value = node[key];
    copy[key] = key === 'reference' && typeof value === 'string' ? (names.get(value) ?? value) : renamed(value, names);
  }
  return copy;
}

const securityOf = ({ meta }: Json): readonly JsonDraft[] => (isObject(meta) ? objectsOf(meta['security']) : []);

/** INVARIANT: what labels the List labels what it held, as it did while it stood inside. */
function withLabels(resource: JsonDraft, list: Json): void {
  const security = [...securityOf(resource), ...securityOf(list)];
  if (security.length > 0) resource['meta'] = { ...(isObject(resource['meta']) ? resource['meta'] : {}), security };
}

const digest = (...parts: readonly string[]): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify(parts)))).slice(0, 32);

/**
 * The name of one that is lifted.
 * INVARIANT: made of its List's name and its own id alone, or of its content where it has none; never of its place, nor
 * of what else
 * there is: what stands before it, or beside it under the same name, may be withheld.
 */
const nameWithin = (list: Json, allergy: Json, inner: string | null): string =>
  inner === null ? digest(String(list['id']), '', JSON.stringify(allergy)) : digest(String(list['id']), inner);

function lifted(list: Json): readonly JsonDraft[] | null {
  const contained = objectsOf(list['contained']);
  const allergies = contained.filter(isAllergy);
  if (allergies.length === 0) return null;
  const names = new Map<string, string>();
  const ids = allergies.map((allergy) => {
    const inner = typeof allergy['id'] === 'string' ? allergy['id'].replace(/^#/u, '') : null;
    const id = nameWithin(list, allergy, inner);
    if (inner !== null) names.set(`#${inner}`, `AllergyIntolerance/${id}`);
    return id;
  });
  const others = contained.filter((item) => !isAllergy(item));
  const left: JsonDraft = { ...(renamed({ ...list, contained: [] }, names) as JsonDraft), contained: others };
  if (others.length === 0) Reflect.deleteProperty(left, 'contained');
  const out = new Map<string, JsonDraft>();
  allergies.forEach((allergy, at) => {
    const own = renamed(allergy, names) as JsonDraft;
    own['id'] = ids[at];
    if (others.length > 0) own['contained'] = others;
    own['patient'] ??= list['subject'];
    if (own['patient'] === undefined) Reflect.deleteProperty(own, 'patient');
    // an ended allergy must never look active because its status was left out
    if (isEnded(list)) own['clinicalStatus'] ??= { coding: [{ system: CLINICAL_STATUS, code: 'resolved' }] };
    withLabels(own, list);
    // one that stands there twice is one
    out.set(JSON.stringify(own), own);
  });
  return [left, ...out.values()];
}

/** The same resources in the same order, with the allergies of each List standing after it under ids of their own. */
export function liftContained(resources: readonly FhirResource[]): readonly FhirResource[] {
  const isHolder = (resource: FhirResource): boolean =>
    resource.resourceType === 'List' && resource.contained !== undefined;
  if (!resources.some(isHolder)) return resources;
  return resources.flatMap((resource) =>
    isHolder(resource)
      ? ((lifted(resource as unknown as JsonDraft) as unknown as readonly FhirResource[] | null) ?? [resource])
      : [resource],
  );
}
