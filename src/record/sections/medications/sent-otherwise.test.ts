/**
 * Is a medicine still the same when a provider sends it by code alone, counts it without a unit, or ends a plan behind
 * it? RECORD.md medications.
 */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { SNOMED } from '../../../domain/code-systems';
import { parseDate } from '../../../domain/dates';
import type { Entry, ProviderState } from '../../entry';
import { buildRecord } from '../../record';

const now = parseDate('2024-06-01')?.sort ?? 0;
const provider = (id: string, resources: readonly object[]): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting: 'acute' },
  resources: resources as readonly FhirResource[],
  coverage: [],
  warnings: [],
  retrievedAt: '',
});
const order = (id: string, concept: object, more: object = {}) => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  medicationCodeableConcept: concept,
  authoredOn: '2024-05-10',
  ...more,
});
const merged = (a: readonly object[], b: readonly object[] = []): readonly Entry[] =>
  buildRecord({ providers: [provider('a', a), provider('b', b)], now }).entries.filter(
    ({ section }) => section === 'medications',
  );
const text = (words: string) => ({ text: words });
const says = (words: string) => ({ dosageInstruction: [{ text: words }] });

describe('a product sent by its code alone', () => {
  const coded = (code: string, system = SNOMED) => ({ coding: [{ system, code }] });
  it('is the product of that code elsewhere, dm+d and SNOMED CT alike, and is called by the name the other gives', () => {
    const [entry, ...rest] = merged(
      [order('x', coded('319284005'))],
      [
        order('y', {
          coding: [{ system: 'https://dmd.nhs.uk', code: '319284005', display: 'Amlodipine 5mg tablets' }],
        }),
      ],
    );
    expect([entry?.title, entry?.sources.length, rest.length]).toEqual(['amlodipine', 2, 0]);
  });
  it('is nothing else', () => {
    expect(merged([order('x', coded('319284005'))], [order('y', coded('319283004'))])).toHaveLength(2);
  });
});

describe('a brand with its strength as a bare number', () => {
  it.each([
    ['Adalat LA 30 tablets', 'Nifedipine 30mg modified-release tablets', 1],
    ['Tildiem LA 200 capsules', 'Diltiazem 200mg modified-release capsules', 1],
    ['Humulin M3 injection', 'Humulin I injection', 2],
  ])('%s and %s', (a, b, count) => {
    expect(merged([order('x', text(a))], [order('y', text(b))])).toHaveLength(count);
  });
});

describe('a dose that counts without a unit', () => {
  it.each([
    ['1 tds', 'One to be taken three times a day', []],
    ['1 tds', 'Take 500 mg three times a day', []],
    ['2 tds', 'One to be taken three times a day', ['dose']],
    ['1 bd', 'Take 1000 mg twice a day', ['dose']],
  ])('%s beside %s', (a, b, fields) => {
    const capsules = text('Amoxicillin 500mg capsules');
    const [entry] = merged([order('x', capsules, says(a))], [order('y', capsules, says(b))]);
    expect(entry?.conflicts.map(({ field }) => field)).toEqual(fields);
  });
});

describe('a medicine of a stay that still runs', () => {
  const given = order('x', text('Enoxaparin 40mg'), {
    authoredOn: '2024-02-01',
    category: [{ coding: [{ code: 'inpatient' }] }],
    encounter: { reference: 'Encounter/e' },
  });
  it.each([
    ['in-progress', 'current'],
    ['finished', 'unconfirmed'],
  ])('%s: %s, however long ago it was ordered', (status, standing) => {
    const [entry] = merged([
      given,
      { resourceType: 'Encounter', id: 'e', status, class: {}, period: { start: '2024-01-30' } },
    ]);
    expect(entry?.detail).toMatchObject({ standing });
  });
});

it('never says the dose of the plan that a dose change ended of the plan that followed', () => {
  const plan = (id: string, name: string, more: object) => ({ ...order(id, text(name), { intent: 'plan', ...more }) });
  const [entry, ...rest] = merged([
    plan('old', 'Ramipril 5mg capsules', { status: 'stopped', authoredOn: '2023-01-01', ...says('2 capsules daily') }),
    plan('new', 'Ramipril 10mg capsules', {
      authoredOn: '2024-05-01',
      priorPrescription: { reference: 'MedicationRequest/old' },
    }),
  ]);
  expect(rest).toEqual([]);
  expect(entry?.detail).toMatchObject({ strength: '10 mg', dose: null });
});

describe('an active order without an end runs from its date to the moment of reading', () => {
  it.each([
    ['2024-06-05', 1],
    ['2024-06-20', 2],
  ])('one that begins on %s', (authoredOn, count) => {
    const ramipril = text('Ramipril 5mg capsules');
    expect(merged([order('x', ramipril)], [order('y', ramipril, { authoredOn })])).toHaveLength(count);
  });
});
