/**
 * How is who-looked kept so that nobody can take it back? One chain, appended to in turn, durable before it is
 * answered.
 */
import { sql, type Kysely } from 'kysely';
import type { AuditEvent } from 'fhir/r4';
import type { AuditPage, AuditQuery, AuditStore } from '../../src/gateway/ports';
import { sealedParts } from './archived';
import { canonical } from './chain';
import { inGroups } from './in-groups';
import { onward, type Onward } from './onward';
import type { Tables } from './tables';

const instant = (text: string): string => new Date(text).toISOString();

/** A bare date as the end of a period means the whole of that day. */
const upTo = (text: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) ? instant(`${text}T23:59:59.999Z`) : instant(text);

/** Where whoever did it was working, as the event says it: the words of an index (0050-privacy). */
const PLACE = sql<string>`substring(event from '"type":"ods","valueString":"([^"]*)"')`;

function rowsOf(
  db: Kysely<Tables>,
  { nhsNumber, userId, from, to, organisation }: AuditQuery,
  after: number | undefined,
) {
  let rows = db.selectFrom('audit');
  if (nhsNumber !== undefined) rows = rows.where('nhs_number', '=', nhsNumber);
  if (userId !== undefined) rows = rows.where('user_id', '=', userId);
  if (from !== undefined) rows = rows.where('recorded', '>=', instant(from));
  if (to !== undefined) rows = rows.where('recorded', '<=', upTo(to));
  if (organisation !== undefined) rows = rows.where(PLACE, '=', organisation);
  return after === undefined ? rows : rows.where('seq', '<', after);
}

/**
 * Unasked rows are read from the end of the chain. What is asked for is found by its own index and then put in order:
 * along the chain, the last page of a short period would be sought through all that is older.
 */
const inOrder = (query: AuditQuery) =>
  Object.keys(query).every((key) => key === 'organisation') ? sql<number>`seq` : sql<number>`seq + 0`;

/** What one row of the audit is made of, before it has a place in the chain. */
interface Entry {
  readonly recorded: string;
  readonly nhsNumber: string | null;
  readonly userId: string | null;
  readonly event: string;
}

/**
 * Text that the database keeps, and gives back, as it is: no half of a surrogate pair, no NUL, no mark of byte order
 * before it.
 */
const isKeepable = (text: string | null): boolean =>
  text === null || (!/\p{Surrogate}/u.test(text) && !text.includes('\0') && !text.startsWith('\ufeff'));

/** Events in one step: each version of the head stays until the step is committed, and a page holds so many. */
const GROUP = { most: 32, lanes: 2, waitMs: 2_000 };

/**
 * INVARIANT: an append is acknowledged only when the database has said that the row is committed: the answer to a
 * statement outside a transaction is taken when the server is ready for the next one. A connection that ends meanwhile
 * leaves open whether the row stands: that is told as a failure, nothing is answered on it, and nothing is repeated by
 * itself. The row may then stand without an answer, which is true to what it says: somebody asked. Whatever follows
 * reads the head anew, under its lock, so that the chain goes on after that row or without it, and never beside it.
 */
function appending(db: Kysely<Tables>, chain: Onward): (entry: Entry) => Promise<void> {
  const append = async (entries: readonly Entry[]): Promise<void> => {
    const since = chain.known();
    const appended = sql<{ seq: string | number }>`select append_audit(${JSON.stringify(entries)}::json) as seq`;
    const { rows } = await appended.execute(db);
    chain.reached(Number(rows[0]?.seq), since);
  };
  // within a transaction, which is somebody's own, an event waits for no others
  if (!db.isTransaction) return inGroups(append, GROUP);
  return async (entry) => {
    await append([entry]);
  };
}

export const auditStore = (db: Kysely<Tables>, chain = onward(), append = appending(db, chain)): AuditStore => ({
  async append(event, keys) {
    const [nhsNumber, userId] = [keys.nhsNumber ?? null, keys.userId ?? null];
    if (!isKeepable(nhsNumber) || !isKeepable(userId))
      throw new Error('a key of the audit is no text that can be kept');
    await append({ recorded: instant(event.recorded), nhsNumber, userId, event: canonical(event) });
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
  async archivedUpTo() {
    const parts = await sealedParts(db);
    return parts.reduce<string | null>(
      (latest, { until }) => (latest === null || until > latest ? until : latest),
      null,
    );
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
