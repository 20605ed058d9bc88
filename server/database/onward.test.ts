/** Does a running server notice that its database was put back to an earlier day? On both databases. */
import type { AuditEvent } from 'fhir/r4';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { DATABASES } from '../../tests/kits/server/databases';
import { failureOf } from '../../src/gateway/failures';
import { onward } from './onward';
import { openDatabase, type Database } from './open';
import { databaseStores } from './stores';

const EVENT: AuditEvent = {
  resourceType: 'AuditEvent',
  type: { code: 'x' },
  recorded: '2026-11-25T08:00:00.000Z',
  agent: [{ requestor: true }],
  source: { observer: { display: 'gateway' } },
};

/** As a restore does it. */
async function putBack(db: Database['db'], { seq, hash } = { seq: '0', hash: '' }): Promise<void> {
  for (const table of ['audit', 'audit_head'])
    await sql`alter table ${sql.table(table)} disable trigger all`.execute(db);
  await sql`delete from audit`.execute(db);
  await sql`update audit_head set seq = ${seq}, hash = ${hash}`.execute(db);
  for (const table of ['audit', 'audit_head'])
    await sql`alter table ${sql.table(table)} enable trigger all`.execute(db);
}

describe.each(DATABASES)('a server on %s', (_name, place) => {
  it('answers nothing, and is not ready, once its audit ends before what it wrote', async () => {
    const here = await place();
    const opened = await openDatabase(here.url);
    if (!opened.ok) throw new Error(opened.problem);
    const { db } = opened;
    const [stores, other] = [databaseStores(db), databaseStores(db)];
    const lastNight = await sql<{ seq: string; hash: string }>`select seq, hash from audit_head`.execute(db);
    for (let row = 0; row < 5; row += 1) await stores.audit.append(EVENT, {});
    await putBack(db, lastNight.rows[0]);

    const why = await stores.audit.append(EVENT, {}).catch((error: unknown) => failureOf(error));
    expect(why).toEqual({ part: 'audit', kind: 'went-back' });
    // and for good: rows that another server appends since do not hide what is gone
    for (let row = 0; row < 9; row += 1) await other.audit.append(EVENT, {});
    await expect(stores.audit.append(EVENT, {})).rejects.toThrow('ends before');
    await expect(stores.ready()).rejects.toThrow('ends before');
    await other.ready();
    await opened.close();
    await here.remove();
  });

  it('is not ready though it writes nothing meanwhile', async () => {
    const here = await place();
    const opened = await openDatabase(here.url);
    if (!opened.ok) throw new Error(opened.problem);
    const chain = onward();
    // another server writes, and this one only says that it is ready
    for (let row = 0; row < 3; row += 1) await databaseStores(opened.db).audit.append(EVENT, {});
    await chain.stands(opened.db);
    await putBack(opened.db);
    await expect(chain.stands(opened.db)).rejects.toThrow('ends before');
    await opened.close();
    await here.remove();
  });
});

it('goes on whichever of two answers comes first', () => {
  const chain = onward();
  const since = chain.known();
  chain.reached(12, since);
  chain.reached(5, since);
  expect(chain.known()).toBe(12);
  expect(() => {
    chain.reached(12, 12);
  }).toThrow('ends before');
});
