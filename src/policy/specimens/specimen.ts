/**
 * What is a specimen? One or a few made-up resources that show what one row of the policy does. Nothing here is about
 * anybody.
 */
import type { Setting } from '../../domain/settings';

export type SpecimenResource = Readonly<Record<string, unknown>> & {
  readonly resourceType: string;
  readonly id: string;
};

export interface Specimen {
  /** The row it is an example of: an exclusion, a label, a section row, a plan, a denial. */
  readonly of: string;
  /** What the first resource shows, in plain English. */
  readonly shows: string;
  readonly setting: Setting;
  /** The first is the example; the others stand beside it. Ids are unique over all specimens. */
  readonly resources: readonly SpecimenResource[];
}

const SNOMED = 'http://snomed.info/sct';
const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';

/** A SNOMED code, and words of our own for it. */
export const sct = (code: string, words: string) => ({ coding: [{ system: SNOMED, code }], text: words });
export const text = (words: string) => ({ text: words });
export const labelled = (code: string) => ({ meta: { security: [{ system: ACT_CODE, code }] } });
export const confidential = (code: string) => ({ meta: { security: [{ system: CONFIDENTIALITY, code }] } });

const subject = { reference: 'Patient/specimen' };

const make =
  (resourceType: string, fixed: object) =>
  (id: string, parts: object): SpecimenResource => ({ resourceType, id, ...fixed, ...parts });

const coding = (system: string, code: string) => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }],
});

export const problem = make('Condition', {
  clinicalStatus: coding('condition-clinical', 'active'),
  subject,
  onsetDateTime: '2024-05-02',
});
export const allergy = make('AllergyIntolerance', {
  clinicalStatus: coding('allergyintolerance-clinical', 'active'),
  verificationStatus: coding('allergyintolerance-verification', 'confirmed'),
  patient: subject,
});
export const medicine = make('MedicationRequest', {
  status: 'active',
  intent: 'plan',
  subject,
  authoredOn: '2026-02-11',
});
export const result = make('Observation', {
  status: 'final',
  category: [coding('observation-category', 'laboratory')],
  subject,
  effectiveDateTime: '2026-09-14',
});
export const report = make('DiagnosticReport', { status: 'final', subject, effectiveDateTime: '2026-09-14' });
export const contact = make('Encounter', {
  status: 'finished',
  class: { code: 'AMB' },
  subject,
  period: { start: '2026-06-03T10:00:00Z', end: '2026-06-03T10:20:00Z' },
});
export const appointment = make('Appointment', {
  status: 'booked',
  start: '2026-12-14T09:30:00Z',
  end: '2026-12-14T09:50:00Z',
  participant: [{ actor: subject, status: 'accepted' }],
});
export const letter = make('DocumentReference', { status: 'current', subject, date: '2026-04-20T09:00:00Z' });
export const carePlan = make('CarePlan', {
  status: 'active',
  intent: 'plan',
  subject,
  period: { start: '2026-03-01' },
});
export const warning = make('Flag', { status: 'active', subject, period: { start: '2026-01-20' } });
export const other = (resourceType: string, id: string, parts: object): SpecimenResource => ({
  resourceType,
  id,
  ...parts,
});
export const toSubject = subject;
