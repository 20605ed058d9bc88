/** How is who-looked kept so that nobody can take it back? One chain, appended to in turn, durable before it is answered. */
import { sql, type Kysely, type Selectable } from 'kysely';
import type { AuditEvent } from 'fhir/r4';
import type { AuditQuery, AuditStore } from '../../src/gateway/ports';
import { canonical, linkHash } from './chain';
import type { Tables } from './tables';

const instant = (text: string): string => new Date(text).toISOString();

/** A bare date as the end of a period means the whole of that day. */
const upTo = (text: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) ? instant(`${text}T23:59:59.999Z`) : instant(text);

export const auditStore = (db: Kysely<Tables>): AuditStore => ({
  async append(event, keys) {
    const text = canonical(event);
    const recorded = instant(event.recorded);
    await db.transaction().execute(async (transaction) => {
      // INVARIANT: the head is locked until the row stands, so that no two rows follow the same one.
      const head = await transaction.selectFrom('audit_head').select(['seq', 'hash']).where('id', '=', 1).forUpdate().executeTakeFirstOrThrow();
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
        .values({ seq: link.seq, recorded, nhs_number: link.nhsNumber, user_id: link.userId, event: text, previous: head.hash, hash })
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

export type Verified =
  | { readonly ok: true; readonly events: number }
  | { readonly ok: false; readonly seq: number; readonly problem: string };

/** Walks the whole chain, a page at a time, and says where it first breaks; a chain cut short at its end is found by its head. */
export async function verifyAudit(db: Kysely<Tables>, page = 1_000): Promise<Verified> {
  // Taken first: what is appended while we walk lies beyond this head and is not yet judged.
  const head = await db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst();
  if (head === undefined) return { ok: false, seq: 0, problem: 'the head of the chain is missing' };
  const last = Number(head.seq);
  let seq = 0;
  let hash = '';
  while (seq < last) {
    const rows = await nextRows(db, seq, last, page);
    if (rows.length === 0) return { ok: false, seq: seq + 1, problem: 'rows are missing at the end' };
    for (const row of rows) {
      if (Number(row.seq) !== seq + 1) return { ok: false, seq: seq + 1, problem: 'a row is missing' };
      const link = { seq: seq + 1, recorded: row.recorded, nhsNumber: row.nhs_number, userId: row.user_id, event: row.event };
      if (row.previous !== hash || row.hash !== linkHash(hash, link)) return { ok: false, seq: seq + 1, problem: 'a row was changed' };
      seq += 1;
      hash = row.hash;
    }
  }
  if (hash !== head.hash) return { ok: false, seq, problem: 'the head of the chain was changed' };
  return { ok: true, events: seq };
}

/** The instant comes back in the words it was hashed in, whatever the driver and the session's time zone. */
function nextRows(db: Kysely<Tables>, after: number, last: number, page: number): Promise<Selectable<Tables['audit']>[]> {
  return db
    .selectFrom('audit')
    .select(['seq', 'nhs_number', 'user_id', 'event', 'previous', 'hash'])
    .select(sql<string>`to_char(recorded at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`.as('recorded'))
    .where('seq', '>', after)
    .where('seq', '<=', last)
    .orderBy('seq')
    .limit(page)
    .execute();
}
