import type { CarePlan, DocumentReference, FhirResource, Flag, Goal } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { SNOMED } from '../../../domain/code-systems';
import { contextOf, factOf, joined } from '../../fhir/testing';
import { rules } from './rules';

const RESPECT = { coding: [{ system: SNOMED, code: '1382601000000107' }] };
const plan = (rest: Partial<CarePlan> = {}): CarePlan => ({
  resourceType: 'CarePlan',
  id: '1',
  status: 'active',
  intent: 'plan',
  subject: { reference: 'Patient/p' },
  ...rest,
});
const document = (date: string, rest: Partial<DocumentReference> = {}): DocumentReference => ({
  resourceType: 'DocumentReference',
  id: '2',
  status: 'current',
  type: RESPECT,
  date,
  content: [{ attachment: {} }],
  ...rest,
});
const from = (start: string, end?: string) => ({ period: { start, ...(end === undefined ? {} : { end }) } });
const joins = (a: FhirResource, b: FhirResource): boolean =>
  joined(rules, factOf(rules, a, 'gp'), factOf(rules, b, 'northgate'));
const DAY = '2026-09-02';

describe('care plans', () => {
  it.each<[string, FhirResource, FhirResource, boolean]>([
    [
      'one named plan of one day, whatever resource carries it',
      plan({ category: [RESPECT], ...from(DAY) }),
      document('2026-09-02T10:00:00+01:00'),
      true,
    ],
    [
      'same title and start',
      plan({ title: 'Falls prevention', ...from(DAY) }),
      plan({ title: 'Falls prevention', ...from(DAY) }),
      true,
    ],
    [
      'same identifier',
      plan({ identifier: [{ system: 'urn:x', value: '1' }] }),
      plan({ identifier: [{ system: 'urn:x', value: '1' }] }),
      true,
    ],
    [
      'a revoked plan and a current one of that day',
      plan({ category: [RESPECT], status: 'revoked', ...from(DAY) }),
      document(DAY),
      false,
    ],
    [
      'one that has run out beside one that runs on: their dates are the conflict',
      plan({ title: 'Falls prevention', ...from(DAY, '2026-10-01') }),
      plan({ title: 'Falls prevention', ...from(DAY, '2027-10-01') }),
      true,
    ],
    [
      'one done beside one still active',
      plan({ title: 'Falls prevention', status: 'completed', ...from(DAY) }),
      plan({ title: 'Falls prevention', ...from(DAY) }),
      true,
    ],
    ['one named plan of two days', document(DAY), document('2026-09-03'), false],
    [
      'two kinds of plan of one day',
      document(DAY),
      document(DAY, { type: { coding: [{ system: SNOMED, code: '736253002' }] } }),
      false,
    ],
    [
      'two titles under one category',
      plan({ title: 'Falls', category: [{ text: 'Care plan' }], ...from(DAY) }),
      plan({ title: 'Diabetes', category: [{ text: 'Care plan' }], ...from(DAY) }),
      false,
    ],
    [
      'two titles under one category that says which kind',
      plan({ title: 'Asthma plan', category: [{ text: 'Asthma clinical management plan' }], ...from(DAY) }),
      plan({ title: 'My asthma', category: [{ text: 'Asthma clinical management plan' }], ...from(DAY) }),
      true,
    ],
    ['without a start', plan({ title: 'Falls' }), plan({ title: 'Falls' }), false],
    [
      'a goal and a plan of the same words',
      plan({ title: 'Walk to the shop', ...from(DAY) }),
      {
        resourceType: 'Goal',
        id: 'g',
        lifecycleStatus: 'active',
        description: { text: 'Walk to the shop' },
        subject: {},
        startDate: DAY,
      } satisfies Goal,
      false,
    ],
  ])('%s', (_what, a, b, one) => {
    expect(joins(a, b)).toBe(one);
  });

  it.each([
    ['736253002', 'Mental health crisis plan'],
    ['1382601000000107', 'ReSPECT plan'],
    ['735324008', 'Treatment escalation plan'],
  ])('names the national plan %s in a flag', (code, name) => {
    const flag: Flag = {
      resourceType: 'Flag',
      id: 'f',
      status: 'active',
      subject: {},
      code: { coding: [{ system: SNOMED, code }] },
    };
    expect(rules.entry([factOf(rules, flag)], 0)).toMatchObject({ title: name, detail: { plan: name, current: true } });
  });

  it.each<[string, FhirResource, boolean]>([
    ['active', plan(), true],
    ['revoked', plan({ status: 'revoked' }), false],
    ['past its end', plan(from('2020-01-01', '2021-01-01')), false],
    ['a document superseded', document(DAY, { status: 'superseded' }), false],
    [
      'a plan coded as a finished procedure',
      { resourceType: 'Procedure', id: 'p', status: 'completed', subject: {}, code: RESPECT },
      true,
    ],
  ])('%s: current or not', (_what, resource, current) => {
    const result = rules.read(resource, contextOf('gp', [], 'gp', Date.UTC(2026, 9, 1)));
    expect(result.ok && result.fact.current).toBe(current);
  });

  it('tags a revoked plan and lists what a plan holds', () => {
    const revoked = plan({
      title: 'Falls prevention',
      status: 'revoked',
      activity: [{ detail: { status: 'completed', description: 'Strength class' } }],
    });
    expect(rules.entry([factOf(rules, revoked)], 0)).toMatchObject({
      title: 'Falls prevention',
      tag: 'revoked',
      summary: 'Strength class (completed)',
    });
  });
});
