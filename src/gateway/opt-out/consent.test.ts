/** Is a decision kept as the FHIR Consent that POLICY 1 describes, with every word of the form? */
import { describe, expect, it } from 'vitest';
import { NHS_NUMBER_SYSTEM } from '../../domain/nhs-number';
import { consentOf, type DecisionFacts } from './consent';
import { ORIGIN, RECORDED_BY } from './register';

const FACTS: DecisionFacts = {
  id: 'c-1',
  nhsNumber: '9990123454',
  decision: 'deny',
  at: '2026-11-22T10:00:00.000Z',
  recordedBy: 'Oscar Lowe',
  origin: 'Opt-out desk',
};
const FORM = {
  nhsNumber: '9990123454',
  firstName: 'Marjorie',
  lastName: 'XX-TESTPATIENT',
  dateOfBirth: '1948-03-14',
  gpPractice: 'Parkside',
  address: '1 Elm Row',
  postcode: 'N1 9ZZ',
  leafletRead: true,
} as const;
const saidIn = (form: NonNullable<DecisionFacts['form']>) =>
  Object.fromEntries(
    (consentOf({ ...FACTS, form }).consent.extension ?? []).map(({ url, valueString }) => [
      url.replace('urn:whole-picture:opt-out:', ''),
      valueString,
    ]),
  );

describe('the consent of a decision', () => {
  it.each(['deny', 'permit'] as const)('says who, when, by whom and that it is to %s', (decision) => {
    expect(consentOf({ ...FACTS, decision })).toEqual({
      id: 'c-1',
      nhsNumber: '9990123454',
      dateTime: '2026-11-22T10:00:00.000Z',
      consent: {
        resourceType: 'Consent',
        id: 'c-1',
        extension: [
          { url: RECORDED_BY, valueString: 'Oscar Lowe' },
          { url: ORIGIN, valueString: 'Opt-out desk' },
        ],
        status: 'active',
        scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
        category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0', display: 'Consent Document' }] }],
        patient: { identifier: { system: NHS_NUMBER_SYSTEM, value: '9990123454' } },
        dateTime: '2026-11-22T10:00:00.000Z',
        policyRule: { text: 'Opting out of the joined-up health and care record, North Central London' },
        provision: { type: decision },
      },
    });
  });

  it('keeps every word of the form, and the person themselves as who signed', () => {
    expect(saidIn({ ...FORM, gender: 'Female', email: 'm@example.org' })).toEqual({
      [RECORDED_BY]: 'Oscar Lowe',
      [ORIGIN]: 'Opt-out desk',
      'first-name': 'Marjorie',
      'last-name': 'XX-TESTPATIENT',
      'date-of-birth': '1948-03-14',
      'gp-practice': 'Parkside',
      address: '1 Elm Row',
      postcode: 'N1 9ZZ',
      gender: 'Female',
      email: 'm@example.org',
      'leaflet-read': 'yes',
      'signed-by': 'Marjorie XX-TESTPATIENT',
    });
  });

  it('keeps who signed on behalf, and on what basis; who signed by name stands before both', () => {
    const onBehalf = { name: 'B Deputy', relationship: 'son', basis: 'court-appointed-deputy' } as const;
    expect(saidIn({ ...FORM, onBehalf })).toMatchObject({
      'signed-by': 'B Deputy',
      'on-behalf-relationship': 'son',
      'on-behalf-basis': 'court-appointed-deputy',
    });
    expect(saidIn({ ...FORM, onBehalf, signedBy: 'C Other' })).toMatchObject({ 'signed-by': 'C Other' });
    expect(saidIn({ ...FORM, leafletRead: false as never })['leaflet-read']).toBe('no');
  });
});
