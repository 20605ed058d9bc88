/**
 * Does a gateway that is told to end do so although a provider never answers and a question to the database hangs, and
 * is what it had acknowledged kept? What does not end is left behind by name: no test waits it out.
 */
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkConfig } from '../../server/config';
import { startServer } from '../../server/running';
import { wayTo, type Way } from '../frozen-way';
import { freshDatabase, postgresBin, startCluster, type Cluster, type OwnDatabase } from '../postgres';
import { BORN, NUMBERS, startAnybody, type Anybody } from './anybody';
import { visitorOf } from './node-mount';
import { askProvider, open, signIn } from './signed-in';

const ROOT = join(import.meta.dirname, '../..');
const given = process.env.TEST_DATABASE_URL;
const bin = postgresBin();
/** Short, since everything hangs. */
const LIMITS = { requestsMs: 100, partsMs: 100, anchorMs: 100, databaseMs: 100 };
const NHS_NUMBER = NUMBERS[7] ?? '';

const WHERE = '(TEST_DATABASE_URL, or its programs on this machine)';

describe.skipIf(given === undefined && bin === null)(`on a PostgreSQL ${WHERE}`, () => {
  let cluster: Cluster | null = null;
  let database: OwnDatabase;
  let providers: Anybody;
  let way: Way;
  beforeAll(async () => {
    if (given === undefined && bin !== null) cluster = await startCluster(bin);
    database = await freshDatabase(given ?? cluster?.url ?? '');
    way = await wayTo(database.url);
    providers = await startAnybody();
  });
  afterAll(async () => {
    await providers.close(0);
    await way.close();
    await database.remove();
    await cluster?.remove();
  });

  async function auditedOpenings(): Promise<number> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      const { rowCount } = await client.query(`select 1 from audit where nhs_number = $1 and event like $2`, [
        NHS_NUMBER,
        '%Opened the record%',
      ]);
      return rowCount ?? 0;
    } finally {
      await client.end();
    }
  }

  it('leaves behind what hangs, and has lost nothing that it acknowledged', async () => {
    const left: unknown[] = [];
    const log = {
      info: () => undefined,
      error: (fields: object, message: string) => {
        if (message === 'what hung at the end was left behind') left.push((fields as { what?: unknown }).what);
      },
    };
    const checked = checkConfig({ ...providers.config, listen: { port: 0 }, database: { url: way.url } }, ROOT);
    if (!checked.ok) throw new Error(checked.problems.join('\n'));
    const started = await startServer({ config: checked.config, app: join(ROOT, 'dist'), log });
    if (!started.ok) throw new Error(started.problems.join('\n'));
    const { origin, close } = started.server;
    const ben = await signIn({ visitor: () => visitorOf(origin) }, 'ben');
    const { access } = await open(ben, { nhsNumber: NHS_NUMBER, dateOfBirth: BORN }, 'emergency', 'Unconscious');

    let goOn = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      providers.waitFor(
        () =>
          new Promise((answered) => {
            goOn = answered;
            resolve();
          }),
      );
    });
    const reading = askProvider(ben, access, 'only').catch(() => 'cut off');
    await asked;
    way.freeze('later ones too');
    const listing = ben.ask('GET', '/api/records').catch(() => 'cut off');
    await close(LIMITS);
    expect(await Promise.all([reading, listing])).toEqual(['cut off', 'cut off']);
    expect(left).toEqual(['requests', 'audit', 'database']);
    goOn();
    expect(await auditedOpenings()).toBe(1);
  });
});
