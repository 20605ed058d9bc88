/**
 * Are two gateways on one database as one, whichever is asked? A short choice here; `npm run deep` puts the whole suite
 * to them.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Alert, ChangesAnswer, OpenedRecord } from '../../src/domain/api';
import { freshDatabase, postgresBin, startCluster, type Cluster, type OwnDatabase } from '../postgres';
import type { Visitor } from './mount';
import { MARJORIE } from './people';
import { askProvider, contributionOf, everythingOf, open, signIn, tryOpening } from './signed-in';
import { describeGateway } from './suite';
import { canariesOf, everythingKept, foundIn, twoGateways, type TwoGateways } from './two-gateways';

const given = process.env.TEST_DATABASE_URL;
const bin = postgresBin();
const DEEP = process.env['TWO_GATEWAYS'] === 'whole';
const REASON = 'Unconscious in resus, no history';

let cluster: Cluster | null = null;
let database: OwnDatabase;
let mount: TwoGateways;

async function start(): Promise<TwoGateways> {
  if (given === undefined && bin !== null) cluster = await startCluster(bin);
  database = await freshDatabase(given ?? cluster?.url ?? '');
  mount = await twoGateways(database.url);
  return mount;
}

async function stop(): Promise<void> {
  await mount.close();
  await database.remove();
  await cluster?.remove();
}

/** INVARIANT: nothing that demographics or a provider answered is at rest. */
async function expectNothingKept(): Promise<void> {
  const canaries = canariesOf(mount);
  expect(canaries.length).toBeGreaterThan(200);
  const kept = await everythingKept(database.url);
  expect(kept.length).toBeGreaterThan(10_000);
  expect(foundIn(kept, canaries)).toEqual([]);
}

const bytes = ({ text }: { readonly text: string }): string => text.replace(/"timestamp":"[^"]*"/, '');
/** The same question twice, so that either gateway answers it. */
const twice = async <T>(ask: () => Promise<T>): Promise<readonly [T, T]> => [await ask(), await ask()];

const WHERE = 'on a PostgreSQL (TEST_DATABASE_URL, or its programs on this machine)';

describe.skipIf((given === undefined && bin === null) || !DEEP)(`the whole suite ${WHERE}`, () => {
  describeGateway('as two processes’ worth of gateways, asked in turn', async () => {
    const whole = await start();
    return { ...whole, close: async () => undefined };
  });
  it('has left nothing in the database of what was answered', expectNothingKept);
  afterAll(stop);
});

describe.skipIf((given === undefined && bin === null) || DEEP)(`two gateways ${WHERE}`, () => {
  beforeAll(start);
  beforeEach(() => {
    mount.control.reset();
  });
  afterAll(stop);

  it('know the same session, record and bytes', async () => {
    const asha = await signIn(mount, 'asha');
    const opened = await open(asha, MARJORIE);
    const [one, other] = await twice(() => asha.ask('GET', `/api/records/${opened.access}`));
    expect([one.body, other.body]).toEqual([opened, opened]);
    for (const { id } of opened.providers) {
      const [first, second] = await twice(() => askProvider(asha, opened.access, id));
      expect(bytes(first)).toBe(bytes(second));
    }
    const [listed, again] = await twice(() => asha.ask('GET', '/api/records'));
    expect([listed.body, again.body]).toEqual([{ records: [{ access: opened.access }] }, listed.body]);
  });

  it('hand out a document that the other has released', async () => {
    const asha = await signIn(mount, 'asha');
    const opened = await open(asha, MARJORIE);
    const all = await everythingOf(asha, opened);
    const documents = [...all].flatMap(([provider, { text }]) =>
      [...text.matchAll(/"Binary\/([0-9a-f]{32})"/g)].map(([, id]) => [provider, id] as const),
    );
    expect(documents.length).toBeGreaterThan(0);
    for (const [provider, id] of documents.slice(0, 2)) {
      const [one, other] = await twice(() =>
        asha.ask('GET', `/fhir/${provider}/Patient/${opened.access}/Binary/${id ?? ''}`),
      );
      expect([one.status, other.text]).toEqual([200, one.text]);
    }
  });

  it('tell the same of what is new, whichever has answered and whichever is asked', async () => {
    const news = async (visitor: Visitor, access: string): Promise<ChangesAnswer> => {
      const [one, other] = await twice(() => visitor.ask('GET', `/api/records/${access}/changes`));
      expect(one.status).toBe(200);
      expect(other.text).toBe(one.text);
      return one.body as ChangesAnswer;
    };
    const peter = await signIn(mount, 'peter');
    const first = await open(peter, MARJORIE);
    const answers = await everythingOf(peter, first);
    const before = await news(peter, first.access);
    expect(before.providers.map(({ id, since }) => [id, since]).sort()).toEqual(
      [...answers.keys()].sort().map((id) => [id, null]),
    );
    const second = await open(peter, MARJORIE);
    await everythingOf(peter, second);
    const after = await news(peter, second.access);
    expect(after.providers.length).toBe(before.providers.length);
    for (const { since, added, changed } of after.providers)
      expect([typeof since, added, changed]).toEqual(['string', [], []]);
  });

  it('end together: a record closed, a role changed, a session over', async () => {
    const sam = await signIn(mount, 'sam');
    const { access } = await open(sam, MARJORIE);
    contributionOf(await askProvider(sam, access, 'parkside'));
    expect((await sam.ask('DELETE', `/api/records/${access}`)).status).toBe(204);
    const closed = await twice(() => askProvider(sam, access, 'parkside'));
    expect(closed.map(({ status }) => status)).toEqual([404, 404]);
    const next = await open(sam, MARJORIE);
    expect((await sam.ask('POST', '/api/session/role', { role: 'occupational-therapist' })).status).toBe(200);
    const changed = await twice(() => askProvider(sam, next.access, 'parkside'));
    expect(changed.map(({ status }) => status)).toEqual([404, 404]);
    expect((await sam.ask('DELETE', '/api/session')).status).toBe(204);
    const over = await twice(() => sam.ask('GET', '/api/session'));
    expect(over.map(({ text }) => text)).toEqual(['{"signedIn":false}', '{"signedIn":false}']);
  });

  it('widen and narrow together in an emergency', async () => {
    const jo = await signIn(mount, 'jo');
    const { access } = await open(jo, MARJORIE);
    expect((await jo.ask('POST', `/api/records/${access}/emergency`, { reason: REASON })).status).toBe(200);
    const view = async (): Promise<readonly unknown[]> =>
      (await twice(() => jo.ask('GET', `/api/records/${access}`))).map(({ body }) => (body as OpenedRecord).view);
    const wide = await view();
    expect(wide[0]).toEqual(wide[1]);
    expect(wide[0]).toMatchObject({ emergency: { endsAt: expect.any(String) as string } });
    const read = await twice(() => askProvider(jo, access, 'northgate'));
    expect(bytes(read[0])).toBe(bytes(read[1]));
    expect((await jo.ask('DELETE', `/api/records/${access}/emergency`)).status).toBe(200);
    const narrow = await view();
    expect(narrow[0]).toEqual(narrow[1]);
    expect(narrow[0]).toMatchObject({ emergency: null });
  });

  it('count a trawler’s attempts together, however many are made at once, and tell the same officer the same', async () => {
    const nell = await signIn(mount, 'nell');
    const wrong = Array.from({ length: 24 }, (_, day) => `1950-01-${String(day + 1).padStart(2, '0')}`);
    const attempts = await Promise.all(
      wrong.map((dateOfBirth) => tryOpening(nell, { nhsNumber: MARJORIE.nhsNumber, dateOfBirth })),
    );
    expect(attempts.filter(({ status }) => status === 404)).toHaveLength(20);
    expect(attempts.filter(({ status }) => status === 429)).toHaveLength(4);
    const officer = await signIn(mount, 'priscilla');
    const [alerts, same] = await twice(() => officer.ask('GET', '/api/alerts'));
    expect((alerts.body as { alerts: Alert[] }).alerts.length).toBeGreaterThan(0);
    expect(same.text).toBe(alerts.text);
  });

  it('keep nothing at rest of what demographics or a provider answered, nor a hash that anybody can make', async () => {
    await expectNothingKept();
  });
});
