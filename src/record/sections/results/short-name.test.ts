/** Is a test called by a name that people use, and its long one kept where it is opened? RECORD, results. */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { describeEntry } from '../../describe';
import { buildRecord } from '../../record';
import { rowsIn } from '../../trends';

const LOINC = 'http://loinc.org';
const record = (code: object) =>
  buildRecord({
    now: Date.UTC(2027, 0, 1),
    providers: [
      {
        state: 'answered',
        provider: { id: 'a', name: 'a', setting: 'acute' },
        resources: [
          {
            resourceType: 'Observation',
            id: 'x',
            status: 'final',
            code,
            effectiveDateTime: '2026-01-01',
            valueQuantity: { value: 5, unit: 'mg/L' },
          },
        ] as unknown as readonly FhirResource[],
        coverage: [],
        warnings: [],
        retrievedAt: '',
      },
    ],
  });
const long = (code: string, display: string) => ({ system: LOINC, code, display });
const CRP = long('1988-5', 'C reactive protein [Mass/volume] in Serum or Plasma');

describe('a result under a long LOINC name', () => {
  it.each<[string, object, string]>([
    ['is called as our table calls it', { coding: [CRP] }, 'C reactive protein'],
    ['as a text too', { text: CRP.display, coding: [CRP] }, 'C reactive protein'],
    [
      'is called by a shorter name that was sent beside it',
      { coding: [CRP, { system: 'urn:local', code: 'CRP', display: 'CRP' }] },
      'CRP',
    ],
    [
      'is called by its own text where that is a name',
      { text: 'CRP (point of care)', coding: [CRP] },
      'CRP (point of care)',
    ],
    [
      'keeps it where nobody knows another',
      { coding: [long('99999-9', 'Something [Mass/volume] in Serum or Plasma')] },
      'Something [Mass/volume] in Serum or Plasma',
    ],
    ['with brackets of another kind keeps its name', { text: 'Potassium [haemolysed]' }, 'Potassium [haemolysed]'],
  ])('%s', (_, code, expected) => {
    const built = record(code);
    expect(built.entries.map(({ title }) => title)).toEqual([expected]);
    expect(rowsIn(built).map(({ name }) => name)).toEqual([expected]);
  });
  it('opened, says the name as it was sent', () => {
    const built = record({ coding: [CRP] });
    const fact = describeEntry(built, built.entries[0]?.id ?? '')?.facts.find(({ label }) => label === 'Test');
    expect(fact?.values.map(({ value }) => value)).toEqual([CRP.display]);
  });
});
