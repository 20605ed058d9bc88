/**
 * The rows of what GP Connect sends in ways of its own: what is asked for as a reason, a product that is not known
 * beside the coded act, a status that is never known. Source: GP Connect 1.6.2.
 */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { buildRecord } from '../record';

const rowsOf = (resource: object) =>
  buildRecord({
    now: Date.UTC(2026, 10, 28),
    providers: [
      {
        state: 'answered',
        provider: { id: 'p', name: 'Parkside', setting: 'gp' },
        resources: [{ id: 'r', ...resource } as unknown as FhirResource],
        coverage: [],
        warnings: [],
        retrievedAt: '',
      },
    ],
  }).entries.map(({ title, summary, tag, status }) => ({ row: [title, summary].join(' – '), tag, status }));

const referral = (more: object) => ({ resourceType: 'ServiceRequest', status: 'unknown', intent: 'order', ...more });
const hospital = {
  performer: [{ reference: '#o' }],
  contained: [{ resourceType: 'Organization', id: 'o', name: 'Ivy' }],
};

describe('a referral without a code', () => {
  it.each([
    [{ reasonCode: [{ text: 'Referral to physiotherapist' }] }, 'Referral to physiotherapist – '],
    [{ reasonCode: [{ text: 'Admission by GP' }] }, 'Request: Admission by GP – '],
    [{ reasonCode: [{ text: 'Refer to counsellor' }], ...hospital }, 'Refer to counsellor – Ivy'],
    [{ reasonCode: [{ text: 'Chest pain' }] }, 'Referral – Chest pain'],
    [{ reasonCode: [{ text: 'Chest pain' }], ...hospital }, 'Referral to Ivy – Chest pain'],
    [
      { code: { text: 'Cardiology referral' }, reasonCode: [{ text: 'Admission avoidance' }] },
      'Cardiology referral – Admission avoidance',
    ],
  ])('%j', (more, row) => {
    expect(rowsOf(referral(more))).toEqual([{ row, tag: 'status not known', status: 'Status not known' }]);
  });
});

const UNKNOWN = { system: 'http://hl7.org/fhir/v3/NullFlavor', code: 'UNK' };
const act = (display: string) => ({
  extension: [
    {
      url: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-VaccinationProcedure-1',
      valueCodeableConcept: { coding: [{ system: 'http://snomed.info/sct', code: '170378007', display }] },
    },
  ],
});

describe('a vaccination whose product is not known', () => {
  it.each<[object, string]>([
    [{ coding: [UNKNOWN] }, 'First hepatitis A vaccination'],
    [{ coding: [UNKNOWN], text: 'Unknown' }, 'First hepatitis A vaccination'],
    [{ coding: [{ ...UNKNOWN, display: 'unknown' }], text: 'Not known.' }, 'First hepatitis A vaccination'],
    [{ coding: [UNKNOWN], text: 'Havrix' }, 'Havrix'],
  ])('%j', (vaccineCode, title) => {
    const rows = rowsOf({
      resourceType: 'Immunization',
      status: 'completed',
      vaccineCode,
      lotNumber: 'AAJN11K',
      occurrenceDateTime: '2019-06-28',
      ...act('First hepatitis A vaccination'),
    });
    expect(rows.map(({ row, tag }) => [row.split(' – ')[0], tag])).toEqual([[title, null]]);
  });
});

describe('a dose whose number is not known', () => {
  const given = (doseNumberString: string) => ({
    resourceType: 'Immunization',
    status: 'completed',
    vaccineCode: { text: 'MMR vaccine' },
    occurrenceDateTime: '2019-06-28',
    protocolApplied: [{ doseNumberString }],
  });
  it.each([
    ['1', 'MMR vaccine – dose 1'],
    ['Dose number unknown', 'MMR vaccine – Dose number unknown'],
    ['Second dose', 'MMR vaccine – Second dose'],
  ])('%s', (sent, row) => {
    expect(rowsOf(given(sent)).map((one) => one.row)).toEqual([row]);
  });
});
