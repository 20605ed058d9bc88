/** Is what a pharmacy did not hand out never a medicine that was dispensed? */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../domain/dates';
import { buildRecord } from '../../record';

const EPS = 'https://fhir.nhs.uk/CodeSystem/medicationdispense-type';
const now = parseDate('2026-11-28')?.sort ?? 0;
const dispense = (more: object) => ({
  resourceType: 'MedicationDispense',
  id: 'supply',
  status: 'completed',
  medicationCodeableConcept: { text: 'Bumetanide 1mg tablets' },
  whenHandedOver: '2026-11-20',
  ...more,
});
const typed = (code: string, system = EPS) => ({ type: { coding: [{ system, code }] } });
const several = (...codes: readonly string[]) => ({ type: { coding: codes.map((code) => ({ system: EPS, code })) } });

const entriesOf = (...resources: readonly object[]) =>
  buildRecord({
    providers: [
      {
        state: 'answered',
        provider: { id: 'a', name: 'Parkside', setting: 'pharmacy' },
        resources: resources as readonly FhirResource[],
        coverage: [],
        warnings: [],
        retrievedAt: '',
      },
    ],
    now,
  }).entries.map(({ status }) => status);

describe('a supply of which nothing was handed out', () => {
  it.each([
    ['not dispensed', typed('0002')],
    ['owing', typed('0004')],
    ['cancelled', typed('0005')],
    ['expired', typed('0006')],
    ['not dispensed, its status unknown', { ...typed('0002'), status: 'unknown' }],
    ['not dispensed, being prepared', { ...typed('0002'), status: 'in-progress' }],
    ['in words', { type: { text: 'Item not dispensed' } }],
    ['in the words of a code', { type: { coding: [{ system: 'urn:local', code: 'X', display: 'Not supplied' }] } }],
    ...[
      'Item owed',
      'Not Dispensed - Owing',
      'Item not dispensed - owing',
      'Not collected by patient',
      'Not supplied (out of stock)',
      'Not dispensed: not required.',
      'Owing to patient',
    ].map((text): [string, object] => [`in words: ${text}`, { type: { text } }]),
  ])('is past: %s', (_name, more) => {
    expect(entriesOf(dispense(more))).toEqual(['Past, not dispensed']);
  });

  it.each([
    ['fully dispensed', typed('0001')],
    ['in part', typed('0003')],
    ['another list’s 0002', typed('0002', 'urn:local')],
    ['first fill', { type: { text: 'First fill' } }],
    ...[
      'Balance of what was owed',
      'Owing now supplied',
      'Owed item supplied today',
      'Not supplied by us before - first supply',
      'Not dispensed last month, dispensed today',
    ].map((text): [string, object] => [`words of another time: ${text}`, { type: { text } }]),
    ['fully dispensed beside owing', several('0004', '0001')],
    ['in part beside owing', several('0003', '0004')],
    ['words of both', { type: { text: 'Item not dispensed', coding: [{ display: 'Item fully dispensed' }] } }],
    ['without a type', {}],
  ])('is none: %s', (_name, more) => {
    expect(entriesOf(dispense(more))).toEqual(['Current, dispensed']);
  });

  it.each(['0007', '0008'])('that waits at the pharmacy is not yet dispensed: %s', (code) => {
    for (const status of ['completed', 'unknown', 'in-progress'])
      expect(entriesOf(dispense({ ...typed(code), status }))).toEqual(['Not yet dispensed: not known to be taken']);
  });

  it.each([['preparation'], ['on-hold']])('is no more than it says of itself: %s', (status) => {
    expect(entriesOf(dispense({ status })).join()).not.toMatch(/, dispensed/);
  });

  it('keeps the status that says so by itself', () => {
    expect(entriesOf(dispense({ ...typed('0002'), status: 'declined' }))).toEqual(['Past, declined']);
  });

  it.each([[typed('0002')], [typed('0007')], [{ status: 'declined' }], [{ status: 'cancelled' }]])(
    'is no evidence that an old order is still taken: %j',
    (more) => {
      const order = {
        resourceType: 'MedicationRequest',
        id: 'order',
        status: 'active',
        intent: 'order',
        medicationCodeableConcept: { text: 'Bumetanide 1mg tablets' },
        authoredOn: '2024-02-01',
      };
      const supply = dispense({ ...more, authorizingPrescription: [{ reference: 'MedicationRequest/order' }] });
      expect(entriesOf(order, supply).some((status) => /^Current/.test(status ?? ''))).toBe(false);
    },
  );

  const both = (given: object, not: object) => {
    const issue = { authorizingPrescription: [{ reference: 'MedicationRequest/not-sent' }] };
    return entriesOf(dispense({ id: '1', ...issue, ...given }), dispense({ id: '2', ...issue, ...not }));
  };

  it.each([
    ['owing', typed('0004')],
    ['not dispensed, and later', { ...typed('0002'), whenHandedOver: '2026-11-25' }],
    ['declined', { status: 'declined', whenHandedOver: '2026-11-25' }],
    ['still to come', { ...typed('0007'), whenHandedOver: '2026-11-25' }],
  ])('does not speak for one of the same prescription that was given: %s', (_name, not) => {
    expect(both(typed('0001'), not)).toEqual(['Current, dispensed']);
    expect(both({ ...typed('0003'), id: '3' }, not)).toEqual(['Current, dispensed']);
  });

  it('does not make a supply last that ran out long ago', () => {
    const supply = { daysSupply: { value: 360, unit: 'days', system: 'http://unitsofmeasure.org', code: 'd' } };
    const given = { ...typed('0001'), whenHandedOver: '2026-01-02' };
    expect(both(given, { ...typed('0004'), ...supply })).toEqual(['Past, dispensed']);
  });
});
