/** A gateway behind an identity provider of the tests' own, and a browser that signs in there. */
import { randomBytes } from 'node:crypto';
import { createMemoryStores } from '../../../src/gateway/memory-stores';
import { createGateway } from '../../../src/gateway/app';
import type { Gateway } from '../../../src/gateway/call';
import type { Session } from '../../../src/gateway/ports';
import { buildPolicy } from '../../../src/policy/policy';
import { checkConfig, LOGIN_PATH } from '../../../server/config';
import { cookieTransport } from '../../../server/http/cookie';
import { oneKey } from '../../../server/keys/key-ring';
import type { ClaimsIdentity } from '../../../server/oidc/claims';
import type { SignIn } from '../../../server/oidc/sign-in';
import { CLIENT } from './issuer';
import { NOBODY_ASKED } from './providers';

export const KEY = new Uint8Array(32).fill(3);
export const KEYS = oneKey(KEY);
export const OURS = 'https://record.example';

/** What the issuer says of a GP, and the mapping by which it counts. */
export const GP = {
  sub: 'u-1',
  name: 'Dr Asha Patel',
  nrbac_roles: [{ role_code: 'R8000' }],
  org: { ods: 'Y00101', name: 'Parkside', region: 'QMJ' },
};

export const identityFor = (address: string): ClaimsIdentity => ({
  mode: 'oidc',
  issuer: address,
  clientId: CLIENT,
  scope: 'openid profile',
  roles: [
    { claim: 'nrbac_roles.role_code', value: 'R8000', role: 'gp' },
    { claim: 'nrbac_roles.role_code', value: 'R8001', role: 'pharmacist' },
  ],
  organisation: { ods: 'org.ods', name: 'org.name', region: 'org.region' },
  person: { nhsNumber: 'own.nhs', postcode: 'own.postcode' },
});

/**
 * A gateway over stores in memory; every line that it logs is added to `logged`. `roleUrl`: where another role is
 * chosen.
 */
export function gatewayFor(identity: object, now: () => number, logged: string[], roleUrl?: string): Gateway {
  const checked = checkConfig(
    {
      listen: { port: 0 },
      publicUrl: OURS,
      instance: { name: 'NCL', region: 'QMJ' },
      database: { url: 'pglite:memory' },
      identity,
      demographics: { baseUrl: 'http://127.0.0.1:1/fhir' },
      providers: [NOBODY_ASKED],
    },
    '.',
  );
  const policy = buildPolicy({ exclusions: {}, optOutOtherSettings: 'suppress', valueSets: [], knowsCode: () => true });
  if (!checked.ok || !policy.ok) throw new Error('the test’s own config is not sound');
  const note = (...line: readonly unknown[]): void => void logged.push(JSON.stringify(line));
  const ports = {
    stores: createMemoryStores(),
    now,
    fetch: () => Promise.reject(new Error('nobody is asked')),
    randomId: () => randomBytes(8).toString('hex'),
    key: KEY,
    transport: cookieTransport(KEYS, true),
    log: { info: note, error: note },
  };
  const { gateway } = checked.config;
  const way = roleUrl === undefined ? gateway.identity : ({ mode: 'oidc', loginUrl: LOGIN_PATH, roleUrl } as const);
  return createGateway({ ...gateway, identity: way }, policy.policy, ports).parts;
}

export const cookieFrom = (answer: Response, name: string): string =>
  answer.headers
    .getSetCookie()
    .find((line) => line.startsWith(`${name}=`))
    ?.split(';')[0] ?? '';

/** One question at the routes of a sign-in, by a browser with this cookie. */
export async function askAt(signIn: SignIn, path: string, cookie = '', accept = '*/*'): Promise<Response> {
  const answer = signIn.answer(new Request(`${OURS}${path}`, { headers: { accept, ...(cookie ? { cookie } : {}) } }));
  if (answer === null) throw new Error(`${path} is no sign-in route`);
  return answer;
}

/** The way of a browser from the answer that sends it on, to the callback; gives what it brings there. */
export async function onward(sent: Response): Promise<{ path: string; cookie: string }> {
  const back = await fetch(sent.headers.get('location') ?? '', { redirect: 'manual' });
  const url = new URL(back.headers.get('location') ?? '');
  if (url.origin !== OURS) throw new Error(`sent to ${url.origin}`);
  return { path: url.pathname + url.search, cookie: cookieFrom(sent, '__Host-wp-login') };
}

/** The session that an answer's cookie stands for. */
export async function sessionOf(gateway: Gateway, answer: Response): Promise<Session | null> {
  const cookie = cookieFrom(answer, '__Host-wp-session');
  const id = gateway.ports.transport.read(new Request(OURS, { headers: { cookie } }));
  return id === null ? null : gateway.ports.stores.sessions.get(id);
}

/** What a page of this session is answered. */
export async function pageAsks(
  gateway: Gateway,
  session: string,
  method: string,
  to: string,
  body?: unknown,
): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
  const app = createGateway(gateway.config, gateway.policy, gateway.ports);
  const headers = {
    cookie: session,
    Origin: OURS,
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
  const answer = await app.fetch(
    new Request(`${OURS}${to}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
  );
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
}
