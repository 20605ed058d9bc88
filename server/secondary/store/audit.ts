/** How is the audit stored so that no row can be changed or removed unnoticed? Each row holds the hash of the last. */
import { createHash } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { AuditEvent } from 'fhir/r4';
import { canonical } from '../../database/chain';
import type { AuditKeys, AuditQuery, AuditStore } from '../../../src/secondary/ports';
import type { Tables } from './tables';

interface Link {
  readonly seq: number;
  readonly recorded: string;
  readonly user_id: string;
  readonly person: string | null;
  readonly request: string | null;
  readonly event: string;
}

/** Sha-256, as hex, over the previous hash and everything the row holds. */
const linkHash = (previous: string, { seq, recorded, user_id: user, person, request, event }: Link): string =>
  createHash('sha256')
    .update(JSON.stringify([previous, seq, recorded, user, person, request, event]))
    .digest('hex');

const headOf = (db: Transaction<Tables>) =>
  db.selectFrom('audit_head').select(['seq', 'hash']).where('id', '=', 1).forUpdate().executeTakeFirstOrThrow();

async function append(db: Kysely<Tables>, event: AuditEvent, keys: AuditKeys): Promise<void> {
  const { userId, person = null, request = null } = keys;
  await db.transaction().execute(async (transaction) => {
    const head = await headOf(transaction);
    const seq = Number(head.seq) + 1;
    const row = { seq, recorded: event.recorded, user_id: userId, person, request, event: canonical(event) };
    const hash = linkHash(head.hash, row);
    await transaction
      .insertInto('audit')
      .values({ ...row, previous: head.hash, hash })
      .execute();
    await transaction.updateTable('audit_head').set({ seq, hash }).where('id', '=', 1).execute();
  });
}

function rowsOf(db: Kysely<Tables>, { userId, person, request, from, to }: AuditQuery, after: number | undefined) {
  let rows = db.selectFrom('audit').select(['seq', 'event']);
  if (userId !== undefined) rows = rows.where('user_id', '=', userId);
  if (person !== undefined) rows = rows.where('person', '=', person);
  if (request !== undefined) rows = rows.where('request', '=', request);
  if (from !== undefined) rows = rows.where('recorded', '>=', from);
  if (to !== undefined) rows = rows.where('recorded', '<=', to);
  return after === undefined ? rows : rows.where('seq', '<', after);
}

export const auditStore = (db: Kysely<Tables>): AuditStore => ({
  append: (event, keys) => append(db, event, keys),
  async search(query, { count, after }) {
    const rows = await rowsOf(db, query, after).orderBy('seq', 'desc').limit(count).execute();
    return rows.map(({ seq, event }) => ({ seq: Number(seq), event: JSON.parse(event) as AuditEvent }));
  },
});

/** Can an event be taken now? Rejects where it cannot. Nothing is written. */
export async function tryAudit(db: Kysely<Tables>): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`set local lock_timeout = '1500ms'`.execute(transaction);
    await headOf(transaction);
  });
}

const PAGE = 1_000;

/** What is wrong with the chain, in a sentence; null where nothing is. */
export async function auditProblem(db: Kysely<Tables>): Promise<string | null> {
  let [seq, hash] = [0, ''];
  for (;;) {
    const rows = await db.selectFrom('audit').selectAll().where('seq', '>', seq).orderBy('seq').limit(PAGE).execute();
    for (const row of rows) {
      const link = { ...row, seq: Number(row.seq) };
      if (link.seq !== seq + 1 || row.previous !== hash || linkHash(hash, link) !== row.hash)
        return `the audit has been tampered with at row ${String(seq + 1)}`;
      [seq, hash] = [link.seq, row.hash];
    }
    if (rows.length < PAGE) break;
  }
  const head = await db.selectFrom('audit_head').select(['seq', 'hash']).where('id', '=', 1).executeTakeFirstOrThrow();
  return Number(head.seq) === seq && head.hash === hash
    ? null
    : `the audit ends at row ${String(seq)}, before its head`;
}
