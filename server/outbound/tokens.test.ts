/**
 * Is a token asked for once, kept until shortly before its end, renewed once, and sent nowhere but where it belongs?
 * And is nothing of a credential ever told?
 */
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { BASE, folder, placeWith, reach, type AnswerAt } from '../../tests/kits/server/reach';
import type { AuthConfig } from '../../src/gateway/credentials';
import { credentialProblemOf } from './credential-error';
import { createTokenCache } from './token-cache';
import { memoryRefreshStore } from './refresh-store';

const place = folder();
afterAll(place.end);

const SECRET = 'canary-secret-71c3';
const TOKEN_URL = 'https://tokens.test/token';
const auth: AuthConfig = {
  kind: 'oauth2',
  tokenUrl: TOKEN_URL,
  clientId: 'client-1',
  secretFile: place.file('secret', SECRET),
};

/** A token endpoint that counts, and gives a new token each time. */
function tokens(lives: unknown = 600): { readonly answers: AnswerAt; count: number } {
  const made = {
    count: 0,
    answers: {
      'https://tokens.test': () =>
        Response.json({ access_token: `canary-token-${String((made.count += 1))}`, expires_in: lives }),
      'https://place.test': () => new Response('ok'),
    } as AnswerAt,
  };
  return made;
}

const bearers = (left: readonly Request[]): readonly (string | null)[] =>
  left.filter(({ url }) => url.startsWith('https://place.test')).map(({ headers }) => headers.get('Authorization'));

it('whatever is asked when, a token is asked for once in its time and never used in its last 30 seconds', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(120_000), { maxLength: 40 }),
      fc.integer({ min: 31, max: 900 }),
      async (steps, lives) => {
        let now = 0;
        const asked: number[] = [];
        const cache = createTokenCache(() => now);
        for (const step of steps) {
          now += step;
          const got = await Promise.all(
            [1, 2, 3].map(() =>
              cache.get('name', () => {
                asked.push(now);
                return Promise.resolve({
                  token: String(now),
                  livesMs: lives * 1000,
                  refresh: null,
                  refreshLivesMs: null,
                });
              }),
            ),
          );
          expect(new Set(got).size).toBe(1);
          expect(now - Number(got[0])).toBeLessThan(Math.max(1, lives * 1000 - 30_000));
        }
        expect(new Set(asked).size).toBe(asked.length);
        for (const [at, one] of asked.entries())
          if (at > 0) expect(one - (asked[at - 1] ?? 0)).toBeGreaterThanOrEqual(lives * 1000 - 30_000);
      },
    ),
  );
});

it.each([
  ['seconds as text', '600', 1],
  ['a token that ends within the spare time', 20, 2],
  ['no word of it', undefined, 1],
])('%s', async (_what, lives, count) => {
  const endpoint = tokens(lives);
  const made = reach(endpoint.answers);
  const ask = made.outbound.fetchFor(placeWith(auth), null);
  await ask(`${BASE}/Patient`, {});
  made.now += 10_000;
  await ask(`${BASE}/Patient`, {});
  expect(endpoint.count).toBe(count);
});

describe('a token that is refused', () => {
  it('is renewed once, and the question asked again', async () => {
    const endpoint = tokens();
    const made = reach({
      ...endpoint.answers,
      'https://place.test': ({ headers }) =>
        new Response(null, { status: headers.get('Authorization')?.endsWith('-1') === true ? 401 : 200 }),
    });
    const ask = made.outbound.fetchFor(placeWith(auth), null);
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => ask(`${BASE}/Patient`, { method: 'POST', body: '{"a":1}' })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(endpoint.count).toBe(2);
    const bodies = await Promise.all(made.left.filter(({ url }) => url.startsWith(BASE)).map((one) => one.text()));
    expect(new Set(bodies)).toEqual(new Set(['{"a":1}']));
  });

  it('late, after another question has renewed it: the new one stays', async () => {
    const cache = createTokenCache(() => 0);
    let asked = 0;
    const get = () =>
      cache.get('name', () => {
        asked += 1;
        return Promise.resolve({ token: String(asked), livesMs: 600_000, refresh: null, refreshLivesMs: null });
      });
    await get();
    cache.refused('name', '1');
    await get();
    cache.refused('name', '1');
    expect([await get(), asked]).toEqual(['2', 2]);
  });

  it('and refused again: the answer stands, after two questions', async () => {
    const endpoint = tokens();
    const made = reach({ ...endpoint.answers, 'https://place.test': () => new Response(null, { status: 401 }) });
    expect((await made.outbound.fetchFor(placeWith(auth), null)(`${BASE}/Patient`, {})).status).toBe(401);
    expect([endpoint.count, bearers(made.left).length]).toEqual([2, 2]);
  });

  it('a token from a file is not asked with twice', async () => {
    const made = reach({ 'https://place.test': () => new Response(null, { status: 401 }) });
    const file = place.file('bearer', SECRET);
    await made.outbound.fetchFor(placeWith({ kind: 'bearer-file', file }), null)(`${BASE}/Patient`, {});
    expect(made.left).toHaveLength(1);
  });
});

describe('a credential goes to its own place alone', () => {
  it.each(['https://place.test:8443/fhir/Patient', 'https://evil.test/fhir/Patient', 'http://place.test/fhir/Patient'])(
    'never to %s',
    async (url) => {
      const endpoint = tokens();
      const made = reach({ ...endpoint.answers, 'https://evil.test': () => new Response('ok') });
      await expect(made.outbound.fetchFor(placeWith(auth), null)(url, {})).rejects.toThrow();
      expect(made.left).toEqual([]);
    },
  );

  it('and follows no redirect: not of the place, and not of the token endpoint', async () => {
    const moved = () => new Response(null, { status: 307, headers: { Location: 'https://evil.test/' } });
    const made = reach({ ...tokens().answers, 'https://place.test': moved, 'https://evil.test': () => new Response() });
    const answer = await made.outbound.fetchFor(placeWith(auth), null)(`${BASE}/Patient`, { redirect: 'follow' });
    expect([answer.status, made.left.every(({ redirect }) => redirect === 'manual')]).toEqual([307, true]);
    const other = reach({ 'https://tokens.test': moved, 'https://evil.test': () => new Response() });
    await expect(other.outbound.fetchFor(placeWith(auth), null)(`${BASE}/Patient`, {})).rejects.toThrow();
    expect(other.left.map(({ url }) => new URL(url).origin)).toEqual(['https://tokens.test']);
  });

  it('two places with one client have a token each', async () => {
    const endpoint = tokens();
    const made = reach({ ...endpoint.answers, 'https://other.test': () => new Response('ok') });
    await made.outbound.fetchFor(placeWith(auth), null)(`${BASE}/Patient`, {});
    await made.outbound.fetchFor(placeWith(auth, 'https://other.test'), null)('https://other.test/Patient', {});
    const sent = made.left.filter(({ url }) => !url.startsWith('https://tokens.test'));
    expect(sent.map(({ headers }) => headers.get('Authorization'))).toEqual([
      'Bearer canary-token-1',
      'Bearer canary-token-2',
    ]);
  });
});

it('after the config was read again, what stayed the same keeps its token and what changed asks for its own', async () => {
  const endpoint = tokens();
  const made = reach(endpoint.answers);
  const ask = (config: AuthConfig) => made.outbound.fetchFor(placeWith(config), null)(`${BASE}/Patient`, {});
  await ask(auth);
  await ask(structuredClone(auth));
  await ask({ ...auth, clientId: 'client-2' } as AuthConfig);
  await ask({ ...auth, scope: 'more' } as AuthConfig);
  await ask(auth);
  expect(endpoint.count).toBe(3);
  expect(bearers(made.left).map((one) => one?.slice(-1))).toEqual(['1', '1', '2', '3', '1']);
});

it('each request has an id of its own', async () => {
  const made = reach(tokens().answers);
  const ask = made.outbound.fetchFor(placeWith(auth), null);
  for (let asked = 0; asked < 3; asked += 1) await ask(`${BASE}/Patient`, { headers: { 'X-Request-ID': 'same' } });
  const ids = made.left.map(({ headers }) => headers.get('X-Request-ID'));
  expect(new Set(ids).size).toBe(4);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
});

describe('what cannot be had ends without a word of it', () => {
  const CANARY = 'canary-words-of-the-endpoint';
  const said = (status: number, body: string) => () =>
    new Response(body, { status, headers: { 'Content-Type': 'application/json' } });
  it.each<[string, string, (() => Response) | undefined]>([
    ['nobody answers', 'unreachable', undefined],
    ['a no', 'refused', said(400, `{"error":"invalid_client","error_description":"${CANARY}"}`)],
    ['another no', 'refused', said(401, CANARY)],
    ['a fault', 'badly-answered', said(500, CANARY)],
    ['a page', 'badly-answered', said(200, `<html>${CANARY}</html>`)],
    ['no token', 'badly-answered', said(200, `{"${CANARY}":1}`)],
    ['a token of another type', 'badly-answered', said(200, `{"access_token":"${CANARY}","token_type":"mac"}`)],
    ['a token that is two headers', 'badly-answered', said(200, `{"access_token":"${CANARY}\\r\\nX: y"}`)],
    ['no end of it', 'badly-answered', said(200, `{"access_token":"${CANARY}","x":"${'x'.repeat(70_000)}"}`)],
  ])('%s: %s', async (_what, why, answer) => {
    const made = reach(answer === undefined ? {} : { 'https://tokens.test': answer });
    const failed: unknown = await made.outbound
      .fetchFor(placeWith(auth), null)(`${BASE}/Patient`, {})
      .catch((error: unknown) => error);
    expect(credentialProblemOf(failed)).toBe(why);
    expect(made.told).toEqual([['oauth2', why]]);
    const [line] = made.lines;
    expect(JSON.parse(line ?? '')).toMatchObject({
      part: 'provider',
      provider: 'north',
      credential: 'oauth2',
      why,
      msg: 'a credential could not be had',
    });
    expect(made.lines.join() + String((failed as Error).stack) + JSON.stringify(failed)).not.toMatch(/canary/);
  });
});

it('of a refresh token only one gateway is given it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 8 }), async (gateways) => {
      const store = memoryRefreshStore();
      await store.put('session-1', 'audience', 'sealed', 10);
      const got = await Promise.all(Array.from({ length: gateways }, () => store.take('session-1', 'audience', 5)));
      expect(got.filter((one) => one !== null)).toEqual(['sealed']);
      expect(await store.take('session-1', 'audience', 5)).toBeNull();
      await store.put('session-1', 'audience', 'late', 5);
      expect(await store.take('session-1', 'audience', 5)).toBeNull();
    }),
  );
});
