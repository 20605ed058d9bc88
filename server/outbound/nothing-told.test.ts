/**
 * Is nothing of a key, token, ID token or NHS number that leaves the gateway told anywhere: not in a log line, metric,
 * happening, audit, row of the database or error? One gateway on a real database, PDS by the user's own token and a
 * practice through the Spine Secure Proxy, with canaries in everything.
 */
import { generateKeyPairSync } from 'node:crypto';
import { exportJWK, SignJWT } from 'jose';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPds } from '../../mocks/national/out/pds';
import { createTokenEndpoint, type TokenEndpoint } from '../../mocks/national/out/token-endpoint';
import { folder, ISSUER, KEYS, reach, requester, type Reach } from '../../tests/kits/server/reach';
import { NUMBER, patient } from '../../tests/kits/gateway/fake-server';
import type { Destination } from '../../src/gateway/asking';
import { lookUpPerson } from '../../src/gateway/intake/demographics/demographics';
import { openDatabase, type Database } from '../database/open';
import { sessionStore } from '../database/session-stores';
import { databaseStores } from '../database/stores';
import { createMetrics } from '../metrics';
import { refreshStore } from './refresh-store';

const TOKEN_URL = 'https://tokens.test/oauth2/token';
const NOW = 1_760_000_000_000;
const place = folder();
const apiKey = 'canary-api-key-51';
let database: Database;
let idToken = '';
let place_: Destination['place'];
let keys: { readonly client: object; readonly cis2: object };

beforeAll(async () => {
  const [client, cis2] = [1, 2].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }));
  if (client === undefined || cis2 === undefined) throw new Error('no keys');
  const keyFile = place.file('k.pem', client.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  keys = {
    client: { keys: [{ ...(await exportJWK(client.publicKey)), kid: 'k1' }] },
    cis2: { keys: [{ ...(await exportJWK(cis2.publicKey)), kid: 'c' }] },
  };
  idToken = await new SignJWT({ canary: 'canary-claim' })
    .setProtectedHeader({ alg: 'RS256', kid: 'c' })
    .setIssuer(ISSUER)
    .setSubject('555021935107')
    .setExpirationTime(NOW / 1000 + 3600)
    .sign(cis2.privateKey);
  place_ = {
    baseUrl: 'https://pds.test/FHIR/R4',
    auth: { kind: 'nhs-token-exchange', tokenUrl: TOKEN_URL, apiKeyFile: place.file('a', apiKey), keyFile, kid: 'k1' },
  };
  const opened = await openDatabase('pglite:memory');
  if (!opened.ok) throw new Error(opened.problem);
  database = opened;
});
afterAll(async () => {
  await database.close();
  place.end();
});

interface Gateway {
  readonly made: Reach;
  readonly endpoint: TokenEndpoint;
  ask(who?: ReturnType<typeof requester>): Promise<string>;
}

/** Gateways of one database, before one token endpoint. */
function gateways(count: number): readonly Gateway[] {
  const shared: { endpoint?: TokenEndpoint } = {};
  // as the session keeps it: sealed once
  const asha = requester(idToken);
  return Array.from({ length: count }, () => {
    const made = reach(
      {
        'https://tokens.test': (request) => endpoint.answer(request),
        'https://pds.test': (request) => pds.answer(request),
      },
      { keys: KEYS, refresh: refreshStore(database.db) },
    );
    const endpoint = (shared.endpoint ??= createTokenEndpoint({
      url: TOKEN_URL,
      clients: { [apiKey]: keys.client as never },
      alg: 'RS512',
      identity: { issuer: ISSUER, jwks: keys.cis2 as never },
      now: () => made.now,
    }));
    const pds = createPds({ people: [patient()], granted: (token) => endpoint.granted(token), now: () => made.now });
    const stores = databaseStores(database.db);
    const ask: Gateway['ask'] = async (who = asha) => {
      const { outcome } = await lookUpPerson(
        {
          fetch: made.outbound.fetch,
          fetchFor: made.outbound.fetchFor,
          requester: who,
          now: () => made.now,
          stores,
          key: new Uint8Array(32).fill(1),
        },
        { ...place_, kind: 'pds', requestsPerSecond: 1000 },
        { nhsNumber: NUMBER },
      );
      return outcome;
    };
    return { made, endpoint, ask };
  });
}

async function signedIn(id: string): Promise<void> {
  const who = requester(idToken);
  const user = { ...who.user, memberships: [who.membership] as const };
  await sessionStore(database.db).put({ id, user, membership: who.membership, startedAt: NOW, seenAt: NOW });
}

const rows = async (): Promise<string> => {
  const tables = await sql<{ table_name: string }>`select table_name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(database.db);
  const all = await Promise.all(
    tables.rows.map(({ table_name: name }) => sql`select * from ${sql.table(name)}`.execute(database.db)),
  );
  return JSON.stringify(all.map((one) => one.rows));
};

it('what refreshes a token is kept sealed while the session lasts, and goes with it', async () => {
  await signedIn('session-1');
  const [gateway] = gateways(1);
  expect(await gateway?.ask()).toBe('found');
  const kept = await database.db.selectFrom('refresh_tokens').selectAll().execute();
  expect(kept).toMatchObject([{ session_id: 'session-1', sealed: expect.stringMatching(/^sealed-1:/) as string }]);
  await sessionStore(database.db).remove('session-1');
  expect(await database.db.selectFrom('refresh_tokens').selectAll().execute()).toEqual([]);
  // one whose session is over is not kept
  expect(await gateways(1)[0]?.ask()).toBe('found');
  expect(await database.db.selectFrom('refresh_tokens').selectAll().execute()).toEqual([]);
});

it('two gateways go on with one session: each asks for a token once, and what refreshes is used once', async () => {
  await signedIn('session-1');
  const [one, two] = gateways(2);
  if (one === undefined || two === undefined) throw new Error('no gateways');
  expect(await Promise.all([one.ask(), one.ask(), two.ask(), two.ask()])).toEqual(Array(4).fill('found'));
  expect(one.endpoint.asked).toHaveLength(2);
  one.made.now += 600_000;
  two.made.now += 600_000;
  expect(await Promise.all([one.ask(), one.ask(), two.ask(), two.ask()])).toEqual(Array(4).fill('found'));
  expect(one.endpoint.asked).toHaveLength(4);
  expect(one.endpoint.asked.filter((grant) => grant === 'refresh_token').length).toBeGreaterThanOrEqual(1);
  await sessionStore(database.db).remove('session-1');
});

it('nothing of it is told, whether it goes well or not', async () => {
  await signedIn('session-1');
  const [gateway] = gateways(1);
  if (gateway === undefined) throw new Error('no gateway');
  const { made, endpoint } = gateway;
  // after whatever was paced before
  made.now += 700_000;
  const metrics = createMetrics();
  const errors: unknown[] = [];
  const ask = async (): Promise<void> => {
    errors.push(await gateway.ask().catch((error: unknown) => error));
  };
  await ask();
  endpoint.revokeAll();
  await ask();
  made.now += 10 * 3_600_000;
  await ask();
  for (const [kind, outcome] of made.told) metrics.credentialTold(kind, outcome);
  const secrets = [
    NUMBER,
    apiKey,
    idToken,
    ...made.left.flatMap(({ headers }) => headers.get('Authorization')?.replace(/^Bearer /u, '') ?? []),
    ...(
      await Promise.all(
        made.left
          .filter(({ url }) => url === TOKEN_URL)
          .map(async (request) => {
            const form = new URLSearchParams(await request.text());
            return ['client_assertion', 'subject_token', 'refresh_token'].flatMap((name) => form.get(name) ?? []);
          }),
      )
    ).flat(),
  ];
  expect(new Set(secrets).size).toBeGreaterThan(6);
  expect(made.told.map(([, outcome]) => outcome)).toContain('sign-in-again');
  const told = [
    ...made.lines,
    await metrics.text(),
    await rows(),
    ...errors.map((error) => (error instanceof Error ? String(error.stack) + JSON.stringify(error) : String(error))),
  ].join('\n');
  for (const secret of secrets) expect(told.includes(secret), secret.slice(0, 12)).toBe(false);
  expect(told).not.toMatch(/canary|eyJ/);
});
