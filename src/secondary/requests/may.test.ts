import { describe, expect, it } from 'vitest';
import { ANALYST, MEMBERS, actor, request } from '../../../tests/kits/secondary/requests';
import { REQUEST_ACTS, type RequestAct } from '../shapes/http';
import { SECONDARY_ROLES, STATES, type RequestState, type SecondaryRole } from '../shapes/request';
import { mayNot, mayNotBe, mayNotRelease, maySee } from './may';

/** Written out anew, not read from the table: who, and when. */
const MAY: Readonly<Record<RequestAct, readonly [SecondaryRole[], RequestState[]]>> = {
  submit: [['analyst'], ['draft']],
  decide: [['data-access-group'], ['submitted']],
  build: [['linkage-team'], ['approved', 'built', 'open']],
  ask: [['analyst'], ['built', 'open']],
  release: [['data-access-group'], ['built', 'open']],
  end: [
    ['analyst', 'data-access-group', 'linkage-team', 'key-custodian'],
    ['draft', 'submitted', 'approved', 'built', 'open'],
  ],
};

const ALL = REQUEST_ACTS.flatMap((act) =>
  SECONDARY_ROLES.flatMap((role) => STATES.map((state) => [act, role, state] as const)),
);

describe('who may do what', () => {
  it.each(ALL)('%s by %s of what is %s', (act, role, state) => {
    const one = request({ state });
    const who = role === 'analyst' ? ANALYST : actor('somebody', role);
    const [roles, states] = MAY[act];
    const expected = !roles.includes(role) ? 403 : states.includes(state) ? null : 409;
    expect(mayNot(act, who, one)?.status ?? null).toBe(expected);
    expect(mayNotBe(act, one) === null).toBe(states.includes(state));
  });

  it.each(REQUEST_ACTS)('%s is never done by an analyst who did not ask', (act) => {
    for (const state of STATES)
      expect(mayNot(act, actor('another', 'analyst'), request({ state }))).toMatchObject({ status: 403 });
  });

  it.each(REQUEST_ACTS)('%s says which row refuses it', (act) => {
    expect(mayNot(act, actor('x', 'opt-out-officer'), request())?.rules).toEqual(['RQ-10']);
    expect(mayNotBe(act, request({ state: 'refused' }))?.rules).toEqual(['RQ-10']);
  });
});

describe('who sees a request', () => {
  const sees = (role: SecondaryRole): readonly RequestState[] => {
    const who = role === 'analyst' ? ANALYST : actor('somebody', role);
    return STATES.filter((state) => maySee(who, request({ state })));
  };

  it('shows no draft to whoever decides, and nothing undecided to whoever builds', () => {
    expect(sees('analyst')).toEqual(STATES);
    expect(sees('data-access-group')).toEqual(STATES.filter((state) => state !== 'draft'));
    expect(sees('privacy-officer')).toEqual(sees('data-access-group'));
    expect(sees('linkage-team')).toEqual(['approved', 'built', 'open', 'ended']);
    expect(sees('key-custodian')).toEqual(sees('linkage-team'));
    expect(sees('opt-out-officer')).toEqual([]);
  });

  it('shows an analyst nobody else’s', () => {
    for (const state of STATES) expect(maySee(actor('another', 'analyst'), request({ state }))).toBe(false);
  });
});

describe('two persons', () => {
  const submitted = request({ state: 'submitted' });
  const [first, second] = MEMBERS;

  it('never lets whoever asked decide, in whatever role they come', () => {
    const asker = actor(ANALYST.id, 'data-access-group');
    expect(mayNot('decide', asker, submitted)).toMatchObject({ status: 403, rules: ['RQ-3'] });
  });

  it.each(['Ana Lyst', 'ANA  LYST', 'ana-lyst', 'Aná Lyst'])('never lets %s decide, who is named in it', (name) => {
    const named = actor('mem-9', 'data-access-group', { name });
    expect(mayNot('decide', named, submitted)).toMatchObject({ status: 403, rules: ['RQ-3'] });
  });

  it('never lets one member decide twice', () => {
    const decision = { by: first, at: '', decision: 'approve', conditions: [] } as const;
    const half = request({ state: 'submitted', decisions: [decision] });
    expect(mayNot('decide', first, half)).toMatchObject({ status: 403, rules: ['RQ-4'] });
    expect(mayNot('decide', second, half)).toBeNull();
    expect(mayNot('decide', first, { ...half, state: 'approved' })).toMatchObject({ status: 403, rules: ['RQ-4'] });
  });

  it('never lets whoever asked release, nor whoever is named', () => {
    const open = request({ state: 'open' });
    expect(mayNotRelease(first, open, ANALYST.id)).toBeNull();
    expect(mayNotRelease(first, open, first.id)).toMatchObject({ status: 403, rules: ['RQ-5'] });
    expect(mayNotRelease(actor(ANALYST.id, 'data-access-group'), open, 'x')).toMatchObject({ rules: ['RQ-5'] });
    const named = actor('mem-9', 'data-access-group', { name: 'Ana Lyst' });
    expect(mayNotRelease(named, open, ANALYST.id)).toMatchObject({ rules: ['RQ-5'] });
    expect(mayNotRelease(ANALYST, open, ANALYST.id)).toMatchObject({ status: 403, rules: ['RQ-10'] });
    expect(mayNotRelease(first, request({ state: 'ended' }), ANALYST.id)).toMatchObject({ status: 409 });
  });
});
