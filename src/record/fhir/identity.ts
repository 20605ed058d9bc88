/** Which business identifiers say that two resources are the same thing, wherever they are kept? */
import type { FhirResource, Identifier } from 'fhir/r4';
import { LEGACY_NHS_NUMBER_SYSTEM, NHS_NUMBER_SYSTEM } from '../../domain/nhs-number';
import { remembered } from '../../domain/remembered';
import { list } from './shape';

const UUID = /^(?:urn:uuid:)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;

const URN = /^urn:/i;

const isPersonal = (system: string | undefined): boolean =>
  system === NHS_NUMBER_SYSTEM || system === LEGACY_NHS_NUMBER_SYSTEM;

/** One system, with or without its final slash, by http or by https. */
const plainSystem = remembered((system) =>
  String(system)
    .trim()
    .replace(/^http:/i, 'https:')
    .replace(/\/+$/, ''),
);

function identityKey(identifier: Identifier): string | null {
  const value = String(identifier.value ?? '').replace(/\s+/g, '');
  if (value === '') return null;
  const uuid = value.length === 36 || value.length === 45 ? UUID.exec(value)?.[1] : undefined;
  if (uuid !== undefined) return `id:uuid|${uuid.toLowerCase()}`;
  if (URN.test(value)) return `id:${value.toLowerCase()}`;
  // INVARIANT: a bare local number means nothing at another provider, and the person's own number names no event.
  if (identifier.system === undefined || isPersonal(identifier.system)) return null;
  return `id:${plainSystem(identifier.system)}|${value}`;
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
