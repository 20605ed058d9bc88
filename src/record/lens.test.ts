/** Through a problem or an encounter: what belongs with it by reference, and nothing that merely looks alike. */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { SECTIONS } from '../domain/sections';
import { throughLens } from './lens';
import { buildRecord } from './record';

const visit = {
  resourceType: 'Encounter',
  id: 'v',
  status: 'finished',
  class: { code: 'AMB' },
  type: [{ text: 'Clinic' }],
  period: { start: '2024-03-01' },
};
const other = { ...visit, id: 'w', period: { start: '2024-05-01' } };
const asthma = {
  resourceType: 'Condition',
  id: 'c',
  code: { text: 'Asthma' },
  encounter: { reference: 'Encounter/v' },
  onsetDateTime: '2024-03-01',
};
const report = {
  resourceType: 'DiagnosticReport',
  id: 'r',
  status: 'final',
  code: { text: 'Full blood count' },
  encounter: { reference: 'Encounter/v' },
  effectiveDateTime: '2024-03-01',
  result: [{ reference: 'Observation/o' }],
};
const value = {
  resourceType: 'Observation',
  id: 'o',
  status: 'final',
  category: [{ coding: [{ code: 'laboratory' }] }],
  code: { text: 'Haemoglobin' },
  valueQuantity: { value: 118, unit: 'g/L' },
  effectiveDateTime: '2024-03-01',
};
const stray = { ...value, id: 'p', effectiveDateTime: '2024-05-01' };

const record = buildRecord({
  now: Date.parse('2026-01-01'),
  providers: [
    {
      state: 'answered',
      provider: { id: 'a', name: 'Northgate', setting: 'acute' },
      resources: [visit, other, asthma, report, value, stray] as readonly object[] as readonly FhirResource[],
      coverage: SECTIONS.map((section) => ({ section, code: 'answered', text: '' })),
      warnings: [],
      retrievedAt: '',
    },
  ],
});
const idOf = (reference: string): string =>
  record.entries.find(({ sources }) => sources.some((source) => source.reference === reference))?.id ?? '';
const through = (reference: string): readonly string[] => {
  const seen = throughLens(record, idOf(reference));
  return record.entries
    .filter(({ id }) => seen?.has(id))
    .flatMap(({ sources }) => sources.map((source) => source.reference))
    .sort();
};

describe('a lens', () => {
  it('of an encounter holds what was made in it, and the results of its reports', () => {
    expect(through('Encounter/v')).toEqual(['Condition/c', 'DiagnosticReport/r', 'Encounter/v', 'Observation/o']);
  });
  it('of a problem holds the encounter it was recorded in', () => {
    expect(through('Condition/c')).toEqual(['Condition/c', 'Encounter/v']);
  });
  it('of what is no longer there is told apart', () => {
    expect(throughLens(record, 'gone')).toBeNull();
  });
});
