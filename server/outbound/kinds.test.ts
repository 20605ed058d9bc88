/**
 * Is each place asked with its own credentials, to the letter? Held against the strict simulators of mocks/national.
 */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { decodeJwt, exportJWK, SignJWT, type JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  folder,
  PUBLIC_URL,
  placeWith,
  reach,
  requester,
  BASE,
  ISSUER,
  type Reach,
} from '../../tests/kits/server/reach';
import { createSsp } from '../../mocks/national/out/ssp';
import { createTokenEndpoint, type TokenEndpoint } from '../../mocks/national/out/token-endpoint';
import type { AuthConfig } from '../../src/gateway/credentials';
import { nameParts } from './ssp';

const place = folder();
afterAll(place.end);

const TOKEN_URL = 'https://tokens.test/oauth2/token';
const NOW = 1_760_000_000_000;

interface Client {
  readonly keyFile: string;
  readonly jwks: JSONWebKeySet;
}

const clients = new Map<string, Client>();
let cis2: KeyObject;
let cis2Keys: JSONWebKeySet;

async function client(name: string, kind: 'rsa' | 'ec'): Promise<Client> {
  const { privateKey, publicKey } =
    kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const keyFile = place.file(`${name}.pem`, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  return { keyFile, jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1' }] } };
}

beforeAll(async () => {
  for (const [name, kind] of [
    ['rsa', 'rsa'],
    ['ec', 'ec'],
  ] as const)
    clients.set(name, await client(name, kind));
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  cis2 = pair.privateKey;
  cis2Keys = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'cis2' }] };
});

const of = (name: string): Client => clients.get(name) as Client;

const idToken = (seconds = 3600): Promise<string> =>
  new SignJWT({})
    .setProtectedHeader({ alg: 'RS256', kid: 'cis2' })
    .setIssuer(ISSUER)
    .setSubject('555021935107')
    .setExpirationTime(NOW / 1000 + seconds)
    .sign(cis2);

/** A place that answers whoever carries a token of this endpoint, and says which user it speaks for. */
function guarded(endpoint: () => TokenEndpoint) {
  return (request: Request): Response => {
    const token = request.headers.get('Authorization')?.replace(/^Bearer /u, '') ?? '';
    const grant = endpoint().granted(token);
    return grant === null ? new Response(null, { status: 401 }) : Response.json({ user: grant.user });
  };
}

interface Made {
  readonly made: Reach;
  readonly endpoint: TokenEndpoint;
  ask(path?: string, who?: ReturnType<typeof requester> | null): Promise<Response>;
}

function world(auth: AuthConfig, alg: 'RS512' | 'RS384' | 'ES384', key: string, scope?: string): Made {
  const endpoint = createTokenEndpoint({
    url: TOKEN_URL,
    clients: { 'client-1': of(key).jwks },
    alg,
    ...(scope === undefined ? {} : { scope }),
    identity: { issuer: ISSUER, jwks: cis2Keys },
    now: () => made.now,
  });
  const made: Reach = reach({
    'https://tokens.test': (request) => endpoint.answer(request),
    'https://place.test': (request) =>
      request.url.endsWith('/.well-known/smart-configuration')
        ? Response.json({ token_endpoint: TOKEN_URL })
        : guarded(() => endpoint)(request),
  });
  const ask: Made['ask'] = (path = 'Patient', who = null) =>
    made.outbound.fetchFor(placeWith(auth), who)(`${BASE}/${path}`, { method: 'GET' });
  return { made, endpoint, ask };
}

const apiKeyFile = place.file('api-key', 'client-1\n');
const nhs = (kind: 'nhs-signed-jwt' | 'nhs-token-exchange'): AuthConfig => ({
  kind,
  tokenUrl: TOKEN_URL,
  apiKeyFile,
  keyFile: of('rsa').keyFile,
  kid: 'k1',
});
const smart = (alg: 'RS384' | 'ES384', tokenUrl?: string): AuthConfig => ({
  kind: 'smart-backend',
  clientId: 'client-1',
  keyFile: of(alg === 'RS384' ? 'rsa' : 'ec').keyFile,
  kid: 'k1',
  alg,
  scope: 'system/*.rs',
  ...(tokenUrl === undefined ? {} : { tokenUrl }),
});

describe('a token of', () => {
  it.each<[string, () => Made]>([
    ['nhs-signed-jwt', () => world(nhs('nhs-signed-jwt'), 'RS512', 'rsa')],
    ['smart-backend, RS384', () => world(smart('RS384', TOKEN_URL), 'RS384', 'rsa', 'system/*.rs')],
    ['smart-backend, ES384', () => world(smart('ES384', TOKEN_URL), 'ES384', 'ec', 'system/*.rs')],
    ['smart-backend, found by discovery', () => world(smart('RS384'), 'RS384', 'rsa', 'system/*.rs')],
  ])('%s: had once, and taken', async (_kind, begin) => {
    const { made, endpoint, ask } = begin();
    const answers = await Promise.all([ask(), ask('Observation'), ask('Condition')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(endpoint.asked).toEqual(['client_credentials']);
    expect(made.told.every(([, outcome]) => outcome === 'had')).toBe(true);
  });

  it('nhs-token-exchange: the user’s own, refreshed once it has run out', async () => {
    const { made, endpoint, ask } = world(nhs('nhs-token-exchange'), 'RS512', 'rsa');
    const asha = requester(await idToken());
    expect(await (await ask('Patient', asha)).json()).toEqual({ user: '555021935107' });
    made.now += 600_000;
    expect((await ask('Patient', asha)).status).toBe(200);
    expect(endpoint.asked).toEqual(['urn:ietf:params:oauth:grant-type:token-exchange', 'refresh_token']);
  });

  it('nhs-token-exchange: one a session, and none for nobody', async () => {
    const { made, endpoint, ask } = world(nhs('nhs-token-exchange'), 'RS512', 'rsa');
    const token = await idToken();
    await ask('Patient', requester(token));
    await ask('Patient', requester(token, { sessionId: 'session-2' }));
    expect(endpoint.asked).toHaveLength(2);
    await expect(ask('Patient', null)).rejects.toThrow();
    await expect(ask('Patient', requester())).rejects.toThrow();
    expect(made.told.slice(-2)).toEqual([
      ['nhs-token-exchange', 'no-user'],
      ['nhs-token-exchange', 'no-user'],
    ]);
  });

  it('nhs-token-exchange: once neither is taken any more, the user is to sign in again', async () => {
    const { made, ask } = world(nhs('nhs-token-exchange'), 'RS512', 'rsa');
    const asha = requester(await idToken(60));
    await ask('Patient', asha);
    made.now += 2 * 3_600_000;
    await expect(ask('Patient', asha)).rejects.toMatchObject({ name: 'CredentialError' });
    expect(made.told.at(-1)).toEqual(['nhs-token-exchange', 'sign-in-again']);
  });
});

describe('without a token endpoint', () => {
  it.each<[string, AuthConfig, string, string]>([
    ['bearer-file', { kind: 'bearer-file', file: place.file('bearer', 't-1') }, 'Authorization', 'Bearer t-1'],
    ['api-key', { kind: 'api-key', header: 'apikey', file: place.file('key', 'k-1') }, 'apikey', 'k-1'],
  ])('%s', async (_kind, auth, header, value) => {
    const made = reach({ 'https://place.test': () => new Response('ok') });
    const answer = await made.outbound.fetchFor(placeWith(auth), null)(`${BASE}/Patient`, { method: 'GET' });
    expect([answer.status, made.left[0]?.headers.get(header)]).toEqual([200, value]);
  });

  it('a token file is read again when it changes', async () => {
    const file = place.file('changing', 't-1');
    const made = reach({ 'https://place.test': () => new Response('ok') });
    const ask = made.outbound.fetchFor(placeWith({ kind: 'bearer-file', file }), null);
    await ask(`${BASE}/Patient`, {});
    place.file('changing', 't-22');
    await ask(`${BASE}/Patient`, {});
    expect(made.left.map(({ headers }) => headers.get('Authorization'))).toEqual(['Bearer t-1', 'Bearer t-22']);
  });

  it('oauth2: the secret goes to the token endpoint alone', async () => {
    const made = reach({
      'https://tokens.test': () => Response.json({ access_token: 'a-1', token_type: 'bearer', expires_in: 300 }),
      'https://place.test': () => new Response('ok'),
    });
    const auth: AuthConfig = {
      kind: 'oauth2',
      tokenUrl: TOKEN_URL,
      clientId: 'whole picture',
      secretFile: place.file('secret', 's+1:'),
      scope: 'read',
    };
    await made.outbound.fetchFor(placeWith(auth), null)(`${BASE}/Patient`, {});
    const [token, asked] = made.left;
    const basic = Buffer.from(token?.headers.get('Authorization')?.slice(6) ?? '', 'base64').toString();
    expect([basic, await token?.text()]).toEqual([
      'whole+picture:s%2B1%3A',
      'grant_type=client_credentials&scope=read',
    ]);
    expect(asked?.headers.get('Authorization')).toBe('Bearer a-1');
  });
});

describe('through the Spine Secure Proxy', () => {
  const config: AuthConfig = {
    kind: 'gp-connect-ssp',
    sspUrl: 'https://ssp.test',
    fromAsid: '200000000359',
    toAsid: '918999198993',
    device: { system: 'https://record.test/Id/device', value: 'wp-1', model: 'Whole Picture', version: '1' },
  };
  const begin = () => {
    const ssp = createSsp({
      practices: { [BASE]: '918999198993' },
      fromAsid: '200000000359',
      ask: ({ url }) => Promise.resolve(new Response(url)),
      now: () => NOW,
    });
    const made = reach({ 'https://ssp.test': (request) => ssp.answer(request) });
    return { made, ssp, fetch: (who = requester('id')) => made.outbound.fetchFor(placeWith(config), who) };
  };
  const RECORD = `${BASE}/Patient/$gpc.getstructuredrecord`;

  it('every header and claim is taken, new for each question', async () => {
    const { ssp, fetch } = begin();
    for (let asked = 0; asked < 2; asked += 1) {
      const answer = await fetch()(RECORD, { method: 'POST', body: '{}' });
      expect([answer.status, await answer.text()]).toEqual([200, RECORD]);
    }
    const answers = await Promise.all([fetch()(`${BASE}/metadata`, {}), fetch()(`${BASE}/Binary/d1`, {})]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(ssp.seen[0]).toMatchObject({
      iss: PUBLIC_URL,
      sub: 'asha',
      aud: BASE,
      iat: NOW / 1000,
      exp: NOW / 1000 + 300,
    });
    expect(JSON.stringify(ssp.seen[0])).toContain('555254240100');
  });

  it('whoever has no smartcard says UNK, twice', async () => {
    const { ssp, fetch } = begin();
    expect((await fetch(requester())(RECORD, { method: 'POST', body: '{}' })).status).toBe(200);
    expect(JSON.stringify(ssp.seen[0]).match(/"UNK"/g)).toHaveLength(2);
  });

  it('nobody is asked for nobody, nor what the proxy has no name for', async () => {
    const { made, fetch } = begin();
    await expect(made.outbound.fetchFor(placeWith(config), null)(RECORD, { method: 'POST' })).rejects.toThrow();
    for (const url of [`${BASE}/Patient?identifier=x`, `${BASE}/Observation`, RECORD])
      await expect(fetch()(url, { method: 'GET' })).rejects.toThrow();
    expect(made.left).toEqual([]);
  });

  it.each([
    ['Dr Asha Patel', { family: 'Patel', given: ['Asha'], prefix: ['Dr'] }],
    ['PATEL Asha Rani (Dr)', { family: 'PATEL', given: ['Asha', 'Rani'], prefix: ['Dr'] }],
    ["O'NEILL Seán (Mr)", { family: "O'NEILL", given: ['Seán'], prefix: ['Mr'] }],
    ['Jo Clarke', { family: 'Clarke', given: ['Jo'] }],
    ['Prof. Ada King Lovelace', { family: 'Lovelace', given: ['Ada', 'King'], prefix: ['Prof.'] }],
    ['Cher', { family: 'Cher', given: ['Cher'] }],
  ])('a name in parts: %s', (name, parts) => {
    expect(nameParts(name)).toEqual(parts);
  });
});

it('an assertion is good for less than five minutes and names the endpoint character for character', async () => {
  const { made, ask } = world(nhs('nhs-signed-jwt'), 'RS512', 'rsa');
  await ask();
  const form = new URLSearchParams(await made.left[0]?.clone().text());
  const { aud, exp, iat } = decodeJwt(form.get('client_assertion') ?? '');
  expect([aud, (exp ?? 0) - (iat ?? 0)]).toEqual([TOKEN_URL, 240]);
});
