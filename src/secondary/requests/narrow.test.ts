/** What is left once conditions are laid over a request? And are refusals told in words that help? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actor,
  ANALYST,
  approved,
  FORM,
  LAW,
  MEMBERS,
  NOW,
  request,
  TODAY,
} from '../../../tests/kits/secondary/requests';
import type { Condition } from '../shapes/approved';
import { PRECISIONS } from '../shapes/request';
import { approvedOf, exceptionProblem, notInForce, staleObjections } from './in-force';
import { mayNot, mayNotRelease } from './may';
import { decided, drafted } from './moves';
import { conditionProblem, expiryOf, leastOf, narrowed } from './narrow';
import type { Refusal } from './request';

const columns = (...of: (typeof FORM.data.columns)[number][]): Condition => ({ kind: 'columns', columns: of });
const precision = (of: (typeof PRECISIONS)[number]): Condition => ({ kind: 'precision', precision: of });

describe('conditions', () => {
  it('leave the columns that each of them leaves, in the data and in what is broken down by', () => {
    const { data, outputs } = narrowed(FORM, [columns('ageBand', 'sex'), columns('sex', 'borough')]);
    expect([data.columns, outputs.by]).toEqual([['sex'], []]);
    expect(narrowed(FORM, [columns('ageBand')]).outputs.by).toEqual(['ageBand']);
  });

  it('leave the coarsest dates of all, whichever comes first', () => {
    const other: Condition = { kind: 'other', words: 'x' };
    for (const conditions of [
      [precision('quarter'), other, precision('season'), precision('month')],
      [precision('season'), precision('quarter'), other],
    ])
      expect(narrowed(FORM, conditions).data.precision).toBe('season');
    expect(narrowed(FORM, [other, columns('sex')]).data.precision).toBe('month');
  });

  it('take the highest of the least counts, and the first of the days', () => {
    const least = (of: number): Condition => ({ kind: 'threshold', least: of });
    const expiry = (on: string): Condition => ({ kind: 'expiry', on });
    expect(leastOf([least(10), least(20), least(9)])).toBe(20);
    expect(expiryOf([expiry('2027-05-31'), least(9), expiry('2026-12-31'), expiry('2027-01-31')], TODAY)).toBe(
      '2026-12-31',
    );
    expect(expiryOf([least(9)], TODAY)).toBe('2027-11-29');
  });

  const narrowing = fc.oneof(
    fc.subarray([...FORM.data.columns], { minLength: 1 }).map((of) => columns(...of)),
    fc.constantFrom(...PRECISIONS.slice(0, PRECISIONS.indexOf('month') + 1)).map(precision),
    fc.integer({ min: 8, max: 30 }).map((least): Condition => ({ kind: 'threshold', least })),
    fc.constantFrom('2026-12-01', '2027-05-31').map((on): Condition => ({ kind: 'expiry', on })),
  );

  it('that only narrow are taken, and each holds over what is left', () => {
    fc.assert(
      fc.property(fc.array(narrowing, { maxLength: 6 }), (conditions) => {
        expect(conditionProblem(conditions, FORM, TODAY)).toBeNull();
        const { data, outputs } = narrowed(FORM, conditions);
        for (const one of conditions) {
          if (one.kind === 'columns') {
            for (const column of [...data.columns, ...outputs.by]) expect(one.columns).toContain(column);
            const others = conditions.every((other) => other.kind !== 'columns' || other.columns.includes('sex'));
            expect(data.columns.includes('sex')).toBe(others);
          }
          if (one.kind === 'precision')
            expect(PRECISIONS.indexOf(data.precision)).toBeLessThanOrEqual(PRECISIONS.indexOf(one.precision));
          if (one.kind === 'threshold') expect(leastOf(conditions)).toBeGreaterThanOrEqual(one.least);
          if (one.kind === 'expiry') expect(expiryOf(conditions, TODAY) <= one.on).toBe(true);
        }
      }),
    );
  });
});

const [FIRST] = MEMBERS;
const named = actor('x', 'data-access-group', { name: 'Second Name' });
const twoNames = { ...FORM, people: { ...FORM.people, names: ['First Name', 'Second Name'] } };
const decision = { by: FIRST, at: '', decision: 'approve', conditions: [] } as const;
const company = actor('c', 'analyst', { organisation: { ...ANALYST.organisation, kind: 'company' } });
const at = (listOf: string | null, place = 0) => ({ place, file: null, listOf });
const SUBMITTED = request({ state: 'submitted' });
const put = (conditions: readonly Condition[]) => conditionProblem(conditions, FORM, TODAY);

describe('each refusal', () => {
  it.each<readonly [string, RegExp, () => unknown]>([
    ['organisation-kind', /health and social care/, () => drafted('r', FORM, company, NOW)],
    [
      'own-request',
      /another member decides/,
      () => mayNot('decide', named, request({ state: 'submitted', form: twoNames })),
    ],
    [
      'decided-already',
      /second member/,
      () => mayNot('decide', FIRST, request({ state: 'submitted', decisions: [decision] })),
    ],
    ['wrong-state', /waiting for the group/, () => mayNot('submit', ANALYST, SUBMITTED)],
    ['wrong-state', /still a draft/, () => mayNot('ask', ANALYST, request())],
    ['wrong-state', /is refused/, () => mayNot('build', actor('l', 'linkage-team'), request({ state: 'refused' }))],
    ['wrong-state', /not built yet/, () => mayNot('ask', ANALYST, approved())],
    ['wrong-state', /is built/, () => mayNot('submit', ANALYST, approved({ state: 'built' }))],
    ['wrong-state', /is open/, () => mayNot('submit', ANALYST, approved({ state: 'open' }))],
    ['wrong-state', /is ended/, () => mayNot('ask', ANALYST, approved({ state: 'ended' }))],
    ['not-for-your-role', /role/, () => mayNot('build', ANALYST, approved())],
    ['own-answer', /another person looks/, () => mayNotRelease(FIRST, approved({ state: 'open' }), FIRST.id)],
    ['reason', /why/, () => decided(SUBMITTED, FIRST, { decision: 'refuse', conditions: [] }, NOW)],
    ['condition-widens', /coarser/, () => put([precision('days-before-index')])],
    ['condition-widens', /columns away/, () => put([columns('practice')])],
    ['condition-widens', /less than 8/, () => put([{ kind: 'threshold', least: 1 }])],
    ['expiry', /12 months/, () => put([{ kind: 'expiry', on: '2030-01-01' }])],
    ['not-approved', /not approved/, () => notInForce(SUBMITTED, LAW, TODAY)],
    ['no-legal-basis', /legal basis/, () => notInForce(approved(), LAW, '2028-01-01')],
    ['expired', /Ask anew/, () => notInForce(approved({ expiresOn: TODAY }), LAW, '2026-11-30')],
    ['exception', /does not hold/, () => exceptionProblem({ ...FORM, exceptions: ['x'] }, LAW, TODAY)],
    ['objections-stale', /objected since/, () => staleObjections(at(null, 1), at(null, 2), LAW, TODAY)],
    ['objections-stale', /applies has changed/, () => staleObjections(at(null), at(TODAY), LAW, TODAY)],
    ['objections-stale', /too old/, () => staleObjections(at('2026-01-01'), at('2026-01-01'), LAW, TODAY)],
  ])('%s says what is wrong: %s', (code, words, refuse) => {
    const told = refuse() as Refusal;
    expect([told.code, told.rules.length]).toEqual([code, 1]);
    expect(told.message).toMatch(words);
  });
});

describe('an approval as builds and answers go by it', () => {
  it('says whether it lifts what people said', () => {
    expect(approvedOf(approved({ form: { ...FORM, exceptions: ['x'] } }))?.exception).toBe(true);
    expect(approvedOf(approved({ form: { ...FORM, exceptions: [] } }))?.exception).toBe(false);
  });

  it('is none while either of its days is not known', () => {
    expect([approvedOf(approved({ approvedOn: null })), approvedOf(approved({ expiresOn: null }))]).toEqual([
      null,
      null,
    ]);
  });

  it('is answered with a list of today', () => {
    expect(staleObjections(at(TODAY), at(TODAY), LAW, TODAY)).toBeNull();
  });

  it('begins with no decision', () => {
    expect(drafted('r', FORM, ANALYST, NOW)).toMatchObject({ decisions: [] });
  });
});
