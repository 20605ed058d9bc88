/** Is what one provider sends twice one line of two sources, and does what differs stay two? */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { Setting } from '../../domain/settings';
import type { Entry } from '../entry';
import { buildRecord } from '../record';

const lines = (setting: Setting, ...resources: readonly object[]): readonly Entry[] =>
  buildRecord({
    providers: [
      {
        state: 'answered',
        provider: { id: 'a', name: 'A', setting },
        resources: resources.map((resource, at) => ({ ...resource, id: String(at) }) as unknown as FhirResource),
        coverage: [],
        warnings: [],
        retrievedAt: '',
      },
    ],
    now: Date.UTC(2026, 10, 20),
  }).entries;

const subject = { reference: 'Patient/p' };
const identifier = [{ system: 'https://trust.example/id', value: '7' }];
const coded = (code: string) => ({ coding: [{ code }] });

/** What is sent, and what makes it another. */
const CASES: readonly (readonly [string, Setting, object, object])[] = [
  [
    'a problem, active and resolved',
    'acute',
    { resourceType: 'Condition', clinicalStatus: coded('active'), code: { text: 'Asthma' }, subject },
    { clinicalStatus: coded('resolved') },
  ],
  [
    'a vaccine, given and not given',
    'acute',
    {
      resourceType: 'Immunization',
      status: 'completed',
      vaccineCode: { text: 'MMR' },
      occurrenceDateTime: '2020-01-01',
      patient: subject,
    },
    { status: 'not-done' },
  ],
  [
    'an operation on two days',
    'acute',
    {
      resourceType: 'Procedure',
      status: 'completed',
      code: { text: 'Colonoscopy' },
      performedDateTime: '2020-01-01',
      subject,
    },
    { performedDateTime: '2020-02-01' },
  ],
  [
    'a contact, an attendance and the stay it led to',
    'acute',
    {
      resourceType: 'Encounter',
      status: 'finished',
      class: { code: 'EMER' },
      period: { start: '2020-01-01T10:00:00Z', end: '2020-01-01T12:00:00Z' },
      subject,
    },
    { class: { code: 'IMP' } },
  ],
  [
    'an appointment, booked and cancelled',
    'acute',
    {
      resourceType: 'Appointment',
      status: 'booked',
      start: '2027-01-01T10:00:00Z',
      end: '2027-01-01T10:10:00Z',
      serviceType: [{ text: 'Cardiology' }],
      participant: [{ actor: subject, status: 'accepted' }],
    },
    { status: 'cancelled' },
  ],
  [
    'an alert that stands and one that was ended',
    'acute',
    { resourceType: 'Flag', status: 'active', code: { text: 'DNACPR' }, subject },
    { status: 'inactive' },
  ],
  [
    'a plan of two starts',
    'acute',
    {
      resourceType: 'CarePlan',
      status: 'active',
      intent: 'plan',
      title: 'Falls plan',
      period: { start: '2026-01-01' },
      subject,
    },
    { period: { start: '2026-06-01' } },
  ],
  [
    'equipment of two kinds',
    'social-care',
    { resourceType: 'Device', status: 'active', type: { text: 'Commode' }, patient: subject },
    { type: { text: 'Stairlift' } },
  ],
];

describe.each(CASES)('%s', (_what, setting, sent, other) => {
  it('is one under one identifier', () => {
    expect(
      lines(setting, { ...sent, identifier }, { ...sent, identifier }).map(({ sources }) => sources.length),
    ).toEqual([2]);
  });
  it('is two without an identifier, under two, and where it differs', () => {
    expect(lines(setting, sent, sent)).toHaveLength(2);
    expect(
      lines(
        setting,
        { ...sent, identifier },
        { ...sent, identifier: [{ system: 'https://trust.example/id', value: '8' }] },
      ),
    ).toHaveLength(2);
    expect(lines(setting, { ...sent, identifier }, { ...sent, ...other, identifier })).toHaveLength(2);
  });
});

describe('an allergy that one provider lists twice', () => {
  const allergy = (text: string, more: object = {}) => ({
    resourceType: 'AllergyIntolerance',
    clinicalStatus: coded('active'),
    code: { text },
    patient: subject,
    ...more,
  });
  const reaction = (text: string, severity: string) => ({ reaction: [{ manifestation: [{ text }], severity }] });

  it('is one line, with every reaction and the gravest of them, whichever came first', () => {
    const both = [
      allergy('Penicillin', { recordedDate: '2001', ...reaction('Anaphylaxis', 'severe') }),
      allergy('PENICILLINS', { recordedDate: '2020', ...reaction('Rash', 'mild') }),
    ];
    for (const sent of [both, both.toReversed()]) {
      expect(lines('acute', ...sent).map(({ sources, detail }) => [sources.length, detail])).toEqual([
        [2, expect.objectContaining({ reactions: 'Rash, Anaphylaxis', severity: 'Severe' })],
      ]);
    }
  });

  it('is two where one is ended, refuted, or of another substance', () => {
    for (const other of [
      allergy('Penicillin', { clinicalStatus: coded('resolved') }),
      allergy('Penicillin', { verificationStatus: coded('refuted') }),
      allergy('Amoxicillin'),
    ])
      expect(lines('acute', allergy('Penicillin'), other)).toHaveLength(2);
  });
});
