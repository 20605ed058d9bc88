import type { Appointment, FhirResource, ServiceRequest } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { SNOMED } from '../../../domain/code-systems';
import { at, factOf, joined } from '../../fhir/testing';
import { rules } from './rules';

const START = '2027-01-15T10:00:00Z';
const booking = (
  start: string | undefined,
  service: string | null,
  place: string | null,
  rest: Partial<Appointment> = {},
): Appointment => ({
  resourceType: 'Appointment',
  id: '1',
  status: 'booked',
  ...(start === undefined ? {} : { start }),
  ...(service === null ? {} : { serviceType: [{ text: service }] }),
  participant: [
    { actor: { reference: 'Patient/p' }, status: 'accepted' },
    ...(place === null ? [] : [{ actor: { reference: 'Location/l', display: place }, status: 'accepted' as const }]),
  ],
  ...rest,
});
const referral = (rest: Partial<ServiceRequest>): ServiceRequest => ({
  resourceType: 'ServiceRequest',
  id: '2',
  status: 'active',
  intent: 'order',
  subject: { reference: 'Patient/p' },
  ...rest,
});
const number = { identifier: [{ system: 'https://fhir.nhs.uk/Id/UBRN', value: '000012345678' }] };
const joins = (a: FhirResource, b: FhirResource): boolean =>
  joined(rules, factOf(rules, a, 'gp'), factOf(rules, b, 'northgate'));

describe('appointments are one', () => {
  it.each<[string, FhirResource, FhirResource]>([
    [
      'same start, service and organisation',
      booking(START, 'Cardiology', 'Northgate Hospital'),
      booking(START, 'Cardiology clinic', 'Northgate Hospital'),
    ],
    [
      'the same instant in another offset',
      booking('2026-07-15T11:00:00+01:00', 'Cardiology', 'Northgate'),
      booking('2026-07-15T10:00:00Z', 'Cardiology', null),
    ],
    [
      'the same instant and place, the service said once',
      booking(START, null, 'Northgate Hospital'),
      booking(START, 'Cardiology', null),
    ],
    [
      'the same identifier at another time',
      booking(START, 'Cardiology', null, number),
      booking('2027-01-16T10:00:00Z', 'Cardiology', null, number),
    ],
    [
      'a referral by its booking number',
      referral(number),
      referral({ ...number, code: { text: 'Referral to cardiology' } }),
    ],
    [
      'a referral by service and day',
      referral({ code: { text: 'Referral to cardiology' }, authoredOn: '2026-08-21' }),
      referral({ code: { text: 'referral to cardiology' }, authoredOn: '2026-08-21T09:00:00+01:00' }),
    ],
  ])('%s', (_what, a, b) => {
    expect(joins(a, b)).toBe(true);
  });
});

describe('appointments stay two', () => {
  it.each<[string, FhirResource, FhirResource]>([
    [
      'the same service an hour later',
      booking(START, 'Cardiology', 'Northgate'),
      booking('2027-01-15T11:00:00Z', 'Cardiology', 'Northgate'),
    ],
    [
      'another service at that time',
      booking(START, 'Cardiology', 'Northgate'),
      booking(START, 'Podiatry', 'Northgate'),
    ],
    [
      'another organisation at that time',
      booking(START, 'Cardiology', 'Eastfield Hospital'),
      booking(START, 'Cardiology', 'Northgate Hospital'),
    ],
    ['without a start', booking(undefined, 'Cardiology', 'Northgate'), booking(undefined, 'Cardiology', 'Northgate')],
    ['a referral and the appointment it led to', referral(number), booking(START, 'Cardiology', null, number)],
    [
      'referrals of two days',
      referral({ code: { text: 'Referral to cardiology' }, authoredOn: '2026-08-21' }),
      referral({ code: { text: 'Referral to cardiology' }, authoredOn: '2026-08-22' }),
    ],
  ])('%s', (_what, a, b) => {
    expect(joins(a, b)).toBe(false);
  });
});

describe('what an appointment shows', () => {
  const entryOf = (first: FhirResource, ...rest: FhirResource[]) =>
    rules.entry([factOf(rules, first, 'gp'), ...rest.map((one) => factOf(rules, one, 'northgate'))], at('2026-10-01'));

  it('names service, time, place and that it is booked', () => {
    expect(entryOf(booking(START, 'Cardiology clinic', 'Northgate Hospital'))).toMatchObject({
      title: 'Cardiology clinic',
      summary: '10:00 · Northgate Hospital',
      tag: 'booked',
      detail: { kind: 'appointment', place: 'Northgate Hospital', cancelled: false },
    });
  });

  it('does not read as cancelled while one source has it booked', () => {
    const shown = entryOf(
      booking(START, 'Cardiology', 'Northgate', { status: 'cancelled' }),
      booking(START, 'Cardiology', 'Northgate'),
    );
    expect(shown).toMatchObject({ tag: 'booked', detail: { cancelled: false } });
    const status = rules.conflicts.find(({ field }) => field === 'status');
    expect(status?.value(factOf(rules, booking(START, null, null, { status: 'cancelled' })))).toBe('cancelled');
  });

  it.each([
    ['noshow', 'did not attend'],
    ['fulfilled', 'attended'],
    ['waitlist', 'on waiting list'],
  ] as const)('says %s in words', (status, words) => {
    expect(entryOf(booking(START, 'Cardiology', null, { status })).tag).toBe(words);
  });

  it('takes the names of place and service from what they refer to', () => {
    const location: FhirResource = {
      resourceType: 'Location',
      id: 'l',
      name: 'Clinic 3',
      managingOrganization: { display: 'Northgate Hospital' },
    };
    const service: FhirResource = { resourceType: 'HealthcareService', id: 'h', name: 'Heart failure clinic' };
    const bare = booking(START, null, null, {
      participant: [
        { actor: { reference: 'Location/l' }, status: 'accepted' },
        { actor: { reference: 'HealthcareService/h' }, status: 'accepted' },
      ],
    });
    expect(rules.entry([factOf(rules, bare, 'gp', [location, service])], 0)).toMatchObject({
      title: 'Heart failure clinic',
      detail: { service: 'Heart failure clinic', place: 'Northgate Hospital, Clinic 3' },
    });
  });

  it('tells a referral as such', () => {
    expect(
      entryOf(referral({ code: { text: 'Cardiology' }, category: [{ text: 'Referral' }], priority: 'urgent' })),
    ).toMatchObject({
      title: 'Referral: Cardiology',
      summary: 'urgent',
      detail: { kind: 'referral' },
    });
  });

  it.each<[string, Partial<ServiceRequest>]>([
    [
      'Referral: Cardiology',
      { code: { text: 'Cardiology' }, category: [{ coding: [{ system: SNOMED, code: '3457005' }] }] },
    ],
    ['Planned: Blood pressure check', { code: { text: 'Blood pressure check' }, intent: 'plan' }],
    ['Diabetic annual review due', { code: { text: 'Diabetic annual review due' }, intent: 'plan' }],
    ['Request: Chest X-ray', { code: { text: 'Chest X-ray' } }],
  ])('is called %s', (title, request) => {
    expect(entryOf(referral(request)).title).toBe(title);
  });

  it('reads one that holds nothing', () => {
    expect(entryOf({ resourceType: 'Appointment', id: '9' } as Appointment)).toMatchObject({
      title: 'Appointment',
      date: null,
      status: null,
    });
  });
});
