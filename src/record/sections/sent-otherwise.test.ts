/**
 * Encounters, appointments, immunisations, procedures, documents, plans and alerts: one fact however it is sent, and
 * two where it is two. Source: RECORD.
 */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { Entry, ProviderState } from '../entry';
import { buildRecord } from '../record';

const SCT = 'http://snomed.info/sct';
const ACT = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const answered = (id: string, resources: readonly object[]): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting: id === 'gp' ? 'gp' : 'acute' },
  resources: resources as readonly FhirResource[],
  coverage: [],
  warnings: [],
  retrievedAt: '',
});
const entries = (a: readonly object[], b: readonly object[]): readonly Entry[] =>
  buildRecord({ providers: [answered('gp', a), answered('ward', b)], now: Date.UTC(2026, 0, 1) }).entries;
type Case = readonly [what: string, a: object, b: object, count: 1 | 2];
const one = ([, a, b, count]: Case): void => {
  expect(entries([a], [b])).toHaveLength(count);
};
const sct = (code: string, display: string) => ({ coding: [{ system: SCT, code, display }] });
const id = (value: string, system = 'https://example.nhs.uk/id') => ({ identifier: [{ system, value }] });

const trust = {
  reference: 'Organization/x',
  display: 'Northgate Hospital',
  identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'RAB' },
};
const encounter = (cls: string, start: string, end: string | undefined, more: object = {}): object => ({
  resourceType: 'Encounter',
  id: 'e',
  status: 'finished',
  class: { system: ACT, code: cls },
  period: { start, ...(end === undefined ? {} : { end }) },
  serviceProvider: trust,
  ...more,
});
const cardiology = { serviceType: sct('394579002', 'Cardiology') };

describe('encounters', () => {
  it.each<Case>([
    [
      'a stay in days and in times',
      encounter('IMP', '2024-05-01', '2024-05-04', cardiology),
      encounter('IMP', '2024-05-01T14:00:00+01:00', '2024-05-04T11:00:00+01:00', cardiology),
      1,
    ],
    [
      'a site of the trust',
      encounter('AMB', '2024-05-01T09:00:00Z', undefined, {
        ...cardiology,
        serviceProvider: { identifier: { system: 'https://fhir.nhs.uk/Id/ods-site-code', value: 'RAB01' } },
      }),
      encounter('AMB', '2024-05-01T09:00:00Z', undefined, cardiology),
      1,
    ],
    [
      'class in STU3 words',
      encounter('inpatient', '2024-05-01', '2024-05-04', cardiology),
      encounter('IMP', '2024-05-01', '2024-05-04', cardiology),
      1,
    ],
    [
      'one identifier, other dates',
      encounter('IMP', '2024-05-01', '2024-05-04', id('77')),
      encounter('IMP', '2024-05-02', '2024-05-04', id('77')),
      1,
    ],
    [
      'two clinics of one day',
      encounter('AMB', '2024-05-01T09:00:00Z', '2024-05-01T09:30:00Z', cardiology),
      encounter('AMB', '2024-05-01T09:00:00Z', '2024-05-01T09:30:00Z', {
        serviceType: sct('394585009', 'Obstetrics and gynaecology'),
      }),
      2,
    ],
    [
      'attendance and stay',
      encounter('EMER', '2024-05-01T08:00:00Z', '2024-05-01T12:00:00Z'),
      encounter('IMP', '2024-05-01T12:00:00Z', '2024-05-04T12:00:00Z'),
      2,
    ],
    [
      'discharged, and back a day later',
      encounter('IMP', '2024-05-01', '2024-05-04', cardiology),
      encounter('IMP', '2024-05-05', '2024-05-07', cardiology),
      2,
    ],
    [
      'A&E and a GP consultation of that day',
      encounter('AMB', '2024-05-01', '2024-05-01', { serviceProvider: { display: 'Parkside Surgery' } }),
      encounter('EMER', '2024-05-01T20:00:00Z', '2024-05-01T23:00:00Z'),
      2,
    ],
    [
      'two attendances of one day',
      encounter('EMER', '2024-05-01T08:00:00Z', '2024-05-01T09:00:00Z'),
      encounter('EMER', '2024-05-01T20:00:00Z', '2024-05-01T21:00:00Z'),
      2,
    ],
    [
      'another hospital',
      encounter('EMER', '2024-05-01T08:00:00Z', '2024-05-01T09:00:00Z', {
        serviceProvider: { display: 'Eastfield Hospital' },
      }),
      encounter('EMER', '2024-05-01T08:00:00Z', '2024-05-01T09:00:00Z'),
      2,
    ],
    [
      'a name in capitals',
      encounter('EMER', '2024-05-01T08:00:00Z', undefined, { serviceProvider: { display: 'NORTHGATE HOSPITAL' } }),
      encounter('EMER', '2024-05-01T08:00:00Z', undefined, {
        serviceProvider: { display: 'Northgate Hospital NHS Foundation Trust' },
      }),
      1,
    ],
  ])('%s', (...given) => {
    one(given);
  });
  it('keeps an encounter without a period', () => {
    expect(
      entries([{ resourceType: 'Encounter', id: 'e', status: 'finished', class: { code: 'AMB' } }], []),
    ).toMatchObject([{ lane: 'undated' }]);
  });
});

const appointment = (start: string, more: object = {}): object => ({
  resourceType: 'Appointment',
  id: 'a',
  status: 'booked',
  start,
  serviceType: [sct('394579002', 'Cardiology')],
  participant: [{ actor: { reference: 'Location/l', display: 'Northgate Hospital' }, status: 'accepted' }],
  ...more,
});
const planned = (start: string): object => ({ ...encounter('AMB', start, undefined, cardiology), status: 'planned' });
const referral = (authoredOn: string, more: object = {}): object => ({
  resourceType: 'ServiceRequest',
  id: 's',
  status: 'active',
  intent: 'order',
  category: [{ text: 'Referral' }],
  code: { text: 'Referral to cardiology service' },
  authoredOn,
  ...more,
});

describe('appointments', () => {
  it.each<Case>([
    ['the same instant in two zones', appointment('2026-03-01T09:00:00Z'), appointment('2026-03-01T10:00:00+01:00'), 1],
    [
      'one says Cardiology clinic',
      appointment('2026-03-01T09:00:00Z', { serviceType: [{ text: 'Cardiology clinic' }] }),
      appointment('2026-03-01T09:00:00Z'),
      1,
    ],
    ['another time', appointment('2026-03-01T09:00:00Z'), appointment('2026-03-01T11:00:00Z'), 2],
    [
      'one identifier, another time',
      appointment('2026-03-01T09:00:00Z', id('5')),
      appointment('2026-03-01T11:00:00Z', id('5')),
      1,
    ],
    [
      'another service at that instant',
      appointment('2026-03-01T09:00:00Z'),
      appointment('2026-03-01T09:00:00Z', { serviceType: [sct('394585009', 'Gynaecology')] }),
      2,
    ],
    ['a planned encounter of that instant', appointment('2026-03-01T09:00:00Z'), planned('2026-03-01T09:00:00Z'), 1],
    ['a referral and its appointment', referral('2026-03-01'), appointment('2026-03-01'), 2],
    ['one referral by its number', referral('2025-12-01', id('UBRN1')), referral('2025-12-03', id('UBRN1')), 1],
    [
      'a referral worded, and one by its service alone',
      referral('2025-12-01'),
      referral('2025-12-01', { code: { text: 'Cardiology' } }),
      1,
    ],
    ['two referrals of a day to one service', referral('2025-12-01'), referral('2025-12-01T10:00:00Z'), 1],
  ])('%s', (...given) => {
    one(given);
  });
  it('shows booked against cancelled', () => {
    expect(
      entries(
        [appointment('2026-03-01T09:00:00Z')],
        [appointment('2026-03-01T09:00:00Z', { status: 'cancelled' })],
      )[0]?.conflicts.map(({ field }) => field),
    ).toEqual(['status']);
  });
});

const vaccine = (vaccineCode: object, when: string, more: object = {}): object => ({
  resourceType: 'Immunization',
  id: 'i',
  status: 'completed',
  vaccineCode,
  occurrenceDateTime: when,
  ...more,
});
const protocol = (disease: object, dose: number) => ({
  protocolApplied: [{ targetDisease: [disease], doseNumberPositiveInt: dose }],
});
const covid = sct('840539006', 'COVID-19');

describe('immunisations', () => {
  it.each<Case>([
    [
      'a brand and what it is',
      vaccine({ text: 'Comirnaty' }, '2021-03-01'),
      vaccine({ text: 'COVID-19 mRNA vaccine' }, '2021-03-01T11:00:00Z'),
      1,
    ],
    [
      'target disease and dose',
      vaccine({ text: 'Vaccine' }, '2021-03-01', protocol(covid, 2)),
      vaccine({ text: 'Spikevax' }, '2021-03-01', protocol(covid, 2)),
      1,
    ],
    [
      'another dose',
      vaccine({ text: 'Comirnaty' }, '2021-03-01', protocol(covid, 1)),
      vaccine({ text: 'Comirnaty' }, '2021-03-01', protocol(covid, 2)),
      2,
    ],
    ['another day', vaccine({ text: 'Comirnaty' }, '2021-03-01'), vaccine({ text: 'Comirnaty' }, '2021-03-02'), 2],
    [
      'flu and COVID of one day',
      vaccine({ text: 'Influenza vaccine' }, '2021-10-01'),
      vaccine({ text: 'COVID-19 vaccine' }, '2021-10-01'),
      2,
    ],
    [
      'CVX beside words',
      vaccine({ coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '03', display: 'MMR' }] }, '2021-10-01'),
      vaccine({ text: 'Measles, mumps and rubella vaccine' }, '2021-10-01'),
      1,
    ],
    [
      'CVX by its number alone',
      vaccine({ coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '208' }] }, '2021-10-01'),
      vaccine({ text: 'Pfizer COVID-19 vaccine' }, '2021-10-01'),
      1,
    ],
    [
      'a disease by its code alone',
      vaccine({ text: 'Vaccination' }, '2021-10-01', protocol({ coding: [{ system: SCT, code: '6142004' }] }, 1)),
      vaccine({ text: 'Flu vaccine' }, '2021-10-01'),
      1,
    ],
    [
      'six in one',
      vaccine({ text: 'Infanrix Hexa' }, '2021-10-01'),
      vaccine({ text: 'DTaP/IPV/Hib/HepB' }, '2021-10-01'),
      1,
    ],
    [
      'conjugate and polysaccharide',
      vaccine({ text: 'Prevenar 13' }, '2021-10-01'),
      vaccine({ text: 'Pneumovax 23' }, '2021-10-01'),
      2,
    ],
    ['a month only', vaccine({ text: 'Flu vaccine' }, '2021-10'), vaccine({ text: 'Flu vaccine' }, '2021-10-01'), 2],
  ])('%s', (...given) => {
    one(given);
  });
  it('shows given against not given, and batches that differ', () => {
    const conflicts = (more: object) =>
      entries(
        [vaccine({ text: 'Flu vaccine' }, '2021-10-01', { lotNumber: 'AB 12' })],
        [vaccine({ text: 'Flu vaccine' }, '2021-10-01', more)],
      )[0]?.conflicts.map(({ field }) => field);
    expect([
      conflicts({ status: 'not-done' }),
      conflicts({ lotNumber: 'ab12' }),
      conflicts({ lotNumber: 'CD34' }),
    ]).toEqual([['status'], [], ['batch']]);
  });
});

const procedure = (code: object, when: string, more: object = {}): object => ({
  resourceType: 'Procedure',
  id: 'p',
  status: 'completed',
  code,
  performedDateTime: when,
  ...more,
});
const knee = sct('609588000', 'Total knee replacement');

describe('procedures', () => {
  it.each<Case>([
    ['a date and a time', procedure(knee, '2020-02-03'), procedure(knee, '2020-02-03T10:00:00Z'), 1],
    [
      'SNOMED CT and words',
      procedure(knee, '2020-02-03'),
      procedure({ text: 'Total knee replacement' }, '2020-02-03'),
      1,
    ],
    [
      'OPCS-4 with the same words',
      procedure(knee, '2020-02-03'),
      procedure(
        { coding: [{ system: 'https://fhir.hl7.org.uk/Id/opcs-4', code: 'W40.1', display: 'Total knee replacement' }] },
        '2020-02-03',
      ),
      1,
    ],
    ['another day', procedure(knee, '2020-02-03'), procedure(knee, '2020-02-04'), 2],
    [
      'left and right',
      procedure(knee, '2020-02-03', { bodySite: [{ text: 'Left knee' }] }),
      procedure(knee, '2020-02-03', { bodySite: [{ text: 'Right knee' }] }),
      2,
    ],
    ['done and not done', procedure(knee, '2020-02-03'), procedure(knee, '2020-02-03', { status: 'not-done' }), 2],
    ['a year', procedure(knee, '2020'), procedure(knee, '2020-02-04'), 2],
  ])('%s', (...given) => {
    one(given);
  });
});

const letter = (more: object): object => ({
  resourceType: 'DocumentReference',
  id: 'd',
  status: 'current',
  type: { text: 'Discharge letter' },
  date: '2024-05-04T12:00:00Z',
  content: [{ attachment: { contentType: 'text/plain' } }],
  ...more,
});
const hello = 'aGVsbG8=';

describe('documents', () => {
  it.each<Case>([
    [
      'master identifier and identifier',
      letter({ masterIdentifier: { system: 'urn:ietf:rfc:3986', value: 'urn:oid:1.2.3' } }),
      letter({ identifier: [{ system: 'urn:ietf:rfc:3986', value: 'urn:oid:1.2.3' }] }),
      1,
    ],
    [
      'stated hash and the same bytes',
      letter({ content: [{ attachment: { hash: 'qvTGHdzF6KLavt4PO0gs2a6pQ00=' } }] }),
      letter({ content: [{ attachment: { data: hello } }] }),
      1,
    ],
    ['one title and day, nothing else', letter({}), letter({}), 2],
    [
      'a uuid in two spellings',
      letter(id('urn:uuid:6E8BC430-9C3A-11D9-9669-0800200C9A66')),
      letter(id('6e8bc430-9c3a-11d9-9669-0800200c9a66', 'https://other')),
      1,
    ],
    [
      'a document and its composition',
      letter(id('L1')),
      {
        resourceType: 'Composition',
        id: 'c',
        status: 'final',
        type: { text: 'Discharge letter' },
        date: '2024-05-04',
        title: 'Discharge letter',
        identifier: { system: 'https://example.nhs.uk/id', value: 'L1' },
      },
      1,
    ],
  ])('%s', (...given) => {
    one(given);
  });
});

const plan = (more: object): object => ({
  resourceType: 'CarePlan',
  id: 'k',
  status: 'active',
  intent: 'plan',
  category: [sct('736253002', 'Mental health crisis plan')],
  period: { start: '2024-01-01' },
  ...more,
});
const flag = (more: object): object => ({
  resourceType: 'Flag',
  id: 'f',
  status: 'active',
  code: { text: 'DNACPR decision in place' },
  period: { start: '2024-01-01' },
  ...more,
});

describe('plans and alerts', () => {
  it.each<Case>([
    ['one kind and start', plan({}), plan({ period: { start: '2024-01-01T09:00:00Z' } }), 1],
    ['another start', plan({}), plan({ period: { start: '2024-02-01' } }), 2],
    ['one revoked', plan({}), plan({ status: 'revoked' }), 2],
    ['another kind', plan({}), plan({ category: [sct('736366004', 'Advance care plan')] }), 2],
    ['one identifier, other dates', plan(id('1')), plan({ ...id('1'), period: { start: '2024-03-01' } }), 1],
    ['two flags of one wording and day', flag({}), flag({}), 2],
    ['one flag by its identifier', flag(id('9')), flag({ ...id('9'), status: 'inactive' }), 1],
  ])('%s', (...given) => {
    one(given);
  });
  it('shows a flag that is active at one and inactive at the other', () => {
    expect(entries([flag(id('9'))], [flag({ ...id('9'), status: 'inactive' })])[0]?.conflicts).toEqual([
      {
        field: 'status',
        values: [
          { provider: 'gp', value: 'active' },
          { provider: 'ward', value: 'inactive' },
        ],
      },
    ]);
  });
});
