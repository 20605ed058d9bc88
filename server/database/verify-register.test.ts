/** Is every way of changing the register behind the server's back found, and named by number and never by person? */
import { PGlite } from '@electric-sql/pglite';
import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../../tests/kits/server/databases';
import { decision, PEOPLE, testRegister, type TestRegister } from '../../tests/kits/server/registers';
import type { OptOutStore } from '../../src/gateway/ports';
import { sealRegister } from '../register/seal';
import { migrate } from './migrate';
import { MIGRATIONS } from './migrations';
import { optOutStore, registerHead } from './opt-out-store';
import { pgliteDialect } from './pglite-dialect';
import { decisionHash } from './register-chain';
import type { Tables } from './tables';
import { verifyAudit } from './verify-audit';
import { verifyRegister, type RegisterVerified } from './verify-register';

const INSERT = 'insert into opt_outs (id, nhs_number, date_time, body, number, previous, hash)';
const INSTANCE = { name: 'North Central London', region: 'QMJ' };

describe.each(DATABASES)('the register on %s', (_name, place) => {
  let register: TestRegister;
  let store: OptOutStore;

  beforeAll(async () => {
    register = await testRegister(await place());
    store = optOutStore(register.database.db);
    for (const person of PEOPLE) await register.add(store, decision(person));
  });
  afterAll(() => register.remove());

  /** Tampers with the guards taken away, in a transaction that is rolled back. */
  async function verifiedAfter(tampering: readonly string[], anchored = false): Promise<RegisterVerified> {
    const { db } = register.database;
    const places = anchored ? [await registerHead(db)] : [];
    const transaction = await db.startTransaction().execute();
    try {
      for (const table of ['opt_outs', 'opt_out_head', 'audit', 'audit_head'])
        await sql.raw(`alter table ${table} disable trigger all`).execute(transaction);
      for (const statement of tampering) await sql.raw(statement).execute(transaction);
      return await verifyRegister(transaction, places);
    } finally {
      await transaction.rollback().execute();
    }
  }

  /** As somebody would who knows the rule: every row from `from` on is hashed anew, and the head with them. */
  const hashedAnew = (from: number): string =>
    `do $do$ declare one record; last text;
       begin
         select coalesce(max(hash), '') into last from opt_outs where number = ${String(from - 1)};
         for one in select * from opt_outs where number >= ${String(from)} order by number loop
           update opt_outs set previous = last,
             hash = encode(sha256(convert_to(concat('[', to_json(last), ',', one.number, ',',
             to_json(one.id), ',', to_json(one.nhs_number), ',', to_json(one.date_time), ',',
             to_json(one.body), ']'), 'UTF8')), 'hex')
             where number = one.number returning hash into last;
         end loop;
         update opt_out_head set (number, hash) = (select number, hash from opt_outs order by number desc limit 1);
       end $do$`;

  it('holds together, with the audit', async () => {
    expect(await verifyRegister(register.database.db, [await registerHead(register.database.db)])).toMatchObject({
      ok: true,
      decisions: PEOPLE.length,
    });
    expect(await verifyAudit(register.database.db)).toMatchObject({ ok: true, events: PEOPLE.length });
  });

  it.each([
    ['three opt-outs deleted', ['delete from opt_outs where number in (2, 3, 5)'], [2, 3, 5], 'missing from'],
    ['the last one deleted', ['delete from opt_outs where number = 6'], [6], 'missing from'],
    [
      'the last one deleted, and the head put back',
      ['delete from opt_outs where number = 6', hashedAnew(6)],
      [6],
      'missing from',
    ],
    [
      'all of them deleted, and the head emptied',
      ['delete from opt_outs', `update opt_out_head set number = 0, hash = ''`],
      [1, 2, 3, 4, 5, 6],
      'missing from',
    ],
    [
      'one deleted, the rest renumbered and hashed anew',
      [
        'delete from opt_outs where number = 2',
        'update opt_outs set number = -number where number > 2',
        'update opt_outs set number = -number - 1 where number < 0',
        hashedAnew(1),
      ],
      [6],
      'missing from',
    ],
    [
      'a person exchanged',
      [`update opt_outs set nhs_number = '9990000077' where number = 4`],
      [4],
      'changed in the opt-out register, or put in',
    ],
    [
      'a denial made a permission',
      [`update opt_outs set body = replace(body, '"deny"', '"permit"') where number = 2`],
      [2],
      'changed in the opt-out register, or put in',
    ],
    [
      'a permission hashed anew',
      [`update opt_outs set body = replace(body, '"deny"', '"permit"') where number = 6`, hashedAnew(6)],
      [6],
      'is not what the audit tells of',
    ],
    [
      'a decision put in, hashed as it would have been',
      [`${INSERT} values ('x', '9990000077', '2026-01-01', '{}', 7, '', '')`, hashedAnew(7)],
      [7],
      'without an event in the audit',
    ],
    ['an event of the audit deleted', ['delete from audit where seq = 3'], [3], 'without an event in the audit'],
  ])('finds %s', async (_what, tampering, decisions, problem) => {
    const found = await verifiedAfter(tampering);
    expect(found).toMatchObject({ ok: false, behind: false, decisions });
    if (found.ok) throw new Error('it was not found');
    expect(found.problem).toContain(problem);
    for (const person of PEOPLE) expect(JSON.stringify(found)).not.toContain(person);
  });

  it('both cut short together is found by what is anchored outside, as a register that is older', async () => {
    const cut = [
      'delete from opt_outs where number > 4',
      hashedAnew(4),
      'delete from audit where seq > 4',
      'update audit_head set (seq, hash) = (select seq, hash from audit order by seq desc limit 1)',
    ];
    expect(await verifiedAfter(cut)).toMatchObject({ ok: true, decisions: 4 });
    expect(await verifiedAfter(cut, true)).toMatchObject({ ok: false, behind: true, decisions: [5, 6] });
  });

  it.each([
    `update opt_out_head set number = 0`,
    'delete from opt_out_head',
    'truncate opt_out_head',
    `${INSERT} select 'y', '1', '', '{}', number + 2, hash, 'f' from opt_out_head`,
    `${INSERT} select 'y', '1', '', '{}', number + 1, 'f', 'f' from opt_out_head`,
  ])('the database refuses: %s', async (statement) => {
    await expect(sql.raw(statement).execute(register.database.db)).rejects.toThrow(/append-only/);
  });

  it('a decision whose event cannot be made, or taken, does not stand; and no event stands without its decision', async () => {
    const before = await registerHead(register.database.db);
    await expect(
      store.add(decision('9990000093'), () => {
        throw new Error('no event');
      }),
    ).rejects.toThrow();
    const twice = decision('9990000093');
    await register.add(store, twice);
    await expect(register.add(store, twice)).rejects.toThrow();
    expect(await registerHead(register.database.db)).toMatchObject({ number: before.number + 1 });
    expect(await verifyRegister(register.database.db)).toMatchObject({ ok: true });
    expect(await verifyAudit(register.database.db)).toMatchObject({ ok: true, events: before.number + 1 });
  });

  it('keeps one chain however many decide at once', async () => {
    const before = await registerHead(register.database.db);
    await Promise.all(Array.from({ length: 12 }, () => register.add(store, decision('9990000085'))));
    expect(await verifyRegister(register.database.db)).toMatchObject({ ok: true, decisions: before.number + 12 });
    expect(await store.of('9990000085')).toHaveLength(12);
  });
});

describe('decisions of an earlier release', () => {
  it('stand in the chain in the order they were stored, sealed by one event, once', async () => {
    const db = new Kysely<Tables>({ dialect: pgliteDialect(await PGlite.create()) });
    await migrate(
      db,
      MIGRATIONS.filter(({ id }) => id !== '0021-register-chain'),
    );
    const old = PEOPLE.map((person) => decision(person));
    for (const { id, nhsNumber, dateTime, consent } of old)
      await sql`insert into opt_outs (id, nhs_number, date_time, body)
        values (${id}, ${nhsNumber}, ${dateTime}, ${JSON.stringify(consent)})`.execute(db);
    await migrate(db);
    const rows = await db.selectFrom('opt_outs').selectAll().orderBy('number').execute();
    let previous = '';
    for (const [at, row] of rows.entries()) {
      expect(row.id).toBe(old[at]?.id);
      previous = decisionHash(previous, {
        number: at + 1,
        id: row.id,
        nhsNumber: row.nhs_number,
        dateTime: row.date_time,
        body: row.body,
      });
      expect(row.hash).toBe(previous);
    }
    await sealRegister(db, INSTANCE, 1_790_000_000_000);
    await sealRegister(db, INSTANCE, 1_790_000_000_000);
    expect(await verifyAudit(db)).toMatchObject({ ok: true, events: 1 });
    expect(await verifyRegister(db)).toMatchObject({ ok: true, decisions: PEOPLE.length });
    await sql`alter table opt_outs disable trigger all`.execute(db);
    await sql`delete from opt_outs where number = 2`.execute(db);
    expect(await verifyRegister(db)).toMatchObject({ ok: false, decisions: [2] });
    await db.destroy();
  });
});
