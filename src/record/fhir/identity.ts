/** Which business identifiers say that two resources are the same thing, wherever they are kept? */
import type { FhirResource, Identifier } from 'fhir/r4';
import { LEGACY_NHS_NUMBER_SYSTEM, NHS_NUMBER_SYSTEM } from '../../domain/nhs-number';
import { remembered } from '../../domain/remembered';
import { list } from './shape';

const UUID = /^(?:urn:uuid:)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;

/** EMIS writes two GUIDs as one: the organisation's, then the record's. Source: RECORD. */
const TWO_GUIDS = /^[0-9a-f]{32}([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/i;

const URN = /^urn:/i;

/** An object identifier, bare or as a URN. */
const OID = /^(?:urn:)?(?:oid:)?([0-2](?:\.(?:0|[1-9]\d*)){3,})$/i;
/** With as many arcs it names one thing in the world, not a class of them. */
const GLOBAL_ARCS = 7;

/** The NHS number's OID. Source: NHS Data Dictionary; HL7 UK registry of OIDs. */
const NHS_NUMBER_OID = 'oid:2.16.840.1.113883.2.1.4.1';

/** One system, whether it is written as an OID or its URN, with or without its final slash, by http or by https. */
const plainSystem = remembered((system) => {
  const text = String(system).trim();
  const oid = OID.exec(text)?.[1];
  return oid === undefined
    ? text
        .replace(/^http:/i, 'https:')
        .replace(/\/+$/, '')
        .toLowerCase()
    : `oid:${oid}`;
});

const PERSONAL_SYSTEMS: ReadonlySet<string> = new Set([
  NHS_NUMBER_OID,
  ...[NHS_NUMBER_SYSTEM, LEGACY_NHS_NUMBER_SYSTEM].map(plainSystem),
]);

/** Whose identifier it is, not what thing's. Source: HL7 v2 table 0203, identifiers of a person or an account. */
const PERSONAL_TYPES: ReadonlySet<string> = new Set([
  'AN',
  'ANC',
  'ANON',
  'HC',
  'JHN',
  'MA',
  'MC',
  'MR',
  'MRT',
  'NH',
  'NI',
  'PE',
  'PEN',
  'PI',
  'PN',
  'PPN',
  'PT',
  'SS',
]);

// INVARIANT: a number of the person's names no event: by it everything would be one.
const isPersonal = ({ system, type }: Identifier): boolean =>
  (system !== undefined && PERSONAL_SYSTEMS.has(plainSystem(system))) ||
  list(type?.coding).some(({ code }) => PERSONAL_TYPES.has(String(code)));

/** A GUID in lower case with its hyphens, of itself or of the record half of two that EMIS writes as one; or null. */
export function guidOf(value: string): string | null {
  const uuid = value.length === 36 || value.length === 45 ? UUID.exec(value)?.[1] : undefined;
  if (uuid !== undefined) return uuid.toLowerCase();
  const halves = value.length === 64 ? TWO_GUIDS.exec(value) : null;
  return halves === null ? null : halves.slice(1).join('-').toLowerCase();
}

function identityKey(identifier: Identifier): string | null {
  const value = String(identifier.value ?? '').replace(/\s+/g, '');
  if (value === '' || isPersonal(identifier)) return null;
  const guid = guidOf(value);
  if (guid !== null) return `id:uuid|${guid}`;
  const oid = OID.exec(value)?.[1];
  if (oid !== undefined && oid.split('.').length >= GLOBAL_ARCS) return `id:oid|${oid}`;
  if (URN.test(value)) return `id:${value.toLowerCase()}`;
  // INVARIANT: a bare local number means nothing at another provider.
  return identifier.system === undefined ? null : `id:${plainSystem(identifier.system)}|${value}`;
}

/**
 * Keys that are equal only where the identifier is the same everywhere: with its system, or a UUID; empty when there is
 * none.
 */
export function identityKeys(
  ...groups: readonly (readonly Identifier[] | Identifier | undefined)[]
): readonly string[] {
  const keys: string[] = [];
  for (const group of groups) {
    for (const identifier of list(group)) {
      const key = identityKey(identifier);
      if (key !== null && !keys.includes(key)) keys.push(key);
    }
  }
  return keys;
}

/** True when the two lists have a member in common. */
export const share = (a: readonly string[], b: readonly string[]): boolean => a.some((key) => b.includes(key));

/**
 * The values of the identifiers that every one of these resources carries, with system and value alike; empty where
 * they share none.
 */
export function identifiersShared(resources: readonly FhirResource[]): readonly string[] {
  const held = resources.map((resource) => {
    const { identifier, masterIdentifier } = resource as {
      readonly identifier?: Identifier | readonly Identifier[];
      readonly masterIdentifier?: Identifier;
    };
    return [...list<Identifier>(identifier), ...list<Identifier>(masterIdentifier)];
  });
  const keys = held.map((identifiers) => identityKeys(identifiers));
  const [first = []] = held;
  return [
    ...new Set(
      first
        .filter((one) => identityKeys(one).some((key) => keys.every((own) => own.includes(key))))
        .map(({ value }) => String(value)),
    ),
  ];
}
