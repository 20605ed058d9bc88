/** Is the made-up system strict: is each wrong parameter, header or claim, one at a time, refused with its name? */
import { createHash } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSmartEhr, type SmartEhr } from './smart-ehr';

const ORIGIN = 'https://ehr.example';
const BACK = 'https://record.example/launch/callback';
const VERIFIER = 'v'.repeat(43);
const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

let key: CryptoKey;
let other: CryptoKey;
let publicJwk: Awaited<ReturnType<typeof exportJWK>>;
beforeAll(async () => {
  const pair = await generateKeyPair('ES384', { extractable: true });
  key = pair.privateKey;
  other = (await generateKeyPair('ES384')).privateKey;
  publicJwk = await exportJWK(pair.publicKey);
});

const ehrWith = (auth: { secret: string } | { kid: string; publicJwk: typeof publicJwk }): Promise<SmartEhr> =>
  createSmartEhr({
    origin: ORIGIN,
    client: { clientId: 'us', redirectUri: BACK, auth },
    patients: [{ resourceType: 'Patient', id: 'a' }],
  });

const authorisation = (ehr: SmartEhr): Record<string, string> => ({
  response_type: 'code',
  client_id: 'us',
  redirect_uri: BACK,
  launch: ehr.press({ patient: 'a', fhirUser: 'Practitioner/1' }),
  scope: 'launch openid fhirUser patient/Patient.r',
  state: 's'.repeat(22),
  nonce: 'n'.repeat(22),
  aud: `${ORIGIN}/fhir`,
  code_challenge: challengeOf(VERIFIER),
  code_challenge_method: 'S256',
});

/** Changes one; undefined takes it away. */
const changed = (params: Record<string, string>, name: string, value: string | undefined): URLSearchParams => {
  const next = new URLSearchParams({ ...params, ...(value === undefined ? {} : { [name]: value }) });
  if (value === undefined) next.delete(name);
  return next;
};

async function authorise(ehr: SmartEhr, params: URLSearchParams): Promise<URLSearchParams | string> {
  const answer = await ehr.answer(new Request(`${ORIGIN}/authorize?${params.toString()}`));
  const to = answer.headers.get('location');
  return to === null ? answer.text() : new URL(to).searchParams;
}

const codeOf = async (ehr: SmartEhr): Promise<string> => {
  const back = await authorise(ehr, new URLSearchParams(authorisation(ehr)));
  return typeof back === 'string' ? '' : (back.get('code') ?? '');
};

const form = (code: string): Record<string, string> => ({
  grant_type: 'authorization_code',
  code,
  redirect_uri: BACK,
  code_verifier: VERIFIER,
});

const basic = (id: string, secret: string): string => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

async function token(ehr: SmartEhr, params: URLSearchParams, headers: Record<string, string> = {}) {
  const answer = await ehr.answer(new Request(`${ORIGIN}/token`, { method: 'POST', headers, body: params }));
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}

describe('at the authorisation', () => {
  it('nothing is wrong with what is right', async () => {
    expect(await codeOf(await ehrWith({ secret: 's' }))).not.toBe('');
  });

  it.each<[string, string | undefined]>([
    ['response_type', undefined],
    ['response_type', 'token'],
    ['client_id', 'another'],
    ['redirect_uri', 'https://evil.example/'],
    ['redirect_uri', `${BACK}/`],
    ['launch', undefined],
    ['launch', 'unknown'],
    ['scope', 'launch openid fhirUser patient/*.r'],
    ['scope', 'launch openid fhirUser patient/Patient.r offline_access'],
    ['state', undefined],
    ['state', 'short'],
    ['nonce', undefined],
    ['aud', 'https://evil.example/fhir'],
    ['aud', undefined],
    ['code_challenge', undefined],
    ['code_challenge', VERIFIER.slice(0, 42)],
    ['code_challenge_method', 'plain'],
    ['code_challenge_method', undefined],
    ['prompt', 'none'],
  ])('%s as %j is refused', async (name, value) => {
    const ehr = await ehrWith({ secret: 's' });
    const back = await authorise(ehr, changed(authorisation(ehr), name, value));
    expect(typeof back === 'string' ? back : back.get('error_description')).toContain(name);
  });
});

describe('at the token', () => {
  it.each<[string, string | undefined]>([
    ['grant_type', 'refresh_token'],
    ['code', 'unknown'],
    ['redirect_uri', 'https://evil.example/'],
    ['code_verifier', 'w'.repeat(43)],
    ['code_verifier', 'short'],
    ['code_verifier', undefined],
    ['scope', 'x'],
  ])('%s as %j is refused', async (name, value) => {
    const ehr = await ehrWith({ secret: 's' });
    const { status, body } = await token(ehr, changed(form(await codeOf(ehr)), name, value), {
      authorization: basic('us', 's'),
    });
    expect([status, body['error_description']]).toEqual([400, expect.stringContaining(name) as unknown]);
  });

  it.each<[string, Record<string, string>]>([
    ['Authorization', {}],
    ['Authorization', { authorization: 'Bearer x' }],
    ['client_id', { authorization: basic('another', 's') }],
    ['client_secret', { authorization: basic('us', 'wrong') }],
  ])('%s by %j is refused', async (name, headers) => {
    const ehr = await ehrWith({ secret: 's' });
    const { status, body } = await token(ehr, new URLSearchParams(form(await codeOf(ehr))), headers);
    expect([status, body['error_description']]).toEqual([401, expect.stringContaining(name) as unknown]);
  });

  const now = () => Math.floor(Date.now() / 1000);
  const claims = () => ({ iss: 'us', sub: 'us', aud: `${ORIGIN}/token`, exp: now() + 60, jti: 'j' });
  const assertionOf = (claim: object, header: object = {}, by = key): Promise<string> =>
    new SignJWT({ ...claims(), ...claim })
      .setProtectedHeader({ alg: 'ES384', kid: 'k', typ: 'JWT', ...header })
      .sign(by);
  const withAssertion = async (ehr: SmartEhr, assertion: string) =>
    token(
      ehr,
      new URLSearchParams({
        ...form(await codeOf(ehr)),
        client_id: 'us',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      }),
    );

  it.each<[string, object, object]>([
    ['iss', { iss: 'another' }, {}],
    ['sub', { sub: 'another' }, {}],
    ['aud', { aud: ORIGIN }, {}],
    ['exp', { exp: now() + 3_600 }, {}],
    ['exp', { exp: now() - 60 }, {}],
    ['jti', { jti: undefined }, {}],
    ['kid', {}, { kid: 'another' }],
    ['typ', {}, { typ: undefined }],
  ])('an assertion whose %s is wrong is refused', async (name, claim, header) => {
    const ehr = await ehrWith({ kid: 'k', publicJwk });
    const { status, body } = await withAssertion(ehr, await assertionOf(claim, header));
    expect([status, body['error_description']]).toEqual([401, expect.stringContaining(name) as unknown]);
  });

  it('takes the right assertion once, and none that another key signed', async () => {
    const ehr = await ehrWith({ kid: 'k', publicJwk });
    expect((await withAssertion(ehr, await assertionOf({}, {}, other))).status).toBe(401);
    const assertion = await assertionOf({});
    expect((await withAssertion(ehr, assertion)).status).toBe(200);
    expect(await withAssertion(ehr, assertion)).toMatchObject({ status: 401, body: { error_description: /jti/ } });
  });
});

describe('at the patient', () => {
  it.each<[string, number, string, (access: string) => Record<string, string>]>([
    ['/fhir/Patient/a', 401, 'Authorization', () => ({ accept: 'application/fhir+json' })],
    ['/fhir/Patient/a', 401, 'Authorization', () => ({ accept: 'application/fhir+json', authorization: 'Bearer x' })],
    ['/fhir/Patient/a', 406, 'Accept', (access) => ({ authorization: `Bearer ${access}` })],
    [
      '/fhir/Patient/b',
      403,
      'patient',
      (access) => ({ accept: 'application/fhir+json', authorization: `Bearer ${access}` }),
    ],
    ['/fhir/Observation/a', 404, 'nothing', (access) => ({ authorization: `Bearer ${access}` })],
    ['/fhir/.well-known/smart-configuration', 406, 'Accept', () => ({ accept: 'text/html' })],
  ])('%s is refused with %i for %s', async (path, status, name, headers) => {
    const ehr = await ehrWith({ secret: 's' });
    const { body } = await token(ehr, new URLSearchParams(form(await codeOf(ehr))), {
      authorization: basic('us', 's'),
    });
    const answer = await ehr.answer(new Request(ORIGIN + path, { headers: headers(body['access_token'] ?? '') }));
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(name) as unknown]);
  });
});
