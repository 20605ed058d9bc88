/** Who is this person? A PDS-like R4 Patient search, by NHS number or by name, date of birth and postcode. */
import type { FixtureResource } from '../../fhir-fixtures/fixture';
import { NHS_NUMBER_SYSTEM } from '../../src/domain/nhs-number';
import { page, refusal } from './answers';
import { nhsNumbersOf } from './store';

interface Person {
  readonly birthDate?: string;
  readonly name?: readonly { readonly use?: string; readonly family?: string; readonly given?: readonly string[] }[];
  readonly address?: readonly { readonly postalCode?: string }[];
}

const plain = (text: string | undefined): string => (text ?? '').toLowerCase().replace(/\s/gu, '');

function matches(patient: FixtureResource, query: URLSearchParams): boolean {
  const person = patient as Person;
  const postcode = query.get('address-postalcode');
  const named = (person.name ?? []).some(
    (name) =>
      plain(name.family) === plain(query.get('family') ?? '') &&
      (name.given ?? []).some((given) => plain(given) === plain(query.get('given') ?? '')),
  );
  const lives =
    postcode === null || (person.address ?? []).some((address) => plain(address.postalCode) === plain(postcode));
  return named && lives && person.birthDate === query.get('birthdate')?.replace(/^eq/, '');
}

export function searchPeople(requestUrl: string, people: readonly FixtureResource[]): Response {
  const query = new URL(requestUrl).searchParams;
  const identifier = query.get('identifier');
  if (identifier !== null) {
    const [system, value] = identifier.includes('|') ? identifier.split('|', 2) : [NHS_NUMBER_SYSTEM, identifier];
    const found =
      system === NHS_NUMBER_SYSTEM ? people.filter((patient) => nhsNumbersOf(patient).includes(value ?? '')) : [];
    return page(requestUrl, found.slice(0, 1).map(withoutSuperseded), 10);
  }
  if (query.get('family') === null || query.get('given') === null || query.get('birthdate') === null) {
    return refusal(400, 'required', 'Search by identifier, or by family, given and birthdate.');
  }
  return page(requestUrl, people.filter((patient) => matches(patient, query)).map(withoutSuperseded), 10);
}

/** PDS answers a superseded number with the new one alone: identifiers whose use is old only serve to find. */
function withoutSuperseded(patient: FixtureResource): FixtureResource {
  const identifiers = patient['identifier'] as readonly { readonly use?: string; readonly period?: unknown }[];
  return { ...patient, identifier: identifiers.filter((identifier) => identifier.use !== 'old') };
}
