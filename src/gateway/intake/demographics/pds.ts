/**
 * What does NHS England's Personal Demographics Service answer, as it is? Asked by number, or by a search that it
 * counts for itself. Source: NHS England, PDS FHIR API.
 */
import { isObject, objectsOf, type Json } from '../../../domain/json';
import { isNhsNumber } from '../../../domain/nhs-number';
import type { Requester } from '../../ports';
import type { DemographicsConfig } from '../../config';
import type { Asked, Exchange } from '../ask/exchange';
import { nhsNumbersOf } from '../identity/person';

/** What an answer says; null where it cannot be relied on. */
export type PdsAnswer =
  | { readonly outcome: 'people'; readonly people: readonly Json[] }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'too-many' }
  | null;

/** The codes of an OperationOutcome’s issues, in PDS’s own list. */
function codesOf(body: unknown): readonly unknown[] {
  if (!isObject(body) || body['resourceType'] !== 'OperationOutcome') return [];
  return objectsOf(body['issue']).flatMap(({ details }) =>
    objectsOf(isObject(details) ? details['coding'] : []).map(({ code }) => code),
  );
}

/** There is nobody of that number, or nobody any more; or it is no number at all. */
const NOBODY: Readonly<Record<number, readonly unknown[]>> = {
  404: ['RESOURCE_NOT_FOUND', 'INVALIDATED_RESOURCE'],
  400: ['INVALID_RESOURCE_ID'],
};

/** A year or a month alone, or nothing: such a person cannot be confirmed by date of birth. */
const isVague = (birthDate: unknown): boolean =>
  birthDate === undefined || (typeof birthDate === 'string' && /^\d{4}(?:-\d{2})?$/u.test(birthDate));

/** Who asks, as PDS wants to know it: from which organisation, and in which role where it is a user who is let in. */
export function pdsHeaders(
  { auth }: DemographicsConfig,
  requester: Requester | undefined,
): Readonly<Record<string, string>> {
  if (requester === undefined) return {};
  const { membership, vouched } = requester;
  const role = auth?.kind === 'nhs-token-exchange' ? vouched?.roleProfile : undefined;
  return {
    'NHSD-End-User-Organisation-ODS': membership.organisation.ods,
    ...(role === undefined ? {} : { 'NHSD-Session-URID': role }),
  };
}

/** `GET Patient/{number}`. A superseded number is answered with the Patient who took its place. */
export async function retrieve(
  exchange: Exchange,
  nhsNumber: string,
): Promise<{ readonly answer: PdsAnswer; readonly asked: Asked<unknown> }> {
  const asked = await exchange.get(`Patient/${nhsNumber}`);
  return { answer: readPatient(asked), asked };
}

/** The Patient of a retrieval, or that there is nobody of that number. */
export function readPatient(asked: Asked<unknown>): PdsAnswer {
  if (!asked.ok) {
    const known = NOBODY[asked.status ?? 0] ?? [];
    return codesOf(asked.body).some((code) => known.includes(code)) ? { outcome: 'unknown' } : null;
  }
  const { value } = asked;
  if (!isObject(value) || value['resourceType'] !== 'Patient') return null;
  const { id } = value;
  // INVARIANT: the number is the one that the Patient is kept under, whichever was asked for
  if (typeof id !== 'string' || !isNhsNumber(id) || nhsNumbersOf(value)[0] !== id) return null;
  return isVague(value['birthDate']) ? { outcome: 'unknown' } : { outcome: 'people', people: [value] };
}

/** The Patients of a search, or that there are too many to name. One that found nobody may hold no entry at all. */
export function readSearch(asked: Asked<unknown>): PdsAnswer {
  if (!asked.ok) return null;
  const { value } = asked;
  if (codesOf(value).includes('TOO_MANY_MATCHES')) return { outcome: 'too-many' };
  if (!isObject(value) || value['resourceType'] !== 'Bundle') return null;
  const { entry = [], total } = value;
  if (!Array.isArray(entry)) return null;
  const people = entry.map((one: unknown) => (isObject(one) ? one['resource'] : null));
  if (!people.every((one): one is Json => isObject(one) && one['resourceType'] === 'Patient')) return null;
  // INVARIANT: a list that is shorter than it says is not shown: the person may be the one who is missing
  if (typeof total === 'number' && total !== people.length) return null;
  return { outcome: 'people', people: people.filter(({ birthDate }) => !isVague(birthDate)) };
}
