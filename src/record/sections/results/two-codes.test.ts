/** Which test is it, where the codes of one result mean two? */
import { expect, it } from 'vitest';
import { rowOf } from '../../../../tests/kits/record/one-row';

const LOINC = 'http://loinc.org';
const MAGNESIUM = { system: LOINC, code: '2601-3' };
const POTASSIUM = { system: LOINC, code: '2823-3' };
const titleOf = (code: object): string =>
  rowOf({
    resourceType: 'Observation',
    id: 'o',
    status: 'final',
    code,
    subject: { reference: 'Patient/p1' },
    effectiveDateTime: '2026-11-01',
    valueQuantity: { value: 1.2, unit: 'mmol/L' },
  }).title.toLowerCase();

it.each([
  ['the words decide', { coding: [MAGNESIUM, POTASSIUM], text: 'Phosphate' }, 'phosphate'],
  ['and the other way round', { coding: [POTASSIUM, MAGNESIUM], text: 'Phosphate' }, 'phosphate'],
  ['the words of one', { coding: [MAGNESIUM, { ...POTASSIUM, display: 'Serum potassium' }] }, 'serum potassium'],
  ['one code alone', { coding: [MAGNESIUM] }, 'magnesium'],
  ['two codes that mean one', { coding: [{ system: LOINC, code: '19123-9' }, MAGNESIUM] }, 'magnesium'],
])('%s', (_name, code, title) => {
  expect(titleOf(code)).toBe(title);
});
