/** How does a source, demographics and the opt-out register name a person? */
import { NHS_NUMBER_SYSTEM } from '../../src/domain/nhs-number';
import { ODS_ORGANISATION } from '../../src/domain/code-systems';
import { CANARY, sung } from './canary';
import type { Person } from './person';
import type { SourceRow } from './rows';
import { odsOf } from './sources';

const ETHNIC_CATEGORY = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory';
const ETHNIC_CODES = 'https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategoryEngland';
const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';

const practiceOf = ({ practice }: Person) => [
  { type: 'Organization', identifier: { system: ODS_ORGANISATION, value: odsOf(practice) } },
];

/** A source's own Patient: what it holds of the person, mistakes and all. */
export function sourcePatient(person: Person, row: SourceRow, id: string): string {
  return JSON.stringify({
    resourceType: 'Patient',
    id,
    ...(person.ethnic === null
      ? {}
      : {
          extension: [
            {
              url: ETHNIC_CATEGORY,
              valueCodeableConcept: {
                coding: [{ system: ETHNIC_CODES, code: person.ethnic, display: sung('Ethnic category') }],
              },
            },
          ],
        }),
    identifier: [
      ...(row.number === null ? [] : [{ system: NHS_NUMBER_SYSTEM, value: row.number }]),
      { system: `urn:${CANARY}:local`, value: id },
    ],
    name: [{ use: 'official', family: row.family, given: [row.given] }],
    telecom: [{ system: 'phone', value: sung('020 7946 0000') }],
    gender: person.sex,
    birthDate: row.birthDate,
    address: [{ line: [person.street], city: sung('Testtown'), postalCode: row.postcode }],
    contact: [{ name: { text: sung('Next of kin') } }],
    generalPractitioner: practiceOf(person),
  });
}

/** What demographics answers; a number of before stands beside the present one. */
export function demographicsPatient(person: Person): string {
  const { objections, number, formerNumber } = person;
  const former = formerNumber === null ? [] : [{ use: 'old', system: NHS_NUMBER_SYSTEM, value: formerNumber }];
  return JSON.stringify({
    resourceType: 'Patient',
    id: number,
    meta: { security: [{ system: CONFIDENTIALITY, code: objections.restricted ?? 'U' }] },
    identifier: [{ use: 'official', system: NHS_NUMBER_SYSTEM, value: number }, ...former],
    name: [{ use: 'official', family: person.family, given: [person.given] }],
    gender: person.sex,
    birthDate: person.birthDate,
    address: [{ use: 'home', line: [person.street], postalCode: person.postcode }],
    generalPractitioner: practiceOf(person),
    ...(formerNumber === null
      ? {}
      : { link: [{ type: 'replaces', other: { identifier: { system: NHS_NUMBER_SYSTEM, value: formerNumber } } }] }),
  });
}

const OWN = 'urn:whole-picture:secondary-use';

const consent = (id: string, number: string, at: string, type: 'deny' | 'permit'): string =>
  JSON.stringify({
    resourceType: 'Consent',
    id,
    status: 'active',
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
    category: [{ coding: [{ system: OWN, code: 'opt-out' }] }],
    patient: { identifier: { system: NHS_NUMBER_SYSTEM, value: number } },
    dateTime: at,
    policyRule: { text: sung('Opting out of secondary use') },
    provision: { type },
  });

/** Decisions of the own register, oldest first; none for most people. */
export function consentsOf({ objections, number, formerNumber, index }: Person): readonly string[] {
  if (objections.own === null) return [];
  const told = objections.ownByFormerNumber && formerNumber !== null ? formerNumber : number;
  const out = consent(`${CANARY}-out-${String(index)}`, told, '2024-05-01T09:00:00+01:00', 'deny');
  return objections.own === 'out'
    ? [out]
    : [out, consent(`${CANARY}-again-${String(index)}`, told, '2025-06-01T09:00:00+01:00', 'permit')];
}

/** Numbers of a person that the national service lets through: all of them, or none. */
export const cleanedNumbers = ({ objections, number, formerNumber }: Person): readonly string[] =>
  objections.national ? [] : [number, ...(formerNumber === null ? [] : [formerNumber])];
