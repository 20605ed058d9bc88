/** Is a result that came inside a report, as words alone, or not at all, told; and a range of an unusual kind named? */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { buildRecord } from '../../record';

const nodule = { resourceType: 'Observation', id: 'o', status: 'final', code: { text: 'Nodule' }, valueString: '8 mm' };
const report = (more: object) => ({
  resourceType: 'DiagnosticReport',
  id: 'r',
  status: 'final',
  code: { text: 'CT chest' },
  effectiveDateTime: '2026-01-01',
  ...more,
});
const group = (more: object) => ({ ...report(more), resourceType: 'Observation', code: { text: 'MRSA screen' } });
const potassium = (...referenceRange: readonly object[]) => ({
  resourceType: 'Observation',
  id: 'k',
  status: 'final',
  code: { text: 'Potassium' },
  effectiveDateTime: '2026-01-01',
  valueQuantity: { value: 6.2, unit: 'mmol/L' },
  referenceRange,
});
const range = (code: string, low: number, high: number) => ({
  type: { coding: [{ code }] },
  low: { value: low },
  high: { value: high },
});

function rowOf(...resources: readonly object[]): string {
  const [entry] = buildRecord({
    now: 0,
    providers: [
      {
        state: 'answered',
        provider: { id: 'a', name: 'a', setting: 'acute' },
        resources: resources as readonly FhirResource[],
        coverage: [],
        warnings: [],
        retrievedAt: '',
      },
    ],
  }).entries.filter(({ sources }) => sources.some(({ reference }) => /DiagnosticReport|\/r|\/k/.test(reference)));
  return `${entry?.title ?? ''} – ${entry?.summary ?? ''}`;
}

describe('what a report or a group holds', () => {
  it.each<[string, object, string]>([
    ['a contained result', report({ contained: [nodule], result: [{ reference: '#o' }] }), 'CT chest – Nodule 8 mm'],
    [
      'a contained member',
      group({ contained: [nodule], hasMember: [{ reference: '#o' }] }),
      'MRSA screen – Nodule 8 mm',
    ],
    [
      'a contained group of results',
      report({
        contained: [nodule, { ...nodule, id: 'g', valueString: 'see below', hasMember: [{ reference: '#o' }] }],
        result: [{ reference: '#g' }],
      }),
      'CT chest – Nodule see below, Nodule 8 mm',
    ],
    ['words alone', report({ result: [{ display: 'Hb 70 g/L' }] }), 'CT chest – named in it: Hb 70 g/L'],
    [
      'a result that did not come',
      report({ result: [{ reference: 'Observation/gone' }, { reference: '#gone' }] }),
      'CT chest – 2 results of it were not sent',
    ],
  ])('is told: %s', (_, resource, row) => {
    expect(rowOf(resource)).toBe(row);
  });

  it('is not told twice where the result is an entry of its own', () => {
    expect(rowOf(report({ result: [{ reference: 'Observation/o' }] }), nodule)).toBe('CT chest – ');
  });
});

describe('a range of a kind that is not the usual', () => {
  it.each<[string, readonly object[], string]>([
    [
      'is named, and the usual one judges',
      [range('critical', 2.5, 6.5), range('normal', 3.5, 5.3)],
      'High – range 2.5 to 6.5 (critical range); 3.5 to 5.3',
    ],
    ['judges nothing', [range('critical', 2.5, 6)], 'range 2.5 to 6 (critical range)'],
    ['is told as one of a kind not named', [range('17', 2.5, 6)], 'range 2.5 to 6 (a kind of range not named)'],
  ])('%s', (_, ranges, words) => {
    expect(rowOf(potassium(...ranges))).toBe(`Potassium – 6.2 mmol/L – ${words}`);
  });
});
