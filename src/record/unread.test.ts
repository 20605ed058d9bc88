/**
 * Does something that could not be read leave its section "answered in part", so that no absence is claimed over it?
 * RECORD.md absence; TRAPS 10.
 */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { SECTIONS } from '../domain/sections';
import type { ProviderState } from './entry';
import { buildRecord } from './record';

const provider = (...resources: readonly object[]): ProviderState => ({
  state: 'answered',
  provider: { id: 'gp', name: 'Parkside', setting: 'gp' },
  resources: resources as readonly FhirResource[],
  coverage: SECTIONS.map((section) => ({ section, code: 'answered', text: '' })),
  warnings: [],
  retrievedAt: '',
});
const negative = {
  resourceType: 'AllergyIntolerance',
  id: 'n',
  code: { coding: [{ system: 'http://snomed.info/sct', code: '716186003' }] },
  recordedDate: '2024-03-12',
};
const shapeless = {
  resourceType: 'AllergyIntolerance',
  id: 'x',
  reaction: { manifestation: 7 },
  clinicalStatus: { coding: { code: 5 } },
  code: { coding: [{ system: {}, code: 1, display: 'x' }, { display: 5 }] },
};
const record = (...resources: readonly object[]) => buildRecord({ providers: [provider(...resources)], now: 0 });

describe('what could not be read', () => {
  it('takes the claim of no known allergies away', () => {
    expect(record(negative).allergyLabel).toBe('No known allergies');
    const { allergyLabel, warnings, entries } = record(negative, shapeless);
    expect(
      warnings.length +
        entries.filter(({ sources }) => sources.some(({ reference }) => reference === 'AllergyIntolerance/x')).length,
    ).toBe(1);
    expect(allergyLabel).not.toBe('No known allergies');
  });
  it('leaves its section answered in part, in words, and no other', () => {
    const { absences } = record({ resourceType: 'Condition', id: 'c' });
    expect(absences.filter(({ reason }) => reason === 'partial')).toEqual([
      {
        section: 'problems',
        reason: 'partial',
        provider: 'gp',
        text: 'Some of the problems that Parkside sent could not be read.',
      },
    ]);
  });
  it('is not said of what was entered in error', () => {
    const { absences } = record({
      resourceType: 'Condition',
      id: 'c',
      code: { text: 'Asthma' },
      verificationStatus: { coding: [{ code: 'entered-in-error' }] },
    });
    expect(absences.filter(({ reason }) => reason === 'partial')).toEqual([]);
  });
});
