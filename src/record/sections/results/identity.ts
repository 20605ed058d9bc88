/** By what is a result known again: its identifiers, its own earlier versions, and what it is tied to? */
import type { FhirResource, Identifier, Specimen } from 'fhir/r4';
import type { RecordDate } from '../../entry';
import { identityKeys } from '../../fhir/identity';
import { firstDate, list } from '../../fhir/shape';
import { ties } from '../../fhir/ties';
import { localReference } from '../../merge/resolve';
import type { Link } from '../../section';
import type { ResultFact, ResultResource } from './fact';

const NONE: readonly never[] = [];

/** A laboratory number without its system identifies a result from this length on; `1` may be anybody's. */
const LONG_ENOUGH = 6;

const IDENTITY = new WeakMap<FhirResource, readonly string[]>();

/** The identifiers that mean the same at any provider; made only where there is another provider to compare with. */
export function identityOf({ resource }: ResultFact): readonly string[] {
  const kept = IDENTITY.get(resource);
  if (kept !== undefined) return kept;
  const made = identityIn((resource as ResultResource).identifier);
  IDENTITY.set(resource, made);
  return made;
}

/** Under which numbers a laboratory took in the specimens of a report. */
export const accessionsOf = (specimens: readonly (Specimen | undefined)[]): readonly string[] =>
  specimens.flatMap((specimen) => {
    const number = String(specimen?.accessionIdentifier?.value ?? '').trim();
    return number.length >= LONG_ENOUGH ? [`accession:${number}`] : [];
  });

/** When it was reported. */
export const issuedOf = ({ resource }: ResultFact): RecordDate | null => firstDate((resource as ResultResource).issued);

function identityIn(identifiers: readonly Identifier[] | undefined): readonly string[] {
  if (identifiers === undefined) return NONE;
  const bare = list(identifiers).filter(
    ({ system, value }) => system === undefined && String(value ?? '').trim().length >= LONG_ENOUGH,
  );
  const keys = identityKeys(identifiers);
  return bare.length === 0 ? keys : [...keys, ...bare.map(({ value }) => `bare:${String(value).trim()}`)];
}

/**
 * By which keys this provider's own versions of one result meet: filler or placer identifier, code and specimen time.
 * The code as sent:
 * one analyser may report glucose twice under one number, in two units and by two codes, and neither corrects the
 * other.
 */
export const versionKeys = (fact: ResultFact): readonly string[] =>
  fact.identifiers.length === 0
    ? NONE
    : fact.identifiers.map(
        (identifier) =>
          `${identifier}|${fact.isReport ? 'report' : (fact.codes[0] ?? fact.plainName)}|${fact.date?.sort ?? ''}`,
      );

const REPLACES = 'http://hl7.org/fhir/StructureDefinition/observation-replaces';

/** Earlier versions that a result names by reference. Source: HL7 observation-replaces; STU3 Observation.related. */
export const replacedBy = ({ resource }: ResultFact): readonly string[] => {
  const { extension } = resource as ResultResource;
  if (extension === undefined) return NONE;
  return list(extension).flatMap(({ url, valueReference }) =>
    url === REPLACES && typeof valueReference?.reference === 'string' ? [localReference(valueReference.reference)] : [],
  );
};

/** What the result is tied to; read from the resource only when an entry is opened. */
export function resultLinks({ resource }: ResultFact): readonly Link[] {
  if (resource.resourceType === 'DiagnosticReport') {
    return [
      ...ties(resource.result, 'Result in this report', 'Report'),
      ...ties(resource.encounter, 'Encounter', 'Result'),
      ...ties(resource.basedOn, 'Request', 'Result'),
    ];
  }
  if (resource.resourceType !== 'Observation') return NONE;
  const { hasMember, derivedFrom, encounter, basedOn } = resource;
  if (hasMember === undefined && derivedFrom === undefined && basedOn === undefined)
    return ties(encounter, 'Encounter', 'Result');
  return [
    ...ties(hasMember, 'Result in this group', 'Group'),
    ...ties(derivedFrom, 'Derived from', 'Used for'),
    ...ties(encounter, 'Encounter', 'Result'),
    ...ties(basedOn, 'Request', 'Result'),
  ];
}
