/** Are two products against one disease, given on one day, two doses; and two names of one product one? */
import { describe, expect, it } from 'vitest';
import { factOf, joined } from '../../fhir/testing';
import { rules } from './rules';

const given = (text: string, provider: string, dose?: string) =>
  factOf(
    rules,
    {
      resourceType: 'Immunization',
      id: provider,
      status: 'completed',
      vaccineCode: { text },
      occurrenceDateTime: '2024-01-01',
      ...(dose === undefined ? {} : { protocolApplied: [{ doseNumberString: dose }] }),
    } as never,
    provider,
  );
const isOne = (a: string, b: string): boolean => {
  const [x, y] = [given(a, 'gp'), given(b, 'trust')];
  return joined(rules, x, y) && rules.apart?.(x, y) !== true;
};

describe('one day, one disease', () => {
  it.each([
    ['Tetanus immunoglobulin', 'Tetanus vaccine'],
    ['Hepatitis B immunoglobulin', 'Hepatitis B vaccine'],
    ['HRIG (rabies immunoglobulin)', 'Rabies vaccine'],
    ['Shingrix', 'Zostavax'],
    ['Comirnaty', 'Spikevax'],
    ['Pfizer-BioNTech COVID-19 vaccine', 'COVID-19 vaccine AstraZeneca'],
    ['Typhoid vaccine, oral (Vivotif)', 'Typhim Vi'],
    ['Oral polio vaccine', 'Inactivated poliomyelitis vaccine'],
    ['Fluenz Tetra nasal spray', 'Influenza vaccine, inactivated, split virion'],
  ])('%s and %s are two', (a, b) => {
    expect(isOne(a, b)).toBe(false);
    expect(isOne(b, a)).toBe(false);
  });
  it.each([
    ['Shingrix', 'Shingles vaccine'],
    ['Comirnaty', 'COVID-19 mRNA vaccine'],
    ['Fluenz Tetra nasal spray', 'Influenza vaccine'],
    ['Shingrix', 'Recombinant zoster vaccine'],
  ])('%s and %s are one', (a, b) => {
    expect(isOne(a, b)).toBe(true);
  });
});

describe('one day, one vaccine, a dose number each', () => {
  it.each([
    ['1', 'First dose', true],
    ['1', '2', false],
    ['1', 'Dose number unknown', true],
    ['not known', 'Dose number unknown', true],
  ])('%s and %s are one: %s', (a, b, one) => {
    const [x, y] = [given('MMR vaccine', 'gp', a), given('MMR vaccine', 'trust', b)];
    expect(joined(rules, x, y) && rules.apart?.(x, y) !== true).toBe(one);
  });
});
