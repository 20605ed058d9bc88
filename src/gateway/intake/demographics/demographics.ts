/**
 * Who is meant? Asks the national demographics service; whatever it does not say clearly is "unavailable", and then
 * nothing opens.
 */
import { isObject, type Json } from '../../../domain/json';
import { NHS_NUMBER_SYSTEM } from '../../../domain/nhs-number';
import { fetchOf, type AskPorts } from '../../asking';
import type { GatewayConfig } from '../../config';
import type { Ports } from '../../ports';
import { openExchange } from '../ask/exchange';
import { readPage } from '../ask/page';
import { kinOf, type Kin } from '../identity/kin';
import { isRestricted, personFromPatient, type Person } from '../identity/person';

export type LookedUp =
  /**
   * Restricted people are found too, with `person.restricted`: the date of birth is compared before anything is said.
   */
  | { readonly outcome: 'found'; readonly person: Person; readonly kin: Kin }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'unavailable' };

export type FoundPeople =
  { readonly outcome: 'found'; readonly people: readonly Person[] } | { readonly outcome: 'unavailable' };

export interface NameQuery {
  readonly family: string;
  readonly given: string;
  readonly dateOfBirth: string;
  readonly postcode?: string | undefined;
}

type DemographicsPorts = AskPorts & Partial<Pick<Ports, 'now' | 'told'>>;

const TIMEOUT_MS = 8000;
const MAX_BYTES = 4 * 1024 * 1024;

/** The Patients of a search, or null where the answer cannot be relied on. */
async function search(
  ports: DemographicsPorts,
  place: GatewayConfig['demographics'],
  query: URLSearchParams,
): Promise<readonly unknown[] | null> {
  const started = ports.now?.() ?? 0;
  const exchange = openExchange(fetchOf(ports, { kind: 'demographics', place }), {
    baseUrl: place.baseUrl,
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
  });
  const told = (patients: readonly unknown[] | null): readonly unknown[] | null => {
    const seconds = ((ports.now?.() ?? started) - started) / 1000;
    ports.told?.(
      patients === null
        ? {
            what: 'demographics',
            outcome: 'failed',
            seconds,
            problem: exchange.problem() ?? { kind: 'badly-answered' },
          }
        : { what: 'demographics', outcome: 'answered', seconds },
    );
    return patients;
  };
  try {
    const asked = await exchange.get(`Patient?${query.toString()}`);
    const page = asked.ok ? readPage(asked.value, null) : null;
    if (page === null || page.failed || page.partial.some(({ kind }) => kind === 'unreadable')) return told(null);
    const patients = page.entries
      .filter(({ resource }) => resource['resourceType'] === 'Patient')
      .map(({ resource }) => resource);
    return told(page.entries.length > 0 && patients.length === 0 ? null : patients);
  } finally {
    exchange.close();
  }
}

/** The one person of an NHS number. More than one, an invalid date of birth or any fault is `unavailable`. */
export async function lookUpPerson(
  ports: DemographicsPorts,
  config: GatewayConfig['demographics'],
  { nhsNumber }: { readonly nhsNumber: string },
): Promise<LookedUp> {
  const patients = await search(
    ports,
    config,
    new URLSearchParams({ identifier: `${NHS_NUMBER_SYSTEM}|${nhsNumber}` }),
  );
  if (patients === null || patients.length > 1) return { outcome: 'unavailable' };
  const [patient] = patients;
  if (patient === undefined) return { outcome: 'unknown' };
  const person = personFromPatient(patient, nhsNumber);
  return person === null ? { outcome: 'unavailable' } : { outcome: 'found', person, kin: kinOf(patient as Json) };
}

/** Everybody of that name and date of birth. INVARIANT: restricted people never appear in it. */
export async function findPeople(
  ports: DemographicsPorts,
  config: GatewayConfig['demographics'],
  asked: NameQuery,
): Promise<FoundPeople> {
  const { family, given, dateOfBirth, postcode } = asked;
  const query = new URLSearchParams({
    family,
    given,
    birthdate: dateOfBirth,
    ...(postcode ? { 'address-postalcode': postcode } : {}),
  });
  const patients = await search(ports, config, query);
  if (patients === null) return { outcome: 'unavailable' };
  const people = patients
    .filter((patient) => isObject(patient) && !isRestricted(patient))
    .map((patient) => personFromPatient(patient));
  if (people.includes(null)) return { outcome: 'unavailable' };
  return { outcome: 'found', people: people.filter((person) => person !== null) };
}
