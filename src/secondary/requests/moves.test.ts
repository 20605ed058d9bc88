import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actor,
  ANALYST,
  approved,
  FORM,
  ICB,
  MEMBERS,
  NOW,
  request,
  TODAY,
} from '../../../tests/kits/secondary/requests';
import type { Condition } from '../shapes/approved';
import { BREAKDOWNS } from '../shapes/question';
import { ORGANISATION_KINDS, PRECISIONS, STATES } from '../shapes/request';
import { approvedOf } from './in-force';
import { monthsAfter } from './months';
import { decided, drafted, ended, opened, submitted, withDataSet } from './moves';
import { isRefusal, type StoredRequest } from './request';

const [FIRST, SECOND] = MEMBERS;
const SUBMITTED = request({ state: 'submitted' });
const APPROVE = { decision: 'approve', conditions: [] } as const;

function moved(next: ReturnType<typeof decided>): StoredRequest {
  if (isRefusal(next)) throw new Error(next.code);
  return next;
}

const byBoth = (
  one: Parameters<typeof decided>[2],
  other: Parameters<typeof decided>[2],
  of = SUBMITTED,
): StoredRequest => moved(decided(moved(decided(of, FIRST, one, NOW)), SECOND, other, NOW));

const BUILT = {
  manifest: { request: 'r-aaaaaaaaaa', digest: 'd', files: [] },
  registers: { place: 0, file: null, listOf: null },
  at: '2026-11-29T12:00:00.000Z',
} as const;

describe('a draft', () => {
  it.each(ORGANISATION_KINDS)('for a %s', (kind) => {
    const form = { ...FORM, people: { ...FORM.people, organisation: { ...ICB, kind } } };
    const permitted = ['icb', 'nhs-trust', 'gp-practice', 'council'].includes(kind);
    const ofForm = drafted('r-a', form, ANALYST, NOW);
    const ofUser = drafted('r-a', FORM, actor('ana', 'analyst', { organisation: { ...ICB, kind } }), NOW);
    for (const one of [ofForm, ofUser])
      expect(one).toMatchObject(permitted ? { state: 'draft', version: 1 } : { status: 403, rules: ['RQ-2'] });
  });

  it('is an analyst’s', () => {
    expect(drafted('r-a', FORM, FIRST, NOW)).toMatchObject({ status: 403, rules: ['RQ-10'] });
  });

  it('is submitted once', () => {
    const once = moved(submitted(request(), ANALYST, NOW));
    expect(once).toMatchObject({ state: 'submitted', version: 2, changedAt: '2026-11-29T12:00:00.000Z' });
    expect(submitted(once, ANALYST, NOW)).toMatchObject({ status: 409 });
  });
});

describe('a decision', () => {
  it('stands with the second member alone', () => {
    const half = moved(decided(SUBMITTED, FIRST, APPROVE, NOW));
    expect([half.state, half.approvedOn, half.version]).toEqual(['submitted', null, 2]);
    expect(decided(half, FIRST, APPROVE, NOW)).toMatchObject({ status: 403, rules: ['RQ-4'] });
    expect(moved(decided(half, SECOND, APPROVE, NOW))).toMatchObject({
      state: 'approved',
      approvedOn: TODAY,
      expiresOn: '2027-11-29',
    });
  });

  it.each([
    ['approve', 'refuse'],
    ['refuse', 'approve'],
    ['refuse', 'refuse'],
  ] as const)('%s, then %s: refused', (one, other) => {
    const next = byBoth(
      { decision: one, conditions: [], reason: 'x' },
      { decision: other, conditions: [], reason: 'x' },
    );
    expect([next.state, next.approvedOn, approvedOf(next)]).toEqual(['refused', null, null]);
  });

  it('that refuses needs a reason', () => {
    expect(decided(SUBMITTED, FIRST, { decision: 'refuse', conditions: [] }, NOW)).toMatchObject({ status: 400 });
  });

  it('is not taken by whoever asked', () => {
    expect(decided(SUBMITTED, actor('ana', 'data-access-group'), APPROVE, NOW)).toMatchObject({ rules: ['RQ-3'] });
  });

  it.each<readonly [string, Condition, string]>([
    ['finer dates', { kind: 'precision', precision: 'days-before-index' }, 'RQ-8'],
    ['a column more', { kind: 'columns', columns: ['ageBand', 'practice'] }, 'RQ-8'],
    ['smaller counts', { kind: 'threshold', least: 7 }, 'RQ-8'],
    ['a day gone by', { kind: 'expiry', on: '2026-11-28' }, 'RQ-9'],
    ['more than twelve months', { kind: 'expiry', on: '2027-11-30' }, 'RQ-9'],
  ])('cannot permit %s', (_what, condition, rule) => {
    const body = { decision: 'approve', conditions: [condition] } as const;
    expect(decided(SUBMITTED, FIRST, body, NOW)).toMatchObject({ status: 400, rules: [rule] });
  });

  it.each<readonly [string, Condition]>([
    ['as they were asked for', { kind: 'precision', precision: 'month' }],
    ['in part', { kind: 'columns', columns: ['ageBand'] }],
    ['at the least of the table', { kind: 'threshold', least: 8 }],
    ['for today', { kind: 'expiry', on: TODAY }],
    ['for twelve months', { kind: 'expiry', on: '2027-11-29' }],
    ['with words', { kind: 'other', words: 'Tell us in March' }],
  ])('may permit %s', (_what, condition) => {
    expect(isRefusal(decided(SUBMITTED, FIRST, { decision: 'approve', conditions: [condition] }, NOW))).toBe(false);
  });
});

describe('of the conditions of both members', () => {
  const condition = fc.oneof(
    fc.record({ kind: fc.constant('precision' as const), precision: fc.constantFrom(...PRECISIONS) }),
    fc.record({ kind: fc.constant('columns' as const), columns: fc.subarray([...BREAKDOWNS], { minLength: 1 }) }),
    fc.record({ kind: fc.constant('threshold' as const), least: fc.integer({ min: 0, max: 30 }) }),
    fc.record({ kind: fc.constant('expiry' as const), on: fc.constantFrom('2026-12-01', '2027-05-31', '2027-11-29') }),
  );
  const bodies = fc
    .array(condition, { maxLength: 4 })
    .map((conditions) => ({ decision: 'approve', conditions }) as const);

  it('all stand, and none widens what was asked for', () => {
    fc.assert(
      fc.property(bodies, bodies, (one, other) => {
        const half = decided(SUBMITTED, FIRST, one, NOW);
        const whole = isRefusal(half) ? half : decided(half, SECOND, other, NOW);
        if (isRefusal(whole)) return;
        const given = approvedOf(whole);
        if (given === null) throw new Error('not approved');
        const all = [...one.conditions, ...other.conditions];
        for (const column of [...given.data.columns, ...given.outputs.by]) expect(FORM.data.columns).toContain(column);
        for (const row of all) {
          if (row.kind === 'columns')
            expect(given.data.columns.every((column) => row.columns.includes(column))).toBe(true);
          if (row.kind === 'columns') expect(given.outputs.by.every((by) => row.columns.includes(by))).toBe(true);
          if (row.kind === 'precision')
            expect(PRECISIONS.indexOf(given.data.precision)).toBeLessThanOrEqual(PRECISIONS.indexOf(row.precision));
          if (row.kind === 'threshold') expect(given.least).toBeGreaterThanOrEqual(row.least);
          if (row.kind === 'expiry') expect(given.expiresOn <= row.on).toBe(true);
        }
        expect(PRECISIONS.indexOf(given.data.precision)).toBeLessThanOrEqual(PRECISIONS.indexOf('month'));
        expect(given.least).toBeGreaterThanOrEqual(8);
      }),
    );
  });

  it('where there are none, what was asked for stands', () => {
    const given = approvedOf(byBoth(APPROVE, APPROVE));
    expect(given).toEqual({
      id: 'r-aaaaaaaaaa',
      form: FORM,
      data: FORM.data,
      outputs: FORM.outputs,
      conditions: [],
      least: 8,
      expiresOn: '2027-11-29',
      exception: false,
    });
  });
});

describe('what is built', () => {
  it.each(STATES)('of what is %s', (state) => {
    const next = withDataSet(approved({ state }), BUILT, NOW);
    if (!['approved', 'built', 'open'].includes(state)) expect(next).toMatchObject({ status: 409 });
    else expect(next).toMatchObject({ state: state === 'open' ? 'open' : 'built', built: BUILT });
  });

  it('is open with its first answer, and says so once', () => {
    const built = approved({ state: 'built', built: BUILT });
    expect(opened(built, NOW)).toMatchObject({ state: 'open', version: 2 });
    expect(opened(approved({ state: 'open' }), NOW)).toBeNull();
    expect(opened(approved({ state: 'ended' }), NOW)).toBeNull();
  });

  it('is gone with its end, and its entry stays', () => {
    const next = moved(ended(approved({ state: 'open', built: BUILT }), NOW));
    expect(next).toMatchObject({ state: 'ended', built: null, endedOn: TODAY, approvedOn: TODAY });
    expect(ended(next, NOW)).toMatchObject({ status: 409 });
  });
});

describe('months after a day', () => {
  it.each([
    ['2026-11-29', 12, '2027-11-29'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-01-31', 0, '2026-01-31'],
    ['2026-01-15', 11, '2026-12-15'],
    ['2026-01-15', 13, '2027-02-15'],
  ])('%s and %i months are %s', (day, months, after) => {
    expect(monthsAfter(day, months)).toBe(after);
  });
});
