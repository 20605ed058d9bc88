/** Does a session by CIS2 hold the one role that was chosen, everywhere, and is another chosen at CIS2 alone? */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAuditEvent } from '../../src/domain/audit';
import type { Gateway } from '../../src/gateway/call';
import { oidcSignIn, type SignIn } from './sign-in';
import { auditedIn } from '../../tests/kits/gateway/audited';
import { CIS2_IDENTITY, PLACES, role } from '../../tests/kits/server/cis2';
import { SECRET_AUTH, startIssuer, type Issuer } from '../../tests/kits/server/issuer';
import { memoryLogouts } from '../../tests/kits/server/memory-logouts';
import {
  askAt,
  cookieFrom,
  gatewayFor,
  identityFor,
  KEYS,
  onward,
  pageAsks,
  sessionOf,
} from '../../tests/kits/server/oidc-gateway';

const ROLE_URL = '/api/identity/login?prompt=login';
let issuer: Issuer;
let gateway: Gateway;
let signIn: SignIn;
let logged: string[] = [];

beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.close());
beforeEach(() => {
  logged = [];
  const roles = [role('1001', 'Y00101', 'R8000'), role('1002', 'RVJ', 'R0001')];
  issuer.said = { sub: 's-1', acr: 'AAL3', selected_roleid: '1001', sid: 'at-cis2' };
  issuer.info = { nhsid_useruid: '555', name: 'PATEL Asha', nhsid_nrbac_roles: roles };
  issuer.asked.length = 0;
  gateway = gatewayFor(identityFor(issuer.origin), Date.now, logged, ROLE_URL);
  const identity = { ...CIS2_IDENTITY, issuer: issuer.origin };
  signIn = oidcSignIn({
    identity,
    clientAuth: () => SECRET_AUTH,
    organisations: () => PLACES,
    gateway,
    keys: KEYS,
    logouts: memoryLogouts(gateway.ports.stores),
  });
});

async function cameBack(query = '', session = ''): Promise<Response> {
  const { path, cookie } = await onward(await askAt(signIn, `/api/identity/login${query}`, session));
  return askAt(signIn, path, cookie, 'text/html');
}

describe('somebody who is GP at one organisation and privacy officer at another, and chose the GP', () => {
  it('is the GP there, and nothing else, in session, audit and desks', async () => {
    const signedIn = await cameBack();
    const session = cookieFrom(signedIn, '__Host-wp-session');
    const organisation = { ods: 'Y00101', name: 'Parkside Medical Centre', region: 'QMJ' };
    expect((await pageAsks(gateway, session, 'GET', '/api/session')).body).toMatchObject({
      user: { id: '555', name: 'PATEL Asha' },
      role: 'gp',
      roles: ['gp'],
      organisation,
      memberships: [{ role: 'gp', organisation }],
      roleUrl: ROLE_URL,
    });
    expect((await pageAsks(gateway, session, 'POST', '/api/audit/search', {})).status).toBe(403);
    const told = (await auditedIn(gateway.ports.stores, { userId: '555' })).map(readAuditEvent);
    expect(new Set(told.map((one) => `${one.role} ${String(one.details['ods'])}`))).toEqual(new Set(['GP Y00101']));
    expect((await sessionOf(gateway, signedIn))?.vouched).toMatchObject({
      subject: 's-1',
      sid: 'at-cis2',
      sdsUserId: '555',
      roleProfile: '1001',
    });
  });

  it('is told to choose another role at CIS2, whatever a page asks for, and stays who they are', async () => {
    const session = cookieFrom(await cameBack(), '__Host-wp-session');
    for (const asked of [{ role: 'privacy-officer' }, { role: 'gp' }, { role: 'gp', organisation: 'RVJ' }, 5]) {
      const { status, body } = await pageAsks(gateway, session, 'POST', '/api/session/role', asked);
      expect([status, body['roleUrl']]).toEqual([409, ROLE_URL]);
    }
    expect((await pageAsks(gateway, session, 'GET', '/api/session')).body['role']).toBe('gp');
  });

  it('is the privacy officer once that was chosen anew, and the session as GP is over', async () => {
    const before = await cameBack();
    issuer.said = { ...issuer.said, selected_roleid: '1002' };
    const after = await cameBack('?prompt=login', cookieFrom(before, '__Host-wp-session'));
    expect(issuer.asked[0]?.get('prompt')).toBe('login');
    expect((await sessionOf(gateway, after))?.membership).toMatchObject({
      role: 'privacy-officer',
      organisation: { ods: 'RVJ', region: 'QUY' },
    });
    expect(await sessionOf(gateway, before)).toBeNull();
  });
});

it.each([
  ['none was chosen', { selected_roleid: undefined }, 'role-not-selected', 'none was chosen'],
  ['it is not held', { selected_roleid: '9' }, 'roles-not-read', 'not among those that are held'],
  ['it was too weak', { acr: 'AAL1_USERPASS' }, 'sign-in-too-weak', 'not accepted'],
])('nobody is signed in where %s', async (_why, said, code, cause) => {
  issuer.said = { ...issuer.said, ...said };
  expect((await cameBack()).headers.get('location')).toBe(`/#sign-in=${code}`);
  expect(logged).toEqual([expect.stringContaining(cause)]);
});

it('asks CIS2 for the role, the organisations and the strength', async () => {
  await cameBack();
  expect(issuer.asked[0]?.get('scope')).toBe('openid profile nationalrbacaccess associatedorgs selectedrole');
  expect(issuer.asked[0]?.get('acr_values')).toBe('AAL2_OR_AAL3_ANY');
});
