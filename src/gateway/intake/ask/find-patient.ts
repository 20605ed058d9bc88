/**
 * Which Patient of the provider is this person? Looked up by NHS number; identity is confirmed on the answer. Source:
 * CONTRACT "retrieve".
 */
import { isObject, objectsOf } from '../../../domain/json';
import { NHS_NUMBER_SYSTEM } from '../../../domain/nhs-number';
import type { ProviderConfig } from '../../config';
import type { IntakeFailure, PartialReason } from '../../pipeline';
import type { Questions } from './exchange';
import type { AskFailure } from './raw-exchange';
import { confirmIdentity } from '../identity/identity';
import { readPages } from './pages';
import type { Person } from '../identity/person';

export type FoundPatient =
  | {
      readonly outcome: 'found';
      readonly id: string;
      readonly nameDiffers: boolean;
      readonly partial: readonly PartialReason[];
    }
  | { readonly outcome: 'unknown'; readonly partial: readonly PartialReason[] }
  | IntakeFailure;

/** What a failed ask means for the whole provider. */
export const failureOf = (why: AskFailure): IntakeFailure => {
  if (why === 'network') return { outcome: 'unreachable' };
  return why === 'time' ? { outcome: 'too-slow' } : { outcome: 'bad-answer' };
};

const NOT_FOUND: readonly unknown[] = ['PATIENT_NOT_FOUND', 'RESOURCE_NOT_FOUND', 'NO_RECORD_FOUND'];

/** A 404 that says in FHIR that it does not know the person. GP Connect says PATIENT_NOT_FOUND. */
export function saysNotFound(status: number | null, body: unknown): boolean {
  if (status !== 404 || !isObject(body) || body['resourceType'] !== 'OperationOutcome') return false;
  return objectsOf(body['issue']).some(({ code, details }) => {
    const codings = isObject(details) ? objectsOf(details['coding']) : [];
    return codings.length > 0 ? codings.some((coding) => NOT_FOUND.includes(coding['code'])) : code === 'not-found';
  });
}

/** An id that can stand in a path: never one that climbs out of it. */
export const isPathId = (id: string): boolean => /^[A-Za-z0-9\-._~:|]{1,128}$/u.test(id) && !/^\.+$/u.test(id);

/** `GET Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|…`, then the identity on that answer. */
export async function findPatient(
  exchange: Questions,
  provider: ProviderConfig,
  person: Person,
): Promise<FoundPatient> {
  const query = new URLSearchParams({ identifier: `${NHS_NUMBER_SYSTEM}|${person.nhsNumber}` });
  const pages = await readPages(exchange, await exchange.get(`Patient?${query.toString()}`), provider, null);
  if (!pages.ok)
    return saysNotFound(pages.status, pages.body) ? { outcome: 'unknown', partial: [] } : failureOf(pages.why);
  const patients = pages.entries
    .map(({ resource }) => resource)
    .filter(({ resourceType }) => resourceType === 'Patient');
  // INVARIANT: neither "does not know the person" nor "this is the only one" is believed of an answer that is not
  // whole.
  const cutOff = pages.partial.some(({ kind }) => kind !== 'provider-warning');
  const unclear = patients.length === 0 && (pages.failed || pages.entries.length > 0);
  if (cutOff || unclear) return { outcome: 'bad-answer' };
  const identity = confirmIdentity(patients, person);
  if (identity.outcome === 'unknown') return { outcome: 'unknown', partial: pages.partial };
  if (identity.outcome !== 'confirmed') return identity;
  if (!isPathId(identity.id)) return { outcome: 'bad-answer' };
  return { outcome: 'found', id: identity.id, nameDiffers: identity.nameDiffers, partial: pages.partial };
}
