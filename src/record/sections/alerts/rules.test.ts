import type { Consent, FhirResource, Flag, RelatedPerson } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { SNOMED } from '../../../domain/code-systems';
import { at, contextOf, factOf, joined } from '../../fhir/testing';
import { rules } from './rules';

const flag = (text: string, rest: Partial<Flag> = {}): Flag => ({
  resourceType: 'Flag',
  id: '1',
  status: 'active',
  subject: { reference: 'Patient/p' },
  code: { text },
  ...rest,
});
const entryOf = (resource: FhirResource) => {
  const result = rules.read(resource, contextOf('gp', [], 'gp', at('2026-10-01')));
  if (!result.ok) throw new Error(result.reason);
  return rules.entry([result.fact], at('2026-10-01'));
};
const joins = (a: FhirResource, b: FhirResource): boolean =>
  joined(rules, factOf(rules, a, 'gp'), factOf(rules, b, 'northgate'));

describe('alerts', () => {
  it('a revoked DNACPR never joins a current one of the same words and day', () => {
    const period = { period: { start: '2026-09-02' } };
    expect(joins(flag('DNACPR', period), flag('DNACPR', { ...period, status: 'inactive' }))).toBe(false);
    expect(joins(flag('DNACPR', period), flag('DNACPR', period))).toBe(false);
  });

  it('the same identifier joins, and the disagreement is a conflict', () => {
    const same = { identifier: [{ system: 'urn:x', value: '1' }] };
    expect(joins(flag('DNACPR', same), flag('DNACPR', { ...same, status: 'inactive' }))).toBe(true);
    expect(rules.conflicts.map((row) => row.value(factOf(rules, flag('DNACPR', { status: 'inactive' }))))).toEqual([
      'inactive',
    ]);
    expect(joins(flag('Hard of hearing', same), flag('Hearing loss: speak clearly', same))).toBe(true);
  });

  it.each<[string, Flag, string]>([
    [
      'by the adjustment code',
      flag('Needs more time', { category: [{ coding: [{ system: SNOMED, code: '1108111000000107' }] }] }),
      'communication',
    ],
    ['large print', flag('Needs large print letters'), 'communication'],
    ['an interpreter', flag('Interpreter needed: Bengali'), 'communication'],
    ['a risk of falls', flag('Risk of falls'), 'flag'],
    ['a safeguarding concern', flag('Safeguarding concern recorded; contact Council Adult Care'), 'flag'],
  ])('tells needs from warnings: %s', (_what, resource, kind) => {
    expect(entryOf(resource).detail).toMatchObject({ kind, active: true });
  });

  it.each<[string, Flag, boolean]>([
    ['inactive', flag('Risk of falls', { status: 'inactive' }), false],
    ['past its end', flag('Risk of falls', { period: { end: '2026-09-30' } }), false],
    ['ending today', flag('Risk of falls', { period: { end: '2026-10-01' } }), true],
    ['without a status', { resourceType: 'Flag', id: '1', code: { text: 'Risk of falls' } } as Flag, true],
  ])('%s: active or not', (_what, resource, active) => {
    expect(entryOf(resource).detail).toMatchObject({ active });
  });

  it('marks what the patient is not to be told', () => {
    expect(
      entryOf(
        flag('Risk', {
          meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'NOPAT' }] },
        }),
      ).tag,
    ).toBe('do not tell the patient');
  });

  it('shows next of kin with relation and telephone', () => {
    const kin: RelatedPerson = {
      resourceType: 'RelatedPerson',
      id: '1',
      patient: {},
      relationship: [{ coding: [{ code: 'N', display: 'Next-of-Kin' }] }, { text: 'Daughter' }],
      name: [{ family: 'EXAMPLE', given: ['Ann'] }],
      telecom: [{ value: '07700 900001', system: 'phone' }],
    };
    expect(entryOf(kin)).toMatchObject({
      title: 'Next-of-Kin, Daughter: Ann EXAMPLE',
      detail: { kind: 'contact', contact: '07700 900001', active: true },
    });
  });

  it('shows a lasting power of attorney and who holds it', () => {
    const consent: Consent = {
      resourceType: 'Consent',
      id: '1',
      status: 'active',
      scope: {},
      dateTime: '2024-03-01',
      category: [{ text: 'Lasting power of attorney for health and welfare' }],
      provision: { actor: [{ role: { text: 'Attorney' }, reference: { display: 'Ann Example' } }] },
    };
    expect(entryOf(consent)).toMatchObject({
      title: 'Lasting power of attorney for health and welfare',
      summary: 'Ann Example (Attorney)',
      detail: { kind: 'legal', active: true },
    });
  });

  it.each([
    [{ type: 'deny', code: [{ text: 'Blood transfusion' }] }, 'deny: Blood transfusion'],
    [{ code: [{ text: 'Intensive care' }, { text: 'Dialysis' }] }, 'Intensive care, Dialysis'],
    [
      {
        type: 'permit',
        provision: [
          { type: 'deny', code: [{ text: 'Tube feeding' }] },
          { type: 'permit', code: [{ text: 'Antibiotics' }] },
        ],
      },
      'deny: Tube feeding; permit: Antibiotics',
    ],
    [{ type: 'permit' }, null],
    [undefined, null],
  ] as const)('says what it rules on: %j', (provision, summary) => {
    const decision = {
      resourceType: 'Consent',
      id: '1',
      status: 'active',
      category: [{ text: 'Advance directive' }],
      provision,
    };
    expect(entryOf(decision as unknown as Consent).summary).toBe(summary);
  });
});
