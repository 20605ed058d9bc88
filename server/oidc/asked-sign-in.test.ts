/** Does a sign-in lead where it was asked to, unseen where that may be, and keep how the provider vouched, sealed? */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Gateway } from '../../src/gateway/call';
import { openToken } from '../keys/sealed-token';
import { oidcSignIn, type SignIn } from './sign-in';
import { SECRET_AUTH, startIssuer, type Issuer } from '../../tests/kits/server/issuer';
import { memoryLogouts } from '../../tests/kits/server/memory-logouts';
import {
  askAt,
  cookieFrom,
  gatewayFor,
  GP,
  identityFor,
  KEYS,
  onward,
  OURS,
  sessionOf,
} from '../../tests/kits/server/oidc-gateway';

let issuer: Issuer;
let gateway: Gateway;
let signIn: SignIn;
let logged: string[] = [];

const ask = (path: string, cookie = '', accept = '*/*'): Promise<Response> => askAt(signIn, path, cookie, accept);

beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.close());
beforeEach(() => {
  issuer.said = { ...GP, sid: 'session-at-the-provider' };
  issuer.refuses = null;
  issuer.asked.length = 0;
  logged = [];
  const identity = identityFor(issuer.origin);
  gateway = gatewayFor(identity, Date.now, logged);
  signIn = oidcSignIn({
    identity,
    clientAuth: () => SECRET_AUTH,
    gateway,
    keys: KEYS,
    logouts: memoryLogouts(gateway.ports.stores),
  });
});

describe('a sign-in that was asked for', () => {
  it('leads to the launch, and to the first page otherwise', async () => {
    for (const [query, place] of [
      ['?next=launch', '/launch/opening'],
      ['', '/'],
    ] as const) {
      const { path, cookie } = await onward(await ask(`/api/identity/login${query}`));
      expect((await ask(path, cookie)).headers.get('location')).toBe(place);
    }
  });

  it.each([
    'next=https://evil.example',
    'next=/launch/opening',
    'next=//evil.example',
    'next=',
    'next=toString',
    'next=launch&next=launch',
    'prompt=consent',
    'prompt=none%20login',
    'prompt=',
    'prompt=none&prompt=login',
    'login_hint=',
    `login_hint=${'a'.repeat(257)}`,
    'login_hint=a%0Ab',
  ])('is refused whole with %s, and nobody is sent anywhere', async (query) => {
    const answer = await ask(`/api/identity/login?${query}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
    expect(issuer.asked).toEqual([]);
  });

  it('hands prompt and hint on to the provider, and neither where there is none', async () => {
    await onward(await ask('/api/identity/login?prompt=none&login_hint=asha%40nhs.net'));
    expect([issuer.asked[0]?.get('prompt'), issuer.asked[0]?.get('login_hint')]).toEqual(['none', 'asha@nhs.net']);
    await onward(await ask('/api/identity/login'));
    expect([issuer.asked[0]?.get('prompt'), issuer.asked[0]?.get('login_hint')]).toEqual([null, null]);
  });

  it.each(['login_required', 'interaction_required', 'consent_required', 'account_selection_required'])(
    'unseen, becomes one that is seen once the provider answers %s, and leads to the same place',
    async (error) => {
      issuer.refuses = error;
      const unseen = await onward(await ask('/api/identity/login?next=launch&prompt=none&login_hint=asha'));
      const again = await ask(unseen.path, unseen.cookie);
      expect(again.status).toBe(302);
      issuer.refuses = null;
      const seen = await onward(again);
      expect(issuer.asked.map((query) => query.get('prompt'))).toEqual([null, 'none']);
      expect(issuer.asked[0]?.get('login_hint')).toBe('asha');
      expect((await ask(seen.path, seen.cookie)).headers.get('location')).toBe('/launch/opening');
      expect(logged).toEqual([]);
    },
  );

  it('that is seen is refused where the provider says the same again: it goes round no second time', async () => {
    issuer.refuses = 'login_required';
    const unseen = await onward(await ask('/api/identity/login?prompt=none'));
    const seen = await onward(await ask(unseen.path, unseen.cookie));
    expect((await ask(seen.path, seen.cookie)).status).toBe(403);
  });

  it('unseen, is refused where the provider says anything else, or somebody else says it', async () => {
    issuer.refuses = 'access_denied';
    const denied = await onward(await ask('/api/identity/login?prompt=none'));
    expect((await ask(denied.path, denied.cookie)).status).toBe(403);
    issuer.refuses = 'login_required';
    const unseen = await onward(await ask('/api/identity/login?prompt=none'));
    const forged = unseen.path.replace(/state=[^&]*/, 'state=other');
    expect((await ask(forged, unseen.cookie)).status).toBe(400);
  });
});

describe('a sign-in that is renewed', () => {
  const begun = async (query = '', cookie = ''): Promise<{ path: string; cookie: string }> => {
    const request = new Request(`${OURS}/api/identity/login${query}`, { headers: { cookie } });
    return onward((await signIn.answer(request)) ?? new Response());
  };
  /** Signs in with a record open, and renews as `issuer.said` is by then; what is there afterwards. */
  async function renewed(query: string, then: () => void, accept = '*/*') {
    const first = await begun();
    const signedIn = await ask(first.path, first.cookie);
    const before = await sessionOf(gateway, signedIn);
    if (before === null) throw new Error('nobody is signed in');
    const { accesses, sessions } = gateway.ports.stores;
    await accesses.put({ id: 'a'.repeat(48), sessionId: before.id, expiresAt: Date.now() + 60_000 } as never);
    then();
    const second = await begun(query, cookieFrom(signedIn, '__Host-wp-session'));
    issuer.refuses = null;
    let answer = await ask(second.path, second.cookie, accept);
    if (answer.headers.get('location')?.startsWith(issuer.origin) === true) {
      const seen = await onward(answer);
      answer = await ask(seen.path, seen.cookie);
    }
    const open = await accesses.ofSession(before.id);
    return { before, after: await sessionOf(gateway, answer), answer, open: open.length, all: await sessions.list() };
  }
  const RENEW = '?next=record&prompt=none';

  it.each([
    ['unseen', null],
    ['seen, where it must be', 'login_required'],
  ])('goes on in the same session with what it holds open, vouched for anew: %s', async (_how, error) => {
    const { before, after, answer, open, all } = await renewed(RENEW, () => {
      issuer.refuses = error;
      issuer.said = { ...GP, sid: 'another' };
    });
    expect(answer.headers.get('location')).toBe('/record');
    expect([after?.id, after?.startedAt, open, all.length]).toEqual([before.id, before.startedAt, 1, 1]);
    expect(after?.vouched?.sid).toBe('another');
    expect(after?.vouched?.sealedIdToken).not.toBe(before.vouched?.sealedIdToken);
  });

  it.each<[string, string, Record<string, unknown>]>([
    ['somebody else comes back', RENEW, { ...GP, sub: 'u-2' }],
    ['the role is another', RENEW, { ...GP, nrbac_roles: [{ role_code: 'R8001' }] }],
    ['the organisation is another', RENEW, { ...GP, org: { ods: 'RNG01', name: 'North', region: 'QMJ' } }],
    ['it was not to be renewed', '', GP],
  ])('ends what was before where %s', async (_what, query, said) => {
    const { before, after, open, all } = await renewed(query, () => {
      issuer.said = said;
    });
    expect([open, all.length]).toEqual([0, 1]);
    expect(after?.id).not.toBe(before.id);
  });

  it('that is declined leaves all as it was, and leads back to the record', async () => {
    const { before, answer, open, all } = await renewed(
      RENEW,
      () => {
        issuer.refuses = 'access_denied';
      },
      'text/html',
    );
    expect(answer.headers.get('location')).toBe('/record#sign-in=sign-in-declined');
    expect([open, all.map(({ id }) => id)]).toEqual([1, [before.id]]);
  });

  it('is an ordinary one where the session has ended meanwhile', async () => {
    const first = await begun();
    const signedIn = await ask(first.path, first.cookie);
    const before = await sessionOf(gateway, signedIn);
    const second = await begun(RENEW, cookieFrom(signedIn, '__Host-wp-session'));
    await gateway.ports.stores.sessions.remove(before?.id ?? '');
    const after = await sessionOf(gateway, await ask(second.path, second.cookie));
    expect(after?.id).not.toBe(before?.id);
    expect(after).not.toBeNull();
  });
});

describe('the session keeps how the provider vouched', () => {
  it('with its own name of the session, and the ID token sealed', async () => {
    const { path, cookie } = await onward(await ask('/api/identity/login'));
    const session = await sessionOf(gateway, await ask(path, cookie));
    expect(session?.vouched).toMatchObject({ issuer: issuer.origin, subject: 'u-1', sid: 'session-at-the-provider' });
    const sealed = session?.vouched?.sealedIdToken ?? '';
    expect(sealed).not.toContain('eyJ');
    const owner = { issuer: issuer.origin, subject: 'u-1', kind: 'id-token' } as const;
    expect(openToken(KEYS, owner, sealed)).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(JSON.stringify(await gateway.ports.stores.audit.search({}, { count: 10 }))).not.toContain(sealed);
  });

  it('and no name where the provider gives none', async () => {
    issuer.said = GP;
    const { path, cookie } = await onward(await ask('/api/identity/login'));
    expect((await sessionOf(gateway, await ask(path, cookie)))?.vouched).not.toHaveProperty('sid');
  });
});

it('ends the session that this browser had when the sign-in began, though its cookie does not come back', async () => {
  const first = await onward(await ask('/api/identity/login'));
  const signedIn = await ask(first.path, first.cookie);
  const before = await sessionOf(gateway, signedIn);
  const begun = await signIn.answer(
    new Request(`${OURS}/api/identity/login`, { headers: { cookie: cookieFrom(signedIn, '__Host-wp-session') } }),
  );
  const second = await onward(begun ?? new Response());
  await ask(second.path, second.cookie);
  expect(await gateway.ports.stores.sessions.get(before?.id ?? '')).toBeNull();
  expect(await gateway.ports.stores.sessions.list()).toHaveLength(1);
});
