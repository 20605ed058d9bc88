/** Are bookings known again by their words alone, and are two of one instant left alone where the words differ? */
import { describe, expect, it } from 'vitest';
import type { FhirResource } from 'fhir/r4';
import { parseDate } from '../../../domain/dates';
import type { Setting } from '../../../domain/settings';
import type { ProviderState } from '../../entry';
import { buildRecord } from '../../record';

const now = parseDate('2026-11-22T10:00:00Z')?.sort ?? 0;
type Told = readonly [Setting, string, string?, (string | undefined)?, string?];

const PRACTICE = 'Larkfield Medical Centre';
/** A practice by its name, since whoever takes a referral in may say from which it came. */
const nameAt = (setting: Setting, at: number): string => (setting === 'gp' ? PRACTICE : `p${at}`);

function rowsOf(make: (told: Told) => object, told: readonly Told[]): number {
  const providers = told.map((one, at): ProviderState => ({
    state: 'answered',
    provider: { id: `p${at}`, name: nameAt(one[0], at), setting: one[0] },
    resources: [{ ...make(one), id: `r${at}` } as unknown as FhirResource],
    coverage: [],
    warnings: [],
    retrievedAt: '',
  }));
  return buildRecord({ providers, now }).entries.length;
}

const START = '2027-01-15T10:30:00Z';
const booked = ([, description, start = START]: Told) => ({
  resourceType: 'Appointment',
  status: 'booked',
  description,
  start,
  participant: [{ actor: { reference: 'Patient/p' }, status: 'accepted' }],
});
const referred = ([, text, authoredOn = '2026-03-09', note, requester]: Told) => ({
  resourceType: 'ServiceRequest',
  status: 'active',
  intent: 'order',
  authoredOn,
  code: { text },
  ...(note === undefined ? {} : { note: [{ text: note }] }),
  ...(requester === undefined ? {} : { requester: { display: requester } }),
});

describe('an appointment told in words', () => {
  it.each<[string, Told, Told]>([
    ['a field of care', ['acute', 'Oncology OPD Dr clinic'], ['gp', 'Hospital appt: oncology']],
    ['a field in other words', ['acute', 'Colorectal CNS telephone'], ['gp', 'Tel appt bowel nurse']],
    [
      'in another offset',
      ['acute', 'Allergy clinic', '2026-12-16T09:30:00+01:00'],
      ['gp', 'Hosp appt - allergy', '2026-12-16T08:30:00Z'],
    ],
    ['a hospital and no more', ['acute', 'Fracture clinic'], ['social-care', 'Hospital clinic - transport']],
    [
      'a hospital’s number of a room',
      ['acute', 'Heart function clinic'],
      ['community', 'joint clinic, hospital OPD 4'],
    ],
  ])('%s: one', (_, a, b) => {
    expect(rowsOf(booked, [a, b])).toBe(1);
    expect(rowsOf(booked, [b, a])).toBe(1);
  });

  it.each<[string, Told, Told]>([
    ['what the practice holds itself', ['acute', 'Oncology clinic'], ['gp', 'Blood test - practice nurse']],
    ['a review of a field that practices have', ['acute', 'Respiratory clinic'], ['gp', 'Asthma review with nurse']],
    ['another field', ['acute', 'Oncology clinic'], ['gp', 'Hospital appt: eye clinic']],
    ['another instant', ['acute', 'Oncology clinic'], ['gp', 'Hospital appt: oncology', '2027-01-15T11:30:00Z']],
    ['two that are no hospital', ['hospice', 'Day therapy'], ['community', 'Hospital clinic']],
    ['two hospitals', ['acute', 'Oncology clinic'], ['acute', 'Hospital oncology clinic']],
  ])('%s: two', (_, a, b) => {
    expect(rowsOf(booked, [a, b])).toBe(2);
    expect(rowsOf(booked, [b, a])).toBe(2);
  });

  it('does not bring two hospitals’ own together', () => {
    expect(
      rowsOf(booked, [
        ['acute', 'Eye clinic'],
        ['acute', 'Oncology clinic'],
        ['gp', 'Hospital appt'],
      ]),
    ).toBe(2);
  });
});

describe('a referral told in words', () => {
  it.each<[string, Told, Told]>([
    ['taken in', ['gp', 'Referral to community heart failure nurse'], ['community', 'Referral received - GP, HFrEF']],
    ['taken in from a practice', ['gp', 'Referral to falls service'], ['community', 'Falls clinic referral from GP']],
    [
      'to a field within a wide one',
      ['gp', 'Referral to mental health team', '2026-03-09', 'Adult ADHD'],
      ['mental-health', 'Adult ADHD assessment', '2026-03-09', 'From GP'],
    ],
    ['to social care', ['community', 'Referral to adult social care'], ['social-care', 'Referral in: discharge']],
    [
      'coded anew in a transfer',
      ['gp', 'Referral to psychological therapies'],
      ['gp', 'Referral to talking therapy service'],
    ],
    [
      'whose note stayed',
      ['gp', 'Referral to surgical service', '2011-02-14', '? appendicitis'],
      ['gp', 'Referral to general surgeon', '2011-02-14', '? appendicitis'],
    ],
  ])('%s: one', (_, a, b) => {
    expect(rowsOf(referred, [a, b])).toBe(1);
    expect(rowsOf(referred, [b, a])).toBe(1);
  });

  it.each<[string, Told, Told]>([
    ['two senders', ['gp', 'Referral to falls service'], ['ambulance', 'Falls pathway referral by crew']],
    ['another sender', ['ambulance', 'Falls pathway referral'], ['community', 'Falls clinic referral from GP']],
    ['another field', ['gp', 'Referral to cardiology'], ['community', 'Falls clinic referral from GP']],
    ['another day', ['gp', 'Referral to falls service', '2026-03-02'], ['community', 'Falls clinic referral from GP']],
    [
      'another note',
      ['gp', 'Referral to surgeon', '2011-02-14', '? hernia'],
      ['gp', 'Referral to gynaecology', '2011-02-14', '? cyst'],
    ],
  ])('%s: two', (_, a, b) => {
    expect(rowsOf(referred, [a, b])).toBe(2);
    expect(rowsOf(referred, [b, a])).toBe(2);
  });

  const LATER = '2026-03-11';
  it.each<[string, Told, Told]>([
    [
      'in other words',
      ['gp', 'Referral to gastroenterologist'],
      ['acute', 'GP referral - ?IBD', LATER, undefined, 'Larkfield'],
    ],
    [
      'named by its requester',
      ['gp', 'Referral to neurologist'],
      ['acute', 'Neurology referral ?PD', LATER, undefined, 'Larkfield MC'],
    ],
    ['to nurses', ['acute', 'Referral to district nurses - catheter'], ['community', 'Inward referral: DN', LATER]],
    ['to a memory service', ['gp', 'Referral to memory clinic'], ['mental-health', 'Referral received - MAS', LATER]],
    [
      'to a mental health service that does not say so',
      ['gp', 'Referral to CMHT'],
      ['mental-health', 'Ref received', LATER, undefined, 'GP'],
    ],
  ])('taken in some days later, %s: one', (_, a, b) => {
    expect(rowsOf(referred, [a, b])).toBe(1);
    expect(rowsOf(referred, [b, a])).toBe(1);
  });

  it.each<[string, Told, Told]>([
    [
      'before it was sent',
      ['gp', 'Referral to memory clinic'],
      ['mental-health', 'Referral received - MAS', '2026-03-08'],
    ],
    ['a week later', ['gp', 'Referral to memory clinic'], ['mental-health', 'Referral received - MAS', '2026-03-16']],
    ['of another field', ['gp', 'Referral to cardiology'], ['acute', 'GP referral - ?IBD', LATER]],
    ['of no field', ['gp', 'Referral'], ['acute', 'GP referral', LATER]],
    [
      'from within the hospital',
      ['gp', 'Referral to neurologist'],
      ['acute', 'Neurology referral ?PD', LATER, undefined, 'Ward 7'],
    ],
    ['that nobody says came in', ['gp', 'Referral to neurologist'], ['acute', 'Neurology referral', LATER]],
  ])('%s: two', (_, a, b) => {
    expect(rowsOf(referred, [a, b])).toBe(2);
    expect(rowsOf(referred, [b, a])).toBe(2);
  });

  it('of two that were sent joins neither to the one that came', () => {
    const sent = [
      { ...referred(['gp', 'Referral to neurologist']), id: 'a' },
      { ...referred(['gp', 'Referral to neurology clinic', '2026-03-10']), id: 'b' },
    ];
    const taken = { ...referred(['acute', 'GP referral - neurology', LATER]), id: 'c' };
    const state = (id: string, setting: Setting, resources: readonly object[]): ProviderState => ({
      state: 'answered',
      provider: { id, name: id, setting },
      resources: resources as unknown as readonly FhirResource[],
      coverage: [],
      warnings: [],
      retrievedAt: '',
    });
    const providers = [state('gp', 'gp', sent), state('acute', 'acute', [taken])];
    expect(buildRecord({ providers, now }).entries).toHaveLength(3);
  });
});
