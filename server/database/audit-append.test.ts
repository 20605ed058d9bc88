/** Does the database chain a row by the very words that the verifier hashes, whatever they are? On both databases. */
import type { AuditEvent } from 'fhir/r4';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditedIn } from '../../tests/kits/gateway/audited';
import { DATABASES, type Place } from '../../tests/kits/server/databases';
import type { Stores } from '../../src/gateway/ports';
import { linkHash } from './chain';
import { openDatabase, type Database } from './open';
import { databaseStores } from './stores';
import { verifyAudit } from './verify-audit';

const event = (text: string): AuditEvent => ({
  resourceType: 'AuditEvent',
  type: { code: text },
  recorded: '2026-11-25T08:00:00.000Z',
  agent: [{ requestor: true }],
  source: { observer: { display: 'gateway' } },
});

/** Quotes, controls, what JSON need not escape and might, and characters of two units. */
const piece = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"', '\\', '/', '\b\f\n\r\t', '\u0001\u001f\u007f\u0085', '\u2028\u2029', '\ufeff', '𝔘😀', "'", '$1'),
);
const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));
const key = text.filter(
  (value) => !value.includes('\0') && !/\p{Surrogate}/u.test(value) && !value.startsWith('\ufeff'),
);

describe.each(DATABASES)('an append on %s', (_name, place) => {
  let here: Place;
  let database: Database;
  let stores: Stores;

  beforeAll(async () => {
    here = await place();
    const opened = await openDatabase(here.url);
    if (!opened.ok) throw new Error(opened.problem);
    database = opened;
    stores = databaseStores(opened.db);
  });
  afterAll(async () => {
    await database.close();
    await here.remove();
  });

  it('hashes the words that linkHash hashes, and keeps them as they were', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.option(key), fc.option(key), async (code, nhsNumber, userId) => {
        const keys = { ...(nhsNumber === null ? {} : { nhsNumber }), ...(userId === null ? {} : { userId }) };
        await stores.audit.append(event(code), keys);
        const row = await database.db
          .selectFrom('audit')
          .selectAll()
          .orderBy('seq', 'desc')
          .limit(1)
          .executeTakeFirst();
        expect(row).toMatchObject({ nhs_number: nhsNumber, user_id: userId });
        expect(JSON.parse(row?.event ?? '')).toEqual(JSON.parse(JSON.stringify(event(code))));
        const link = {
          seq: Number(row?.seq),
          recorded: '2026-11-25T08:00:00.000Z',
          nhsNumber,
          userId,
          event: row?.event ?? '',
        };
        expect(row?.hash).toBe(linkHash(row?.previous ?? '', link));
      }),
    );
    expect(await verifyAudit(database.db)).toMatchObject({ ok: true });
  });

  it.each([
    ['half of a pair', '\ud800x'],
    ['the other half', 'x\udfff'],
    ['a NUL', 'a\0b'],
    ['a mark of byte order before it', '\ufeffx'],
  ])('refuses a key with %s, and nothing of it stands', async (_what, bad) => {
    const before = (await auditedIn(stores)).length;
    await expect(stores.audit.append(event('x'), { userId: bad })).rejects.toThrow();
    await expect(stores.audit.append(event('x'), { nhsNumber: bad })).rejects.toThrow();
    expect(await auditedIn(stores)).toHaveLength(before);
  });

  it('keeps what several append at once, in whole groups, each once', async () => {
    const codes = Array.from({ length: 100 }, (_, at) => `at once ${String(at)}`);
    await Promise.all(codes.map((code) => stores.audit.append(event(code), { userId: 'many' })));
    expect((await auditedIn(stores, { userId: 'many' })).map(({ type }) => type.code).sort()).toEqual(codes.sort());
    expect(await verifyAudit(database.db)).toMatchObject({ ok: true });
  });

  it('proves that it can write, and leaves nothing of the proof', async () => {
    const rows = async (): Promise<unknown> =>
      (
        await sql`select (select count(*) from audit_probe) as probes, (select seq from audit_head) as seq`.execute(
          database.db,
        )
      ).rows;
    const before = await rows();
    await stores.ready();
    expect(await rows()).toEqual(before);
  });
});

const postgres = process.env.TEST_DATABASE_URL;

describe.skipIf(postgres === undefined)('readiness on a PostgreSQL (TEST_DATABASE_URL)', () => {
  it.each([
    ['the audit', 'lock table audit in share mode'],
    ['its head', 'select * from audit_head for update'],
  ])('is refused while %s is locked, and given when it is free again', async (_what, locking) => {
    const here = await DATABASES.at(-1)?.[1]();
    const opened = await openDatabase(here?.url ?? '');
    if (!opened.ok) throw new Error(opened.problem);
    const stores = databaseStores(opened.db);
    const lock = await opened.db.startTransaction().execute();
    await sql.raw(locking).execute(lock);
    await expect(stores.ready()).rejects.toThrow(/lock timeout/);
    await lock.rollback().execute();
    await expect(stores.ready()).resolves.toBeUndefined();
    await opened.close();
    await here?.remove();
  });
});
