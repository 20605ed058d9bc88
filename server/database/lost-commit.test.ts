/**
 * A connection that ends while a row of the audit is being committed: is the row not acknowledged, whether it stands
 * or not, and the chain whole? Against a real PostgreSQL.
 */
import type { AuditEvent } from 'fhir/r4';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { wayTo, type Way } from '../../tests/frozen-way';
import { freshDatabase, postgresBin, startCluster, type Cluster, type OwnDatabase } from '../../tests/postgres';
import type { Stores } from '../../src/gateway/ports';
import { openDatabase, type Database } from './open';
import { databaseStores } from './stores';
import { verifyAudit } from './verify-audit';
import { auditedIn } from '../../tests/kits/gateway/audited';

const given = process.env.TEST_DATABASE_URL;
const bin = postgresBin();

const event = (text: string): AuditEvent => ({
  resourceType: 'AuditEvent',
  type: { code: text },
  recorded: '2026-11-25T08:00:00.000Z',
  agent: [{ requestor: true }],
  source: { observer: { display: 'gateway' } },
});

const WHERE = '(TEST_DATABASE_URL, or its programs on this machine)';

describe.skipIf(given === undefined && bin === null)(`the audit on a PostgreSQL ${WHERE}`, () => {
  let cluster: Cluster | null = null;
  let place: OwnDatabase;
  let way: Way;
  let database: Database;
  let stores: Stores;

  beforeAll(async () => {
    if (given === undefined && bin !== null) cluster = await startCluster(bin);
  });
  afterAll(() => cluster?.remove());
  beforeEach(async () => {
    place = await freshDatabase(given ?? cluster?.url ?? '');
    way = await wayTo(place.url);
    const opened = await openDatabase(way.url);
    if (!opened.ok) throw new Error(opened.problem);
    database = opened;
    stores = databaseStores(opened.db);
  });
  afterEach(async () => {
    await database.close();
    await way.close();
    await place.remove();
  });

  const kept = async (): Promise<readonly unknown[]> => (await auditedIn(stores)).map(({ type }) => type.code);

  it.each([
    ['before it is heard', ['before', 'after']],
    ['before its answer', ['before', 'lost', 'after']],
  ] as const)(
    'a commit cut off %s is not acknowledged, and what follows follows what stands',
    async (when, standing) => {
      await stores.audit.append(event('before'), {});
      way.cutAt('append_audit', when);
      await expect(stores.audit.append(event('lost'), {})).rejects.toThrow();
      await stores.audit.append(event('after'), {});
      expect(await kept()).toEqual(standing);
      // as those who try again would, several at once
      await Promise.all(Array.from({ length: 8 }, () => stores.audit.append(event('again'), {})));
      expect(await verifyAudit(database.db)).toMatchObject({ ok: true, events: standing.length + 8 });
    },
  );
});
