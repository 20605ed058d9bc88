/**
 * How do the properties look at one provider's answer: released as somebody, by name, in bytes, and what of it remains?
 */
import type { FhirResource } from 'fhir/r4';
import type { Role } from '../../../src/domain/roles';
import type { Setting } from '../../../src/domain/settings';
import { nameOf, textOf } from './canaries';
import { createOpaqueId } from '../../../src/gateway/opaque-id';
import { release } from '../../../src/gateway/release';
import { policy } from './shipped-policy';

export const key = new Uint8Array(32).fill(7);
export const accessId = 'access-1';
/**
 * As many as it takes: with a quarter of them, a gateway that let the excluded categories pass was not found out.
 * `npm run deep` asks for more.
 */
export const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 1200);

interface Look {
  readonly role: Role;
  readonly emergency: boolean;
  readonly setting: Setting;
}
export const releaseAs = ({ role, emergency, setting }: Look, resources: readonly FhirResource[]) =>
  release({
    contribution: { outcome: 'answered', known: true, resources, supplies: null, partial: [], warnings: [] },
    provider: { id: 'northgate', name: 'Northgate', setting },
    viewer: { role, emergency },
    policy,
    accessId,
    key,
  });
type Out = ReturnType<typeof releaseAs>;

export const opaque = createOpaqueId(key, accessId, 'northgate');
export const outNames = ({ resources }: Out): ReadonlySet<string> => new Set(resources.map(nameOf));
export const isOut = (names: ReadonlySet<string>, resource: FhirResource): boolean =>
  names.has(`${resource.resourceType}/${opaque(nameOf(resource))}`);
/** The resources of which something left the gateway. */
export const remaining = (out: Out, resources: readonly FhirResource[]): readonly FhirResource[] => {
  const names = outNames(out);
  return resources.filter((resource) => isOut(names, resource));
};
// Where bytes are fetched does not leave the gateway; a withheld Binary is found nowhere, as one that the provider does
// not hold.
export const bytesOf = ({ resources, coverage, warnings, sections }: Out): string =>
  textOf([resources, coverage, warnings, sections]);
