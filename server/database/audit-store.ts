/**
 * How is who-looked kept so that nobody can take it back? One chain, appended to in turn, durable before it is
 * answered.
 */
import type { Kysely } from 'kysely';
import type { AuditEvent } from 'fhir/r4';
import type { AuditQuery, AuditStore } from '../../src/gateway/ports';
import { canonical, linkHash } from './chain';
import type { Tables } from './tables';

const instant = (text: string): string => new Date(text).toISOString();

/** A bare date as the end of a period means the whole of that day. */
const upTo = (text: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) ? instant(`${text}T23:59:59.999Z`) : instant(text);

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
  async search(query: AuditQuery) {
    let rows = db.selectFrom('audit').select('event').orderBy('seq');
    if (query.nhsNumber !== undefined) rows = rows.where('nhs_number', '=', query.nhsNumber);
    if (query.userId !== undefined) rows = rows.where('user_id', '=', query.userId);
    if (query.from !== undefined) rows = rows.where('recorded', '>=', instant(query.from));
    if (query.to !== undefined) rows = rows.where('recorded', '<=', upTo(query.to));
    return (await rows.execute()).map((row) => JSON.parse(row.event) as AuditEvent);
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
