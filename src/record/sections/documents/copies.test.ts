/** Is a letter known again in the copy that somebody filed, and is a like letter left alone? */
import { describe, expect, it } from 'vitest';
import type { FhirResource } from 'fhir/r4';
import { parseDate } from '../../../domain/dates';
import type { Setting } from '../../../domain/settings';
import type { ProviderState } from '../../entry';
import { buildRecord } from '../../record';

const now = parseDate('2026-11-22T10:00:00Z')?.sort ?? 0;

/** Kind, title and day of a letter, and who holds it. */
type Letter = readonly [Setting, string, string | null, string, object?];

const resource = ([, type, title, date, more]: Letter, at: number) =>
  ({
    resourceType: 'DocumentReference',
    id: `d${at}`,
    status: 'current',
    type: { text: type },
    date,
    content: [{ attachment: { contentType: 'application/pdf', ...(title === null ? {} : { title }) } }],
    ...more,
  }) as unknown as FhirResource;

function rows(...letters: readonly Letter[]): number {
  const providers = letters.map((letter, at): ProviderState => ({
    state: 'answered',
    provider: { id: `p${at}`, name: `p${at}`, setting: letter[0] },
    resources: [resource(letter, at)],
    coverage: [],
    warnings: [],
    retrievedAt: '',
  }));
  return buildRecord({ providers, now }).entries.length;
}

describe('a letter and its copy', () => {
  it.each<[string, Letter, Letter]>([
    [
      'kinds and titles in other words, of one day',
      ['acute', 'Clinic letter', 'Cardiology OPD', '2026-03-12'],
      ['gp', 'Letter from outpatients', 'Heart clinic', '2026-03-12'],
    ],
    [
      'an abbreviated field',
      ['acute', 'Discharge summary', 'T&O ward 4', '2026-03-12T12:00:00Z'],
      ['gp', 'Hospital discharge letter', 'Orthopaedic d/c', '2026-03-12'],
    ],
    [
      'the day in both titles, filed later',
      ['acute', 'Clinic letter', 'Breast clinic 14/03/2016', '2016-03-15'],
      ['gp', 'Letter', 'Breast clinic 14.3.16', '2016-03-21'],
    ],
    [
      'a day written without its year',
      ['acute', 'MDT outcome', 'HPB MDT 12/06/2024', '2024-06-12'],
      ['gp', 'MDT letter', 'HPB MDT outcome 12 June', '2024-06-14'],
    ],
    [
      'a discharge letter filed within the week',
      ['acute', 'Discharge summary', 'Respiratory ward', '2026-03-12'],
      ['gp', 'Discharge letter', 'Resp ward discharge', '2026-03-16'],
    ],
    [
      'one attendance of the day',
      ['acute', 'ED discharge letter', 'Attendance summary', '2026-03-12'],
      ['gp', 'A&E report', 'ankle', '2026-03-12'],
    ],
    [
      'a handover sheet that the hospital scanned',
      ['ambulance', 'Electronic patient care record', 'handover', '2026-03-12T07:00:00Z'],
      ['acute', 'Ambulance sheet', 'scanned', '2026-03-12'],
    ],
    [
      'a letter filed under no kind at two practices',
      ['gp', 'Clinical letter', 'Talking Therapies: assessment', '2026-03-12'],
      ['gp', 'Letter', 'IAPT assessment outcome', '2026-03-12'],
    ],
    [
      'an emergency department’s letter under the kind of all discharges',
      ['acute', 'Discharge summary', 'ED discharge summary', '2026-03-12T06:10:00Z'],
      ['gp', 'A&E report', 'Emergency Dept discharge letter', '2026-03-12'],
    ],
    [
      'a clinic’s letter called by the assessment made there',
      ['mental-health', 'Clinic letter', 'Perinatal MH assessment 10/03/26 - letter to GP', '2026-03-12'],
      ['gp', 'Clinical letter', 'Perinatal Mental Health Service - assessment letter', '2026-03-12'],
    ],
    [
      'a form under its long name',
      ['hospice', 'ReSPECT form', 'ReSPECT form v2', '2026-03-12T15:00:00Z'],
      ['gp', 'ReSPECT', 'Recommended summary plan for emergency care', '2026-03-12'],
    ],
    [
      'a form that two hold',
      ['hospice', 'ReSPECT form', 'ReSPECT form v2', '2026-03-12T15:00:00Z'],
      ['care-home', 'ReSPECT', 'ReSPECT purple form', '2026-03-12'],
    ],
    [
      'a form in full and in letters',
      ['acute', 'DNACPR form', 'Red form', '2026-03-12'],
      ['care-home', 'Document', 'Do not attempt cardiopulmonary resuscitation form', '2026-03-12'],
    ],
  ])('%s: one', (_, a, b) => {
    expect(rows(a, b)).toBe(1);
    expect(rows(b, a)).toBe(1);
  });

  it.each<[string, Letter, Letter]>([
    [
      'another field',
      ['acute', 'MDT outcome', 'HPB MDT 12/06/2024', '2024-06-12'],
      ['gp', 'MDT letter', 'Breast MDT 12/06/2024', '2024-06-14'],
    ],
    [
      'another kind',
      ['acute', 'ED discharge summary', 'Asthma 17 June 2025', '2025-06-18'],
      ['gp', 'Clinic letter', 'Asthma clinic 17/06/2025', '2025-06-23'],
    ],
    [
      'another day in the title',
      ['acute', 'Clinic letter', 'Breast clinic 14/03/2016', '2016-03-21'],
      ['gp', 'Clinic letter', 'Breast clinic 07/03/2016', '2016-03-21'],
    ],
    [
      'another day',
      ['acute', 'Clinic letter', 'Fracture clinic', '2026-03-12'],
      ['gp', 'Letter from outpatients', 'Fracture clinic', '2026-03-19'],
    ],
    [
      'a discharge letter dated before the writer wrote it',
      ['acute', 'Discharge summary', 'Respiratory ward', '2026-03-12'],
      ['gp', 'Discharge letter', 'Resp ward discharge', '2026-03-10'],
    ],
    [
      'a kind and a day alone',
      ['acute', 'Discharge summary', null, '2026-03-12'],
      ['gp', 'Discharge', null, '2026-03-12'],
    ],
    [
      'two originals',
      ['acute', 'Clinic letter', 'Cardiology clinic', '2026-03-12'],
      ['acute', 'Clinic letter', 'Cardiology clinic', '2026-03-12'],
    ],
    [
      'other numbers of one system',
      ['acute', 'Clinic letter', 'Cardiology clinic', '2026-03-12', { identifier: [{ system: 'urn:t', value: '1' }] }],
      ['gp', 'Clinic letter', 'Cardiology clinic', '2026-03-12', { identifier: [{ system: 'urn:t', value: '2' }] }],
    ],
    [
      'a draft',
      ['acute', 'Clinic letter', 'Cardiology clinic', '2026-03-12', { docStatus: 'preliminary' }],
      ['gp', 'Clinic letter', 'Cardiology clinic', '2026-03-12'],
    ],
    [
      'the clinic letter and the operation note',
      ['acute', 'Operation note', 'Knee, orthopaedics', '2026-03-12'],
      ['gp', 'Letter', 'Orthopaedics knee', '2026-03-12'],
    ],
    [
      'an emergency department’s letter and that of the stay',
      ['acute', 'Discharge summary', 'Medical ward, admitted via ED', '2026-03-12'],
      ['gp', 'A&E report', 'Emergency Dept discharge letter', '2026-03-12'],
    ],
    [
      'two versions of a form',
      ['hospice', 'ReSPECT form', 'ReSPECT form v1', '2026-03-12'],
      ['gp', 'ReSPECT', 'ReSPECT v2', '2026-03-12'],
    ],
    [
      'a form of another day',
      ['hospice', 'ReSPECT form', 'ReSPECT form', '2026-03-12'],
      ['gp', 'ReSPECT', 'ReSPECT form', '2026-03-13'],
    ],
    [
      'a letter about a form',
      ['hospice', 'ReSPECT form', 'ReSPECT form', '2026-03-12'],
      ['gp', 'Letter', 'Letter regarding ReSPECT form', '2026-03-12'],
    ],
    [
      'a form that was revoked',
      ['hospice', 'DNACPR form', 'DNACPR', '2026-03-12'],
      ['gp', 'DNACPR form', 'DNACPR revoked', '2026-03-12'],
    ],
    [
      'a form for the stay alone',
      ['acute', 'DNACPR form', 'DNACPR - this admission only', '2026-03-12'],
      ['gp', 'DNACPR form', 'DNACPR', '2026-03-12'],
    ],
    [
      'a form of assessment and a clinic letter of its field',
      ['community', 'Assessment', 'Diabetic foot assessment', '2026-03-12'],
      ['gp', 'Clinic letter', 'Diabetes clinic', '2026-03-12'],
    ],
    [
      'two forms',
      ['hospice', 'ReSPECT form', 'ReSPECT form', '2026-03-12'],
      ['gp', 'DNACPR form', 'DNACPR', '2026-03-12'],
    ],
    [
      'two plans of like letters',
      ['acute', 'Plan', 'Emergency health care plan', '2026-03-12'],
      ['social-care', 'Plan', 'Education, health and care plan', '2026-03-12'],
    ],
    [
      'an assessment and a clinic of another field',
      ['mental-health', 'Clinic letter', 'Perinatal MH assessment', '2026-03-12'],
      ['gp', 'Clinical letter', 'Memory service - assessment letter', '2026-03-12'],
    ],
    [
      'the referral and the letter back',
      ['gp', 'Referral letter', 'Cardiology', '2026-03-12'],
      ['acute', 'Clinic letter', 'Cardiology', '2026-03-12'],
    ],
  ])('%s: two', (_, a, b) => {
    expect(rows(a, b)).toBe(2);
    expect(rows(b, a)).toBe(2);
  });

  it('does not bring two versions of a form together by a copy that tells neither', () => {
    expect(
      rows(
        ['hospice', 'ReSPECT form', 'ReSPECT form v1', '2026-03-12'],
        ['care-home', 'ReSPECT', 'ReSPECT purple form', '2026-03-12'],
        ['gp', 'ReSPECT', 'ReSPECT v2', '2026-03-12'],
      ),
    ).toBeGreaterThan(1);
  });

  it('does not bring two originals together', () => {
    const original: Letter = ['acute', 'Clinic letter', 'Cardiology clinic', '2026-03-12'];
    expect(rows(original, original, ['gp', 'Clinic letter', 'Heart clinic', '2026-03-12'])).toBe(2);
  });

  it('is never one with a contact of that day', () => {
    const contact = { resourceType: 'Encounter', class: { code: 'AMB' }, period: { start: '2026-03-12' } };
    expect(
      rows(
        ['acute', 'Cardiology clinic', null, '2026-03-12', contact],
        ['gp', 'Clinic letter', 'Cardiology clinic', '2026-03-12'],
      ),
    ).toBe(2);
  });
});
