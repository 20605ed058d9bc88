/** Are SNOMED CT’s groupers by form read as the medicine that they group? */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../domain/dates';
import { buildRecord } from '../../record';

const now = parseDate('2026-11-28')?.sort ?? 0;
const at = (id: string, text: string) => ({
  state: 'answered' as const,
  provider: { id, name: id, setting: 'acute' as const },
  resources: [
    {
      resourceType: 'MedicationStatement',
      id: 'm',
      status: 'active',
      medicationCodeableConcept: { text },
      effectivePeriod: { start: '2026-11-01' },
      dateAsserted: '2026-11-01',
    },
  ] as unknown as readonly FhirResource[],
  coverage: [],
  warnings: [],
  retrievedAt: '',
});
const titles = (...texts: readonly string[]): readonly string[] =>
  buildRecord({ providers: texts.map((text, n) => at(`p${String(n)}`, text)), now }).entries.map(({ title }) => title);

describe('a medicine by the form of its group', () => {
  it.each([
    ['Oral form oxycodone (product)', 'oxycodone'],
    ['Oral form metformin', 'metformin'],
    ['Product containing metformin in oral dose form (medicinal product form)', 'metformin'],
    ['Product containing only ramipril in oral dose form', 'ramipril'],
  ])('%s', (text, title) => {
    expect(titles(text)).toEqual([title]);
  });

  it('is one with its tablets', () => {
    expect(titles('Oral form metformin', 'Metformin tablets')).toHaveLength(1);
  });

  it.each([
    ['Parenteral form morphine', 'Morphine 10mg tablets'],
    ['Product containing morphine in parenteral dose form', 'Morphine 10mg tablets'],
    ['Topical form hydrocortisone', 'Hydrocortisone 10mg tablets'],
    ['Rectal form diazepam', 'Diazepam 5mg tablets'],
    ['Oral form ciclosporin', 'Ciclosporin 0.1% eye drops'],
  ])('is never one with another way of giving it: %s', (group, other) => {
    expect(titles(group, other)).toHaveLength(2);
  });
});
