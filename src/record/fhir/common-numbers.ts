/**
 * Which identifiers stand on things that are plainly not one: the person's own number, a visit's, an order's? Senders
 * put them where FHIR expects the number of the thing itself.
 */
import type { CodeableConcept, FhirResource, Identifier } from 'fhir/r4';
import { calendarKey } from '../../domain/dates';
import { isObject } from '../../domain/json';
import { codeKeys, conceptText, plainText } from './concept';
import { identityKeys } from './identity';
import { list } from './shape';
import type { FactBase } from '../section';

/** Kinds of resource that may rightly share a number: an order and what came of it, a document and its pointer. */
const FAMILY: Readonly<Record<string, string>> = {
  ServiceRequest: 'order',
  DiagnosticReport: 'order',
  Observation: 'order',
  Specimen: 'order',
  ImagingStudy: 'order',
  Media: 'order',
  Procedure: 'order',
  Task: 'order',
  MedicationRequest: 'medicine',
  MedicationDispense: 'medicine',
  MedicationStatement: 'medicine',
  MedicationAdministration: 'medicine',
  DocumentReference: 'document',
  Composition: 'document',
  CarePlan: 'document',
  Flag: 'document',
  Consent: 'document',
  QuestionnaireResponse: 'document',
  Encounter: 'contact',
  Appointment: 'contact',
  EpisodeOfCare: 'contact',
};

/** A visit and its letter, or an order and its report, may share a number; no other two families do. */
const MAY_SHARE: ReadonlySet<string> = new Set(['contact', 'document', 'order']);

/** Results are known by number, test and time together, so that many under one number are no fault. */
const KNOWN_BY_MORE: ReadonlySet<string> = new Set(['Observation', 'DiagnosticReport', 'Patient', 'Specimen']);

type Coded = Readonly<Record<string, unknown>>;

const NAMED_BY = [
  'code',
  'type',
  'vaccineCode',
  'medicationCodeableConcept',
  'serviceType',
  'specialty',
  'description',
] as const;

/** What the thing is, in codes and words, so that two of them can be told apart. */
function subjectOf(resource: FhirResource): string {
  const held = resource as unknown as Coded;
  for (const name of NAMED_BY) {
    const value = held[name];
    if (typeof value === 'string') return plainText(value);
    const concepts = list(value as CodeableConcept | readonly CodeableConcept[] | undefined).filter(isObject);
    const said = concepts.flatMap((concept) => {
      const [code] = codeKeys(concept as CodeableConcept);
      return code ?? plainText(conceptText(concept as CodeableConcept) ?? '');
    });
    if (said.length > 0) return said.join(' ');
  }
  return '';
}

const systemsOf = (keys: readonly string[]): readonly string[] => keys.map((key) => key.slice(0, key.lastIndexOf('|')));

const codesOf = (resource: FhirResource): readonly string[] => {
  const held = resource as unknown as Coded;
  return NAMED_BY.flatMap((name) =>
    list(held[name] as CodeableConcept | readonly CodeableConcept[] | undefined).flatMap((concept) =>
      isObject(concept) ? codeKeys(concept as CodeableConcept) : [],
    ),
  );
};

/**
 * Two under one number that are plainly not one: of other days, and coded otherwise in one system. The number is then
 * the person's, or used again. A letter is another matter: each side dates and files it in its own way.
 */
export function plainlyTwo(a: FactBase, b: FactBase): boolean {
  if (a.resource.resourceType === 'DocumentReference' || a.date === null || b.date === null) return false;
  if (calendarKey(a.date) === calendarKey(b.date)) return false;
  const [x, y] = [codesOf(a.resource), codesOf(b.resource)];
  if (x.some((code) => y.includes(code))) return false;
  const systems = systemsOf(y);
  return systemsOf(x).some((system) => systems.includes(system));
}

/** Two current letters under one number are two letters, of whatever date; of any other kind the name tells. */
const tellsApart = (resource: FhirResource): string =>
  resource.resourceType === 'DocumentReference' && resource.status === 'current'
    ? `${subjectOf(resource)} ${resource.date ?? ''}`
    : subjectOf(resource);

interface Carriers {
  readonly families: Set<string>;
  /** By type: what the carriers of that type are. */
  readonly subjects: Map<string, Set<string>>;
}

function isCommon({ families, subjects }: Carriers): boolean {
  if (families.size > 2 || (families.size === 2 && ![...families].every((family) => MAY_SHARE.has(family))))
    return true;
  return [...subjects].some(([type, said]) => said.size > 1 && !KNOWN_BY_MORE.has(type));
}

/**
 * The keys (as `identityKeys` gives them) of one provider's contribution by which nothing may be called the same.
 * Usually none.
 */
export function commonNumbers(resources: Iterable<FhirResource>): ReadonlySet<string> {
  const carriers = new Map<string, Carriers>();
  for (const resource of resources) {
    if (KNOWN_BY_MORE.has(resource.resourceType)) continue;
    const { identifier } = resource as { readonly identifier?: Identifier | readonly Identifier[] };
    if (identifier === undefined) continue;
    for (const key of identityKeys(identifier)) {
      let held = carriers.get(key);
      if (held === undefined) carriers.set(key, (held = { families: new Set(), subjects: new Map() }));
      held.families.add(FAMILY[resource.resourceType] ?? resource.resourceType);
      const said = held.subjects.get(resource.resourceType) ?? new Set();
      held.subjects.set(resource.resourceType, said.add(tellsApart(resource)));
    }
  }
  const common = new Set<string>();
  for (const [key, held] of carriers) if (isCommon(held)) common.add(key);
  return common;
}
