/** Can the value sets be trusted? Right codes, each once, and none of what is never shared with anybody. */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { policy } from '../../../tests/kits/gateway/shipped-policy';
import { SNOMED } from '../../domain/code-systems';
import { isSnomedId } from '../../domain/snomed-id';
import { label } from '../../gateway/label/label';
import { markRules } from '../../policy/marks';
import { conceptNamed, CONCEPTS, type ConceptCode } from './concepts';

const ALL = CONCEPTS.flatMap(({ id, codes }) => codes.map((code) => ({ concept: id, ...code })));

/** By the code and by its words, as the gateway judges a resource. */
const excludedBy = ({ system, code, means }: Pick<ConceptCode, 'system' | 'code' | 'means'>): readonly string[] => {
  const told = { resourceType: 'Condition', id: 'c', code: { coding: [{ system, code, display: means }] } };
  const { marks } = label([told as unknown as FhirResource], 'gp', policy);
  return markRules(marks[0] ?? 0).filter((rule) => rule.startsWith('EX-'));
};

describe('the value sets', () => {
  it('are known by their names, and no other', () => {
    expect(new Set(CONCEPTS.map(({ id }) => id)).size).toBe(CONCEPTS.length);
    for (const concept of CONCEPTS) expect(conceptNamed(concept.id)).toBe(concept);
    expect(conceptNamed('hiv')).toBeNull();
    expect(CONCEPTS.every(({ codes }) => codes.length > 0)).toBe(true);
  });

  it.each(ALL)('$concept holds $code: a whole SNOMED CT id, once, with its reason', (row) => {
    expect(row.system).toBe(SNOMED);
    expect(isSnomedId(row.code)).toBe(true);
    expect(ALL.filter(({ code }) => code === row.code)).toHaveLength(1);
    for (const words of [row.means, row.why, row.source]) expect(words.trim()).not.toBe('');
  });

  it.each(ALL)('$concept: $code ($means) tells of nothing that is never shared', (row) => {
    expect(excludedBy(row)).toEqual([]);
  });

  it('would be found out: HIV in a risk group, a termination among the reasons not to screen', () => {
    expect(excludedBy({ system: SNOMED, code: '86406008', means: 'x' })).toEqual(['EX-1']);
    expect(excludedBy({ system: SNOMED, code: '714812005', means: 'x' })).toEqual(['EX-3']);
    expect(excludedBy({ system: SNOMED, code: '1', means: 'HIV infection' })).toEqual(['EX-1']);
  });
});
