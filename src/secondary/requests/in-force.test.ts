import { describe, expect, it } from 'vitest';
import { approved, FORM, LAW, request, TODAY } from '../../../tests/kits/secondary/requests';
import { exceptionProblem, notInForce, staleObjections, type Exception } from './in-force';

const NOTICE: Exception = {
  id: 'copi-3',
  basis: 'COPI Regulation 3 notice',
  from: '2026-11-01',
  to: '2026-12-31',
  purposes: ['prevention'],
  signedBy: ['Carla Keys', 'Colin Keys'],
};
const CITING = { ...FORM, exceptions: ['copi-3'] };

describe('an approval', () => {
  it('holds on its first and on its last day', () => {
    for (const today of [TODAY, '2027-11-29']) expect(notInForce(approved(), LAW, today)).toBeNull();
  });

  it.each(['2026-11-28', '2027-11-30'])('does not hold on %s', (today) => {
    expect(notInForce(approved(), LAW, today)).toMatchObject({ status: 403, code: 'expired', rules: ['RQ-9'] });
  });

  it.each([
    ['has ended', { from: '2026-01-01', to: '2026-11-28' }],
    ['begins tomorrow', { from: '2026-11-30', to: '2027-11-30' }],
    ['has no end that can be read', { from: '2026-01-01', to: '' }],
    ['has no beginning that can be read', { from: 'always', to: '2027-11-30' }],
    ['has a beginning that is empty', { from: '', to: '2027-11-30' }],
    ['is said never to end', { from: '2026-01-01', to: 'never' }],
    ['ends on a day that there is not', { from: '2026-01-01', to: '2027-02-30' }],
  ])('is nothing where the legal basis %s', (_how, dates) => {
    const law = { ...LAW, legalBasis: { reference: 'x', ...dates } };
    expect(notInForce(approved(), law, TODAY)).toMatchObject({ status: 403, rules: ['RQ-6'] });
  });

  it.each([
    ['first', { from: TODAY, to: '2027-01-01' }],
    ['last', { from: '2026-01-01', to: TODAY }],
  ])('holds on the %s day of the legal basis', (_which, dates) => {
    expect(notInForce(approved(), { ...LAW, legalBasis: { reference: 'x', ...dates } }, TODAY)).toBeNull();
  });

  it('holds on no day that cannot be read', () => {
    for (const today of ['', '2026-11-31', '2026-12'])
      expect(notInForce(approved(), LAW, today)).toMatchObject({ status: 403, rules: ['RQ-6'] });
  });

  it('is none before two members gave it', () => {
    expect(notInForce(request({ state: 'submitted' }), LAW, TODAY)).toMatchObject({ status: 409, rules: ['RQ-10'] });
    expect(notInForce(approved({ approvedOn: null }), LAW, TODAY)).toMatchObject({ status: 409 });
    expect(notInForce(approved({ expiresOn: null }), LAW, TODAY)).toMatchObject({ status: 409 });
  });

  it('falls with the exception that it cites', () => {
    expect(notInForce(approved({ form: CITING }), LAW, TODAY)).toMatchObject({ rules: ['RQ-7'] });
    expect(notInForce(approved({ form: CITING }), { ...LAW, exceptions: [NOTICE] }, TODAY)).toBeNull();
  });
});

describe('a legal exception', () => {
  const problem = (changes: Partial<Exception>, today = TODAY) =>
    exceptionProblem(CITING, { ...LAW, exceptions: [{ ...NOTICE, ...changes }] }, today);

  it('holds inside its dates, the first and the last among them', () => {
    for (const today of ['2026-11-01', TODAY, '2026-12-31']) expect(problem({}, today)).toBeNull();
  });

  it.each<readonly [string, Partial<Exception>]>([
    ['is another', { id: 'copi-4' }],
    ['has ended', { to: '2026-11-28' }],
    ['has not begun', { from: '2026-11-30' }],
    ['is for another purpose', { purposes: ['planning', 'population-health'] }],
    ['is signed by one', { signedBy: ['Carla Keys'] }],
    ['is signed by one twice', { signedBy: ['Carla Keys', ' carla keys'] }],
    ['is signed by one and nobody', { signedBy: ['Carla Keys', ' '] }],
  ])('lifts nothing where it %s', (_how, changes) => {
    expect(problem(changes)).toMatchObject({ status: 403, code: 'exception', rules: ['RQ-7'] });
  });

  it('must hold, each that is cited', () => {
    const form = { ...FORM, exceptions: ['copi-3', 'copi-9'] };
    expect(exceptionProblem(form, { ...LAW, exceptions: [NOTICE] }, TODAY)).toMatchObject({ rules: ['RQ-7'] });
    expect(exceptionProblem(FORM, LAW, TODAY)).toBeNull();
  });
});

describe('the objections that a data set was built with', () => {
  const built = { place: 4, file: 'abc', listOf: '2026-11-25' };
  const stale = (
    now: Partial<typeof built>,
    was: Partial<Record<keyof typeof built, string | number | null>> = {},
    today = TODAY,
  ) => staleObjections({ ...built, ...was } as typeof built, { ...built, ...now }, LAW, today);

  it('do for seven days, and not for eight', () => {
    expect(stale({})).toBeNull();
    expect(stale({}, {}, '2026-12-02')).toBeNull();
    expect(stale({}, {}, '2026-12-03')).toMatchObject({ status: 409, code: 'objections-stale', rules: ['OB-3'] });
  });

  it.each([
    ['somebody opts out at our desk', { place: 5 }],
    ['the register was put back to an earlier day', { place: 3 }],
    ['the file of opt-outs is another', { file: 'abd' }],
    ['the file of opt-outs is gone', { file: null as never }],
  ])('are stale at once where %s', (_how, now) => {
    expect(stale(now)).toMatchObject({ status: 409, code: 'objections-stale', rules: ['OB-1'] });
  });

  it('are as good with a newer list at hand, and stale with an older one', () => {
    expect(stale({ listOf: '2026-11-28' })).toBeNull();
    expect(stale({ listOf: '2026-11-24' })).toMatchObject({ rules: ['OB-3'] });
  });

  it('are stale where the national opt-out applies now and did not then, or the reverse', () => {
    expect(stale({}, { listOf: null })).toMatchObject({ rules: ['OB-3'] });
    expect(stale({ listOf: null as never })).toMatchObject({ rules: ['OB-3'] });
    expect(stale({ listOf: null as never }, { listOf: null })).toBeNull();
  });

  it.each(['', 'yesterday', '2026-11-30', '2026-02-30'])('are stale where their day is “%s”', (listOf) => {
    expect(stale({ listOf }, { listOf })).toMatchObject({ rules: ['OB-3'] });
  });
});
