/**
 * How is the person shown? From demographics alone, as the NHS patient banner asks; an administrator sees less (POLICY
 * 4).
 */
import type { Patient } from 'fhir/r4';
import type { Depth, PatientBanner } from '../../domain/api';
import { NHS_NUMBER_SYSTEM } from '../../domain/nhs-number';
import type { Person } from '../intake/identity/person';

/** `FAMILY, Given (Title)`; a person with one name is shown with that one. Source: NHS CUI Patient Name. */
const bannerName = ({ family, given, title }: Person): string =>
  [family.toLocaleUpperCase('en-GB'), given].filter(Boolean).join(', ') + (title ? ` (${title})` : '');

/**
 * Everything the banner may show; with depth `summary` only name, number and birth date. INVARIANT: never where they
 * live (access/address.ts).
 */
export function bannerOf(person: Person, depth: Depth = 'full'): PatientBanner {
  const { nhsNumber, family, given, title, dateOfBirth, deceased, deceasedAt, gender, gpPractice } = person;
  return {
    nhsNumber,
    name: bannerName(person),
    family,
    given,
    ...(title ? { title } : {}),
    dateOfBirth,
    deceased,
    ...(deceasedAt ? { deceasedAt } : {}),
    gender,
    ...(depth === 'full' && gpPractice?.name ? { gpPractice: gpPractice.name } : {}),
  };
}

const GENDERS: Readonly<Record<string, 'female' | 'male' | 'other' | 'unknown'>> = {
  Female: 'female',
  Male: 'male',
  Other: 'other',
};

/**
 * The one Patient that every answer holds: made from demographics, under the access as its id.
 * INVARIANT: nothing in it comes from a provider, and it does not say where the person lives.
 */
export function patientResource(person: Person, access: string, depth: Depth): Patient {
  const banner = bannerOf(person, depth);
  return {
    resourceType: 'Patient',
    id: access,
    identifier: [{ system: NHS_NUMBER_SYSTEM, value: banner.nhsNumber }],
    name: [
      {
        use: 'official',
        ...(banner.family ? { family: banner.family } : {}),
        ...(banner.given ? { given: banner.given.split(' ') } : {}),
        ...(banner.title ? { prefix: [banner.title] } : {}),
      },
    ],
    gender: GENDERS[banner.gender] ?? 'unknown',
    birthDate: banner.dateOfBirth,
    ...(banner.deceasedAt ? { deceasedDateTime: banner.deceasedAt } : banner.deceased ? { deceasedBoolean: true } : {}),
    ...(banner.gpPractice ? { generalPractitioner: [{ display: banner.gpPractice }] } : {}),
  };
}
