/** Is a role held at its organisation and nowhere else: in switching, region, relationship, audit and what is open? */
import { describe, expect, it } from 'vitest';
import { readAuditEvent } from '../../domain/audit';
import { ODS_ORGANISATION } from '../../domain/code-systems';
import {
  FAR,
  FORM,
  HOME,
  open,
  read,
  replyOf,
  tryOpening,
  world,
  type Answered,
  type Ask,
  type Change,
  type World,
} from '../../../tests/kits/gateway/gateway';
import type { User } from '../config';
import { bundle, NUMBER, patient, provider } from '../../../tests/kits/gateway/fake-server';
import type { Session } from '../ports';
import { isSoundSession } from './membership';
import { auditedIn } from '../../../tests/kits/gateway/audited';

const PRACTICE = { ods: 'Y00101', name: 'Parkside Medical Centre', region: 'QMJ' };
const LENA: User = {
  id: 'lena',
  name: 'Lena Ito',
  memberships: [
    { role: 'gp', organisation: FAR },
    { role: 'gp', organisation: PRACTICE },
    { role: 'privacy-officer', organisation: HOME },
    { role: 'hospital-clinician', organisation: HOME },
  ],
};

const place = (change: Change = {}): World => world({ ...change, users: [LENA] });
const become = (ask: Ask, role: string, organisation?: string): Promise<Answered> =>
  ask('POST', '/api/session/role', { role, ...(organisation === undefined ? {} : { organisation }) });
const worn = async (ask: Ask): Promise<unknown> => {
  const { body } = await ask('GET', '/api/session');
  return [body['role'], body['organisation']];
};

describe('a stored session', () => {
  const stored = (role: string) => {
    const membership = { role, organisation: HOME };
    return { membership, user: { id: 'hana', name: 'Hana Reyes', memberships: [membership] } };
  };
  const { policy } = place();
  const brought = { ...policy, roles: [...policy.roles, { id: 'hospice-nurse', name: 'Hospice nurse' }] };

  it('in a role that the policy no longer knows is worn by nobody', () => {
    expect(isSoundSession(brought as typeof policy, stored('hospice-nurse'))).toBe(true);
    expect(isSoundSession(policy, stored('hospice-nurse'))).toBe(false);
    expect(isSoundSession(policy, stored('gp'))).toBe(true);
    expect(isSoundSession(policy, stored('privacy-officer'))).toBe(true);
  });
});

describe('a session', () => {
  it('starts with the first role, where that is held, and names all that may be switched to', async () => {
    const ask = await place().signIn('lena');
    expect((await ask('GET', '/api/session')).body).toMatchObject({
      role: 'gp',
      organisation: FAR,
      roles: ['gp', 'privacy-officer', 'hospital-clinician'],
      memberships: LENA.memberships,
    });
  });

  it.each<[string, string, string | undefined, number, unknown]>([
    ['a role held at one organisation', 'privacy-officer', undefined, 200, ['privacy-officer', HOME]],
    ['a role with its organisation', 'gp', PRACTICE.ods, 200, ['gp', PRACTICE]],
    ['the same role where it is worn', 'gp', FAR.ods, 200, ['gp', FAR]],
    ['a role held at two, without saying which', 'gp', undefined, 400, ['gp', FAR]],
    ['a role at an organisation of another role', 'privacy-officer', FAR.ods, 403, ['gp', FAR]],
    ['a role at an organisation of nobody', 'gp', 'RXXXX', 403, ['gp', FAR]],
    ['a role that is not held', 'pharmacist', undefined, 403, ['gp', FAR]],
    ['a role that is not held, where another is', 'pharmacist', HOME.ods, 403, ['gp', FAR]],
    ['an organisation that is no text', 'gp', '', 400, ['gp', FAR]],
  ])('asked for %s is at both or at none of what was asked', async (_what, role, organisation, status, expected) => {
    const ask = await place().signIn('lena');
    expect((await become(ask, role, organisation)).status).toBe(status);
    expect(await worn(ask)).toEqual(expected);
  });

  it('is told which organisation to name where there are several', async () => {
    const { body } = await become(await place().signIn('lena'), 'gp');
    expect(body).toEqual({
      error: { code: 'which-organisation', message: expect.stringContaining('more than one organisation') as string },
    });
  });

  it.each<[string, (session: Session) => unknown]>([
    [
      'that an earlier release stored',
      ({ user: { id, name }, ...rest }) => ({
        ...rest,
        membership: undefined,
        role: 'gp',
        user: { id, name, role: 'gp', roles: ['gp', 'privacy-officer'], organisation: FAR },
      }),
    ],
    [
      'whose role is held elsewhere',
      (session) => ({ ...session, membership: { role: 'privacy-officer', organisation: FAR } }),
    ],
    [
      'whose organisation is in another region than it was',
      (session) => ({ ...session, membership: { role: 'gp', organisation: { ...FAR, region: 'QMJ' } } }),
    ],
    ['without any role', (session) => ({ ...session, user: { ...session.user, memberships: [] } })],
    ['that is only half of one', ({ id }) => ({ id })],
  ])('%s is nobody’s: it ends, with every record it held open', async (_what, stored) => {
    const here = place();
    const ask = await here.signIn('lena');
    const access = await open(ask);
    const id = 'id-00000000000000000001';
    const session = await here.stores.sessions.get(id);
    if (session === null) throw new Error('nobody is signed in');
    await here.stores.sessions.replace({ ...(stored(session) as Session), id });
    expect((await ask('GET', '/api/session')).body).toEqual({ signedIn: false });
    expect((await read(ask, access)).status).toBe(401);
    expect([await here.stores.sessions.get(id), await here.stores.accesses.get(access)]).toEqual([null, null]);
  });
});

describe('the organisation of the role that is worn, and no other, decides', () => {
  const gp = provider({ id: 'gp', ods: PRACTICE.ods, setting: 'gp', region: 'QMJ' });

  it('the region that an opt-out is judged by', async () => {
    const here = place({ providers: [gp] });
    expect((await (await here.signIn('oscar'))('POST', '/api/opt-outs', FORM)).status).toBe(201);
    const ask = await here.signIn('lena');
    const access = await open(ask);
    expect((await read(ask, access, 'gp')).status).toBe(200);
    await become(ask, 'gp', PRACTICE.ods);
    expect((await tryOpening(ask)).body).toMatchObject({ outcome: 'opted-out' });
    await become(ask, 'hospital-clinician');
    expect((await tryOpening(ask)).body).toMatchObject({ outcome: 'opted-out' });
    await become(ask, 'gp', FAR.ods);
    await open(ask);
  });

  it('the region that an opt-out is judged by while a record is open', async () => {
    const here = place({ providers: [gp] });
    const ask = await here.signIn('lena');
    const oscar = await here.signIn('oscar');
    await become(ask, 'gp', PRACTICE.ods);
    const access = await open(ask);
    expect((await oscar('POST', '/api/opt-outs', FORM)).status).toBe(201);
    expect((await read(ask, access, 'gp')).status).toBe(404);
    expect((await ask('POST', `/api/records/${access}/prints`, { what: 'summary' })).status).toBe(404);
  });

  it('who is registered with the user’s own practice', async () => {
    const here = place();
    here.replies.set('pds.test', () =>
      replyOf(
        bundle([patient({ generalPractitioner: [{ identifier: { system: ODS_ORGANISATION, value: PRACTICE.ods } }] })]),
      ),
    );
    const ask = await here.signIn('lena');
    const found: unknown[] = [(await tryOpening(ask)).body['relationship']];
    for (const [role, ods] of [
      ['gp', PRACTICE.ods],
      ['hospital-clinician', HOME.ods],
    ] as const) {
      await become(ask, role, ods);
      found.push((await tryOpening(ask)).body['relationship']);
    }
    expect(found).toEqual(['self-claimed', 'registered', 'self-claimed']);
  });

  it('who is in care at the user’s own organisation', async () => {
    const here = place({ providers: [provider({ ods: HOME.ods })] });
    const seen = {
      resourceType: 'Encounter',
      id: 'e',
      status: 'in-progress',
      class: { code: 'AMB' },
      subject: { reference: 'Patient/p1' },
      period: { start: '2025-10-01' },
    };
    here.replies.set('$everything', () => replyOf(bundle([patient(), seen])));
    const ask = await here.signIn('lena');
    expect((await tryOpening(ask)).body['relationship']).toBe('self-claimed');
    await become(ask, 'hospital-clinician');
    expect((await tryOpening(ask)).body['relationship']).toBe('in-care');
  });

  it('what the audit and the privacy officer are told', async () => {
    const here = place();
    const ask = await here.signIn('lena');
    await open(ask);
    await become(ask, 'gp', PRACTICE.ods);
    await open(ask);
    await become(ask, 'gp');
    const lines = (await auditedIn(here.stores, { userId: 'lena' })).map(readAuditEvent);
    expect(
      lines.map(({ action, succeeded, role, organisation, details }) => [
        action,
        succeeded,
        role,
        organisation,
        details['ods'],
        details['to ods'],
      ]),
    ).toEqual([
      ['Signed in', true, 'GP', FAR.name, FAR.ods, undefined],
      ['Opened the record', true, 'GP', FAR.name, FAR.ods, undefined],
      ['Changed role', true, 'GP', FAR.name, FAR.ods, PRACTICE.ods],
      ['Opened the record', true, 'GP', PRACTICE.name, PRACTICE.ods, undefined],
      ['Changed role', false, 'GP', PRACTICE.name, PRACTICE.ods, undefined],
    ]);
    const told = (await here.stores.alerts.list()).map(({ text }) => /\(GP, (.*?)\)/.exec(text)?.[1]);
    expect(told).toEqual([PRACTICE.name, FAR.name]);
  });

  it('what is open: a record opened in the same role elsewhere is closed, also one that was still being opened', async () => {
    const here = place();
    let letGo: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const ask = await here.signIn('lena');
    const before = await open(ask);
    here.replies.set('pds.test', async () => {
      await gate;
      return replyOf(bundle([patient()]));
    });
    const opening = tryOpening(ask);
    await become(ask, 'gp', PRACTICE.ods);
    letGo();
    const late = (await opening).body['access'];
    expect(typeof late).toBe('string');
    expect(await here.stores.accesses.get(String(late))).toMatchObject({
      membership: { organisation: FAR },
      nhsNumber: NUMBER,
    });
    for (const access of [before, String(late)]) expect((await read(ask, access)).status).toBe(404);
  });

  it('what is new since the user last looked: another organisation has not looked yet', async () => {
    const here = place();
    const ask = await here.signIn('lena');
    const since = async (): Promise<unknown> => {
      const access = await open(ask);
      await read(ask, access);
      const { body } = await ask('GET', `/api/records/${access}/changes`);
      return (body['providers'] as readonly { readonly since: unknown }[])[0]?.since;
    };
    await since();
    here.now += 60_000;
    expect(await since()).not.toBeNull();
    await become(ask, 'gp', PRACTICE.ods);
    expect(await since()).toBeNull();
  });
});
