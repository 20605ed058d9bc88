/**
 * How is who-looked kept so that nobody can take it back? One chain, appended to in turn, durable before it is
 * answered.
 */
import { sql, type Kysely } from 'kysely';
import type { AuditEvent } from 'fhir/r4';
import type { AuditPage, AuditQuery, AuditStore } from '../../src/gateway/ports';
import { canonical, linkHash } from './chain';
import type { Tables } from './tables';

const instant = (text: string): string => new Date(text).toISOString();

/** A bare date as the end of a period means the whole of that day. */
const upTo = (text: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) ? instant(`${text}T23:59:59.999Z`) : instant(text);

function rowsOf(db: Kysely<Tables>, { nhsNumber, userId, from, to }: AuditQuery, after: number | undefined) {
  let rows = db.selectFrom('audit');
  if (nhsNumber !== undefined) rows = rows.where('nhs_number', '=', nhsNumber);
  if (userId !== undefined) rows = rows.where('user_id', '=', userId);
  if (from !== undefined) rows = rows.where('recorded', '>=', instant(from));
  if (to !== undefined) rows = rows.where('recorded', '<=', upTo(to));
  return after === undefined ? rows : rows.where('seq', '<', after);
}

/**
 * Unasked rows are read from the end of the chain. What is asked for is found by its own index and then put in order:
 * along the chain, the last page of a short period would be sought through all that is older.
 */
const inOrder = (query: AuditQuery) => (Object.keys(query).length === 0 ? sql<number>`seq` : sql<number>`seq + 0`);

/**
 * INVARIANT: an append is acknowledged only when the database has said that the row is committed. A connection that
 * ends
 * while it commits leaves open whether the row stands: that is told as a failure, nothing is answered on it, and
 * nothing
 * is repeated by itself. The row may then stand without an answer, which is true to what it says: somebody asked.
 * Whatever follows reads the head anew, so that the chain goes on after that row or without it, and never beside it.
 */
export const auditStore = (db: Kysely<Tables>): AuditStore => ({
  async append(event, keys) {
    const text = canonical(event);
    const recorded = instant(event.recorded);
    await db.transaction().execute(async (transaction) => {
      // INVARIANT: the head is locked until the row stands, so that no two rows follow the same one.
      const head = await transaction
        .selectFrom('audit_head')
        .select(['seq', 'hash'])
        .where('id', '=', 1)
        .forUpdate()
        .executeTakeFirstOrThrow();
      const link = {
        seq: Number(head.seq) + 1,
        recorded,
        nhsNumber: keys.nhsNumber ?? null,
        userId: keys.userId ?? null,
        event: text,
      };
      const hash = linkHash(head.hash, link);
      await transaction
        .insertInto('audit')
        .values({
          seq: link.seq,
          recorded,
          nhs_number: link.nhsNumber,
          user_id: link.userId,
          event: text,
          previous: head.hash,
          hash,
        })
        .execute();
      await transaction.updateTable('audit_head').set({ seq: link.seq, hash }).where('id', '=', 1).execute();
    });
  },
  async search(query: AuditQuery, { count, after }: AuditPage) {
    const found = rowsOf(db, query, after).select('seq').orderBy(inOrder(query), 'desc').limit(count);
    const rows = await db
      .selectFrom('audit')
      .select(['seq', 'event'])
      .where('seq', 'in', found)
      .orderBy('seq', 'desc')
      .execute();
    return rows.map(({ seq, event }) => ({ seq: Number(seq), event: JSON.parse(event) as AuditEvent }));
  },
});

/** The last row of the chain as it stands: what an anchor notes. */
export async function auditHead(db: Kysely<Tables>): Promise<{ readonly seq: number; readonly hash: string }> {
  const { seq, hash } = await db
    .selectFrom('audit_head')
    .select(['seq', 'hash'])
    .where('id', '=', 1)
    .executeTakeFirstOrThrow();
  return { seq: Number(seq), hash };
}
