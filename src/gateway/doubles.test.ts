/** What is shown, and said, where a provider sends different content under one name? */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { bytesOf, releaseAs } from '../../tests/kits/gateway/release';

const gp = { role: 'gp', emergency: false, setting: 'acute' } as const;
const condition = (text: string, more: object = {}): FhirResource => ({
  resourceType: 'Condition',
  id: 'one',
  subject: { reference: 'Patient/p' },
  code: { text },
  ...more,
});
const stated = (resources: readonly FhirResource[]) =>
  releaseAs(gp, resources).coverage.find(({ section }) => section === 'problems')?.code;

describe('different content under one name', () => {
  it('shows one of them and says that the section is not whole', () => {
    expect(releaseAs(gp, [condition('Asthma'), condition('Eczema')]).resources).toHaveLength(1);
    expect(stated([condition('Asthma'), condition('Eczema')])).toBe('partial');
    expect(stated([condition('Asthma'), condition('Asthma')])).toBe('answered');
  });

  it('shows none, and says nothing of it, where one copy is never shared', () => {
    const hiv = condition('Asthma', { code: { coding: [{ system: 'http://snomed.info/sct', code: '86406008' }] } });
    expect(bytesOf(releaseAs(gp, [condition('Asthma'), hiv]))).toBe(bytesOf(releaseAs(gp, [])));
    expect(bytesOf(releaseAs(gp, [hiv, condition('Asthma')]))).toBe(bytesOf(releaseAs(gp, [])));
  });
});
