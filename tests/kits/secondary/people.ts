/** Made-up people for a small place: enough of them to share every combination, with a jab each for some. */
import type { Someone } from './zone';

const SNOMED = 'http://snomed.info/sct';
export const VACCINE = '985151000000100';

export const number = (at: number): string => String(9_990_000_000 + at);

export const jab = (who: string, more: object = {}): object => ({
  resourceType: 'Immunization',
  id: `i-${who}`,
  status: 'completed',
  patient: { reference: `Patient/p${who}` },
  occurrenceDateTime: '2025-10-03',
  vaccineCode: { coding: [{ system: SNOMED, code: VACCINE, display: 'CANARY' }], text: 'CANARY' },
  ...more,
});

export const crowd = (count: number, more: Partial<Someone> = {}, from = 0): readonly Someone[] =>
  Array.from({ length: count }, (_, at) => ({
    nhsNumber: number(from + at),
    birthDate: '1950-06-01',
    gender: 'female',
    postcode: 'N1 1AA',
    practice: 'F83001',
    ethnic: 'A',
    ...more,
  }));
