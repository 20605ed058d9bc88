/** Does the simulated token endpoint refuse each single thing that is wrong, and name it? */
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JSONWebKeySet } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTokenEndpoint, type TokenEndpoint } from './token-endpoint';

const URL_ = 'https://api.test/oauth2/token';
const API_KEY = 'api-key-1';
const NOW = 1_760_000_000_000;
const SECONDS = NOW / 1000;

type Pair = Awaited<ReturnType<typeof generateKeyPair>>;
let ours: Pair;
let forged: Pair;
let jwks: JSONWebKeySet;
let identity: JSONWebKeySet;
let endpoint: TokenEndpoint;

beforeAll(async () => {
  [ours, forged] = await Promise.all([generateKeyPair('RS512'), generateKeyPair('RS512')]);
  jwks = { keys: [{ ...(await exportJWK(ours.publicKey)), kid: 'test-1', alg: 'RS512' }] };
  identity = { keys: [{ ...(await exportJWK(forged.publicKey)), kid: 'cis2', alg: 'RS512' }] };
  endpoint = createTokenEndpoint({
    url: URL_,
    clients: { [API_KEY]: jwks },
    alg: 'RS512',
    identity: { issuer: 'https://cis2.test', jwks: identity },
    now: () => NOW,
  });
});

interface Wrong {
  readonly header?: Record<string, unknown>;
  readonly claims?: Record<string, unknown>;
  readonly form?: Record<string, string | undefined>;
  readonly headers?: Record<string, string>;
  readonly forged?: boolean;
}

async function assertionOf({ header = {}, claims = {}, forged: isForged }: Wrong): Promise<string> {
  const all = {
    iss: API_KEY,
    sub: API_KEY,
    aud: URL_,
    jti: crypto.randomUUID(),
    exp: SECONDS + 300,
    ...claims,
  };
  const head = { alg: 'RS512', typ: 'JWT', kid: 'test-1', ...header };
  if (head.alg === 'none') return new UnsecuredJWT(all).encode();
  if (head.alg === 'RS512')
    return new SignJWT(all).setProtectedHeader(head).sign(isForged === true ? forged.privateKey : ours.privateKey);
  const { privateKey } = await generateKeyPair(head.alg);
  return new SignJWT(all).setProtectedHeader(head).sign(privateKey);
}

async function post(wrong: Wrong = {}): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
  const form = {
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await assertionOf(wrong),
    ...wrong.form,
  };
  const sent = Object.entries(form).filter((one): one is [string, string] => one[1] !== undefined);
  const response = await endpoint.answer(
    new Request(URL_, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        'X-Request-ID': crypto.randomUUID(),
        ...wrong.headers,
      },
      body: new URLSearchParams(sent).toString(),
    }),
  );
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

it('what is right is given a token, whose seconds are text', async () => {
  const { status, body } = await post();
  expect([status, body['token_type'], body['expires_in'], body['refresh_token']]).toEqual([
    200,
    'Bearer',
    '599',
    undefined,
  ]);
  expect(endpoint.granted(String(body['access_token']))).toMatchObject({ client: API_KEY, user: null });
});

describe('one thing wrong at a time', () => {
  it.each<[string, Wrong]>([
    ['alg', { header: { alg: 'RS256' } }],
    ['alg', { header: { alg: 'none' } }],
    ['typ', { header: { typ: undefined } }],
    ['kid', { header: { kid: 'another' } }],
    ['kid', { header: { kid: undefined } }],
    ['iss', { claims: { iss: 'somebody-else', sub: 'somebody-else' } }],
    ['sub', { claims: { sub: 'somebody-else' } }],
    ['aud', { claims: { aud: `${URL_}/` } }],
    ['aud', { claims: { aud: 'https://API.test/oauth2/token' } }],
    ['jti', { claims: { jti: '1' } }],
    ['jti', { claims: { jti: undefined } }],
    ['exp', { claims: { exp: SECONDS + 301 } }],
    ['exp', { claims: { exp: SECONDS - 1 } }],
    ['exp', { claims: { exp: undefined } }],
    ['signature', { forged: true }],
    ['client_assertion', { form: { client_assertion: 'nothing' } }],
    ['client_assertion_type', { form: { client_assertion_type: undefined } }],
    ['grant_type', { form: { grant_type: 'password' } }],
    ['X-Request-ID', { headers: { 'X-Request-ID': 'one' } }],
    ['Content-Type', { headers: { 'Content-Type': 'application/json' } }],
    [
      'subject_token_type',
      { form: { grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', subject_token: 'x' } },
    ],
    [
      'subject_token',
      {
        form: {
          grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
          subject_token: 'x',
          subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
        },
      },
    ],
    ['refresh_token', { form: { grant_type: 'refresh_token', refresh_token: 'x' } }],
  ])('%s: %j', async (what, wrong) => {
    const { status, body } = await post(wrong);
    expect([body['error_description'], status >= 400]).toEqual([what, true]);
  });

  it('an assertion that is used twice', async () => {
    const claims = { jti: crypto.randomUUID() };
    expect((await post({ claims })).status).toBe(200);
    expect((await post({ claims })).body['error_description']).toBe('jti');
  });
});

it('an ID token is exchanged, and what refreshes it may be used once', async () => {
  const idToken = (subject: string, issuer = 'https://cis2.test') =>
    new SignJWT({})
      .setProtectedHeader({ alg: 'RS512', kid: 'cis2' })
      .setIssuer(issuer)
      .setSubject(subject)
      .setExpirationTime(SECONDS + 300)
      .sign(forged.privateKey);
  const exchange = (subject_token: string) => ({
    form: {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token,
      subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
    },
  });
  const { status, body } = await post(exchange(await idToken('555021935107')));
  expect([status, endpoint.granted(String(body['access_token']))?.user]).toEqual([200, '555021935107']);
  expect((await post(exchange(await idToken('x', 'https://other.test')))).body['error_description']).toBe(
    'subject_token',
  );
  const refresh = { form: { grant_type: 'refresh_token', refresh_token: String(body['refresh_token']) } };
  expect((await post(refresh)).status).toBe(200);
  expect((await post(refresh)).status).toBe(401);
});
