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
    ['owed, in words', { type: { text: 'Item owed' } }],
  ])('is past: %s', (_name, more) => {
    expect(entriesOf(dispense(more))).toEqual(['Past, not dispensed']);
  });

  it.each([
    ['fully dispensed', typed('0001')],
    ['in part', typed('0003')],
    ['another list’s 0002', typed('0002', 'urn:local')],
    ['first fill', { type: { text: 'First fill' } }],
    ['words of what was owed before', { type: { text: 'Balance of what was owed' } }],
    ['without a type', {}],
  ])('is none: %s', (_name, more) => {
    expect(entriesOf(dispense(more))).toEqual(['Current, dispensed']);
  });

  it('keeps the status that says so by itself', () => {
    expect(entriesOf(dispense({ ...typed('0002'), status: 'declined' }))).toEqual(['Past, declined']);
  });

  it.each([[typed('0002')], [{ status: 'declined' }], [{ status: 'cancelled' }]])(
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
});
