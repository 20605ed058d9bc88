/**
 * Does a contact that is only planned stand with the appointments, as one with the appointment it was booked as?
 * RECORD.md appointments.
 */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../domain/dates';
import type { ProviderState } from './entry';
import { buildRecord } from './record';

const now = parseDate('2026-11-22T10:00:00Z')?.sort ?? 0;
const START = '2026-12-01T10:00:00Z';
const provider = (id: string, ...resources: readonly object[]): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting: 'acute' },
  resources: resources as readonly FhirResource[],
  coverage: [],
  warnings: [],
  retrievedAt: '',
});
const planned = (more: object = {}) => ({
  resourceType: 'Encounter',
  id: 'e',
  status: 'planned',
  class: { code: 'AMB' },
  serviceType: { text: 'Cardiology' },
  serviceProvider: { display: 'Northgate' },
  period: { start: START },
  ...more,
});
const booked = (more: object = {}) => ({
  resourceType: 'Appointment',
  id: 'a',
  status: 'booked',
  start: START,
  serviceType: [{ text: 'Cardiology' }],
  participant: [{ actor: { type: 'Organization', display: 'Northgate' }, status: 'accepted' }],
  ...more,
});
const entries = (...states: readonly ProviderState[]) => buildRecord({ providers: states, now }).entries;

describe('a planned contact', () => {
  it('is an upcoming appointment', () => {
    expect(entries(provider('northgate', planned()))).toMatchObject([
      {
        section: 'appointments',
        lane: 'upcoming',
        title: 'Cardiology',
        status: 'Planned',
        detail: { place: 'Northgate', cancelled: false },
      },
    ]);
  });
  it.each([
    ['whose start has passed', { period: { start: '2026-11-01' } }],
    ['that took place', { status: 'finished', period: { start: '2026-11-01' } }],
  ])('%s is an encounter', (_, more) => {
    expect(entries(provider('northgate', planned(more)))).toMatchObject([{ section: 'encounters' }]);
  });
  it('is the appointment that another provider holds of that start, service and organisation, without a conflict', () => {
    const [entry, ...rest] = entries(provider('northgate', planned()), provider('gp', booked()));
    expect([entry?.sources.length, entry?.status, entry?.conflicts, rest]).toEqual([2, 'Booked', [], []]);
  });
  it('is the appointment it names at its own provider, whatever they are called', () => {
    const [entry, ...rest] = entries(
      provider(
        'northgate',
        planned({ serviceType: { text: 'Heart clinic' }, appointment: [{ reference: 'Appointment/a' }] }),
        booked(),
      ),
    );
    expect([entry?.title, entry?.sources.length, rest]).toEqual(['Cardiology', 2, []]);
  });
});
