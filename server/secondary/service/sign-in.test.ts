// @vitest-environment node
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CLIENT, SECRET, startIssuer, type Issuer } from '../../../tests/kits/server/issuer';
import { program, type Program } from '../../../tests/kits/secondary/program';
import type { OidcIdentity } from '../config/shape';
import { actorOf } from './claims';
import { oidcSignIn } from './sign-in';

const ORIGIN = 'http://groups.test';
const SAID = {
  sub: 'u-1',
  name: 'Tomi Adeyemi',
  groups: ['analysts'],
  organisation_ods: 'QMJ',
  organisation_name: 'North Central London ICB',
  organisation_kind: 'icb',
};

const identityAt = (issuer: string, clientSecretFile: string | null): OidcIdentity => ({
  mode: 'oidc',
  issuer,
  clientId: CLIENT,
  clientSecretFile,
  scope: 'openid profile',
  userId: 'sub',
  roles: [
    { claim: 'groups', value: 'analysts', role: 'analyst' },
    { claim: 'groups', value: 'group', role: 'data-access-group' },
  ],
  organisation: { ods: 'organisation_ods', name: 'organisation_name', kind: 'organisation_kind' },
});

describe('what the claims say', () => {
  const who = (changes: object) => actorOf(identityAt('x', null), { ...SAID, ...changes });

  it('is one person in one role at one organisation', () => {
    const organisation = { ods: 'QMJ', name: 'North Central London ICB', kind: 'icb' };
    expect(who({})).toEqual({ id: 'u-1', name: 'Tomi Adeyemi', role: 'analyst', organisation });
    expect(who({ groups: ['other', 'group'] })?.role).toBe('data-access-group');
  });

  it.each([
    ['no role', { groups: ['others'] }],
    ['no claim of roles', { groups: undefined }],
    ['two roles', { groups: ['analysts', 'group'] }],
    ['no organisation', { organisation_ods: undefined }],
    ['two organisations', { organisation_ods: ['QMJ', 'X01'] }],
    ['no name of it', { organisation_name: '' }],
    ['no user', { sub: 7 }],
  ])('is nobody with %s', (_what, changes) => {
    expect(who(changes)).toBeNull();
  });

  it.each([undefined, 'pharma', ['icb', 'company']])('is of no permitted kind where that is %j', (kind) => {
    expect(who({ organisation_kind: kind })?.organisation.kind).toBe('other');
  });
});

describe('signing in', () => {
  const base = mkdtempSync(join(tmpdir(), 'groups-sign-in-'));
  let issuer: Issuer;
  let world: Program;
  let ask: (path: string, cookie?: string) => Promise<Response>;
  let now: number;

  beforeAll(async () => {
    issuer = await startIssuer();
    writeFileSync(join(base, 'secret'), `${SECRET}\n`, { mode: 0o600 });
  });
  afterAll(async () => {
    rmSync(base, { recursive: true });
    await issuer.close();
  });
  beforeEach(() => {
    issuer.said = SAID;
    issuer.fault = 'none';
    now = 1_000;
    world = program();
    const signIn = oidcSignIn({
      identity: identityAt(issuer.origin, join(base, 'secret')),
      publicUrl: ORIGIN,
      key: new Uint8Array(32),
      app: world.app,
      log: { info: () => undefined, error: () => undefined },
      now: () => now,
    });
    ask = async (path, cookie) => {
      const headers = cookie === undefined ? {} : { cookie };
      const answer = await signIn(new Request(`${ORIGIN}${path}`, { headers }));
      if (answer === null) throw new Error('not of signing in');
      return answer;
    };
  });

  /** Through the provider and back, as a browser goes. */
  async function through(change: (back: URL) => void = () => undefined): Promise<Response> {
    const begun = await ask('/api/login');
    const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
    const sent = await fetch(begun.headers.get('location') ?? '', { redirect: 'manual' });
    const back = new URL(sent.headers.get('location') ?? '');
    change(back);
    return ask(`${back.pathname}${back.search}`, cookie);
  }

  const acts = () => world.memory.audited.map(({ event }) => event.subtype?.[1]?.code);

  it('begins a session of who was vouched for, on record', async () => {
    const answer = await through();
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/']);
    const id = answer.headers.get('x-session') ?? '';
    expect(await world.memory.stores.sessions.get(id)).toMatchObject({ actor: { id: 'u-1', role: 'analyst' } });
    expect(acts()).toEqual(['signed-in']);
  });

  it.each(['wrong-key', 'wrong-nonce', 'wrong-audience', 'wrong-issuer', 'expired', 'unsigned'] as const)(
    'is refused with a token that is %s',
    async (fault) => {
      issuer.fault = fault;
      const answer = await through();
      expect([answer.status, answer.headers.get('x-session'), acts()]).toEqual([403, null, ['sign-in-refused']]);
    },
  );

  it('is refused without a role, in another browser, too late, and with another state', async () => {
    const late = () => {
      now += 601_000;
    };
    issuer.said = { ...SAID, groups: [] };
    expect((await through()).status).toBe(403);
    issuer.said = SAID;
    expect((await ask('/api/login/callback?code=x&state=y')).status).toBe(403);
    expect((await through(late)).status).toBe(403);
    const other = (back: URL) => {
      back.searchParams.set('state', 'other');
    };
    expect((await through(other)).status).toBe(403);
    expect(new Set(acts())).toEqual(new Set(['sign-in-refused']));
  });

  it('opens nothing while the audit is down', async () => {
    world.memory.down(['audit']);
    const answer = await through();
    expect([answer.status, answer.headers.get('x-session')]).toEqual([503, null]);
  });
});
