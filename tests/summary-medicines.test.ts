/**
 * Is a medicine one line for roles that see medicines in summary, as it is for those that see them in full? Through the
 * gateway’s release and the merge.
 */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { releaseAs } from './kits/gateway/release';
import { ROLES, type Role } from '../src/domain/roles';
import { buildRecord } from '../src/record/record';
import { bundleToR4 } from '../src/stu3/bundle';

const medicine = { medicationCodeableConcept: { text: 'Amlodipine 5mg tablets' }, subject: { reference: 'Patient/p' } };
const ordered = (id: string, more: object): object => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  ...medicine,
  ...more,
});

/** As GP Connect sends one repeat: a statement, its plan, an issue of the past and one that stands. */
const GP = bundleToR4({
  resourceType: 'Bundle',
  type: 'collection',
  entry: [
    { resourceType: 'Patient', id: 'p' },
    ordered('plan', { intent: 'plan', authoredOn: '2025-01-01' }),
    {
      resourceType: 'MedicationStatement',
      id: 'statement',
      status: 'active',
      taken: 'unk',
      basedOn: [{ reference: 'MedicationRequest/plan' }],
      effectivePeriod: { start: '2025-01-01' },
      ...medicine,
    },
    ordered('past', {
      status: 'completed',
      basedOn: [{ reference: 'MedicationRequest/plan' }],
      authoredOn: '2026-09-01',
    }),
    ordered('issue', { basedOn: [{ reference: 'MedicationRequest/plan' }], authoredOn: '2026-11-01' }),
  ].map((resource) => ({ resource })),
}).resources;

function lines(role: Role, resources: readonly FhirResource[]): readonly number[] {
  const released = releaseAs({ role, emergency: false, setting: 'gp' }, resources).resources;
  const provider = { id: 'gp', name: 'GP', setting: 'gp' } as const;
  const record = buildRecord({
    providers: [{ state: 'answered', provider, resources: released, coverage: [], warnings: [], retrievedAt: '' }],
    now: Date.UTC(2026, 10, 20),
  });
  return record.entries.filter(({ section }) => section === 'medications').map(({ sources }) => sources.length);
}

describe('a repeat medicine with its statement, plan and issues', () => {
  it('is one line of two sources to an occupational therapist, and its issues are not there', () => {
    expect(lines('occupational-therapist', GP)).toEqual([2]);
  });

  it.each(ROLES)('is at most one line to: %s', (role) => {
    expect(lines(role, GP).length).toBeLessThanOrEqual(1);
  });

  it('names no prescription that is not released', () => {
    const without = GP.filter(({ id }) => id !== 'past');
    expect(releaseAs({ role: 'occupational-therapist', emergency: false, setting: 'gp' }, GP).resources).toEqual(
      releaseAs({ role: 'occupational-therapist', emergency: false, setting: 'gp' }, without).resources,
    );
  });
});
