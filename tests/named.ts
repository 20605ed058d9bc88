/**
 * One thing by its name, as a provider sends it, and how many lines the record makes of several sent by one provider
 * each.
 */
import type { FhirResource } from 'fhir/r4';
import type { Setting } from '../src/domain/settings';
import { buildRecord } from '../src/record/record';

const person = { reference: 'Patient/p' };

/** By section: all else alike, so that the name alone decides. */
export const NAMED = {
  problems: (text: string): object => ({
    resourceType: 'Condition',
    code: { text },
    onsetDateTime: '2026-01-02',
    subject: person,
  }),
  results: (text: string): object => ({
    resourceType: 'Observation',
    status: 'final',
    code: { text },
    effectiveDateTime: '2026-01-02T10:00:00Z',
    valueQuantity: { value: 5, unit: 'mmol/L' },
    subject: person,
  }),
  medicines: (text: string): object => ({
    resourceType: 'MedicationRequest',
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: { text },
    authoredOn: '2026-11-01',
    subject: person,
  }),
  allergies: (text: string): object => ({
    resourceType: 'AllergyIntolerance',
    clinicalStatus: { coding: [{ code: 'active' }] },
    code: { text },
    patient: person,
  }),
  procedures: (text: string): object => ({
    resourceType: 'Procedure',
    status: 'completed',
    code: { text },
    performedDateTime: '2026-01-02',
    subject: person,
  }),
  immunisations: (text: string): object => ({
    resourceType: 'Immunization',
    status: 'completed',
    vaccineCode: { text },
    occurrenceDateTime: '2026-01-02',
    patient: person,
  }),
} as const;

type Held = readonly [setting: Setting, name: string, resource: object];

/** The same of providers whose setting and name tell. */
export const linesOfThese = (...held: readonly Held[]): number =>
  buildRecord({
    providers: held.map(([setting, name, resource], at) => ({
      state: 'answered',
      provider: { id: String(at), name, setting },
      resources: [{ id: 'x', ...resource } as unknown as FhirResource],
      coverage: [],
      warnings: [],
      retrievedAt: '',
    })),
    now: Date.UTC(2026, 10, 20),
  }).entries.length;

export const linesOf = (...resources: readonly object[]): number =>
  linesOfThese(...resources.map((resource, at): Held => ['acute', String(at), resource]));
