/** Who is signed in, and which records do they have open? */
import { sql, type Kysely } from 'kysely';
import type { Access, AccessStore, EndedBecause, Session, SessionLimit, SessionStore } from '../../src/gateway/ports';
import { asWellAsked } from '../../src/gateway/as-well-asked';
import type { Tables } from './tables';

/** Any constants will do, as long as every copy of the server takes the same locks. */
const LAUNCH_LOCK = 735_201_146;
const SIGN_IN_LOCK = 735_201_147;

const USER_ID = sql<string>`(body::json -> 'user' ->> 'id')`;
const ENDED = sql<EndedBecause | null>`(body::json ->> 'ended')`;

/**
 * What is left of a session that was ended for another: why. INVARIANT: it names nobody, and is no session to any
 * release of ours that reads it.
 */
const leftOf = (id: string): string => JSON.stringify({ id, ended: 'too-many-sessions' satisfies EndedBecause });

/** Ends the oldest sessions of a user of which there would be too many with one more; how many. */
async function makeRoom(db: Kysely<Tables>, userId: string, limit: SessionLimit): Promise<number> {
  // INVARIANT: one after the other for one user: of two sign-ins at the same moment the later one sees the other's
  await sql`select pg_advisory_xact_lock(${sql.lit(SIGN_IN_LOCK)}, hashtext(${userId}))`.execute(db);
  const tooMany = await db
    .selectFrom('sessions')
    .select('id')
    .where(USER_ID, '=', userId)
    .where('seen_at', '>', limit.seenAfter)
    .where('started_at', '>', limit.startedAfter)
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .offset(limit.most - 1)
    .execute();
  for (const { id } of tooMany) {
    await db
      .updateTable('sessions')
      .set({ body: leftOf(id) })
      .where('id', '=', id)
      .execute();
    await db.deleteFrom('accesses').where('session_id', '=', id).execute();
  }
  return tooMany.length;
}

export const sessionStore = (db: Kysely<Tables>): SessionStore => ({
  async put(session, limit) {
    const row = { started_at: session.startedAt, seen_at: session.seenAt, body: JSON.stringify(session) };
    return db.transaction().execute(async (transaction) => {
      const ended = limit === undefined ? 0 : await makeRoom(transaction, session.user.id, limit);
      await transaction
        .insertInto('sessions')
        .values({ id: session.id, ...row })
        .execute();
      return ended;
    });
  },
  async get(id) {
    const row = await db
      .selectFrom('sessions')
      .select(['body', 'seen_at'])
      .where('id', '=', id)
      .where(ENDED, 'is', null)
      .executeTakeFirst();
    return row === undefined ? null : { ...(JSON.parse(row.body) as Session), seenAt: row.seen_at };
  },
  async endedBecause(id) {
    const row = await db.selectFrom('sessions').select(ENDED.as('ended')).where('id', '=', id).executeTakeFirst();
    return row?.ended ?? null;
  },
  async touch(id, seenAt) {
    const { numUpdatedRows } = await db
      .updateTable('sessions')
      .set({ seen_at: seenAt })
      .where('id', '=', id)
      .where(ENDED, 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  },
  async replace(session) {
    const row = { seen_at: session.seenAt, body: JSON.stringify(session) };
    const { numUpdatedRows } = await db
      .updateTable('sessions')
      .set(row)
      .where('id', '=', session.id)
      .where(ENDED, 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  },
  async remove(id) {
    await db.deleteFrom('sessions').where('id', '=', id).execute();
  },
  async list() {
    const rows = await db.selectFrom('sessions').select(['body', 'seen_at']).where(ENDED, 'is', null).execute();
    return rows.map((row) => ({ ...(JSON.parse(row.body) as Session), seenAt: row.seen_at }));
  },
  async removeOfUser(userId) {
    // INVARIANT: one transaction: no session is left with a record open, and no record without its session
    return db.transaction().execute(async (transaction) => {
      const ended = await transaction.deleteFrom('sessions').where(USER_ID, '=', userId).returning('id').execute();
      const ids = ended.map(({ id }) => id);
      if (ids.length > 0) await transaction.deleteFrom('accesses').where('session_id', 'in', ids).execute();
      return ids.length;
    });
  },
});

/** Reads and writes one access with its row locked; null where it is closed. */
const changedAccess = (db: Kysely<Tables>, id: string, change: (kept: Access) => Access): Promise<Access | null> =>
  db.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom('accesses')
      .select('body')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) return null;
    const access = change(JSON.parse(row.body) as Access);
    await transaction
      .updateTable('accesses')
      .set({ expires_at: access.expiresAt, body: JSON.stringify(access) })
      .where('id', '=', id)
      .execute();
    return access;
  });

const rowOf = (access: Access): Tables['accesses'] => ({
  id: access.id,
  session_id: access.sessionId,
  expires_at: access.expiresAt,
  body: JSON.stringify(access),
  launched_by: access.launched === undefined ? null : access.userId,
});

export const accessStore = (db: Kysely<Tables>): AccessStore => ({
  async put(access) {
    await db.insertInto('accesses').values(rowOf(access)).execute();
  },
  async get(id) {
    const row = await db.selectFrom('accesses').select('body').where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : (JSON.parse(row.body) as Access);
  },
  async replace(access) {
    // INVARIANT: under the row's lock, so that whoever was asked by name meanwhile stays asked
    const changed = await changedAccess(db, access.id, (kept) => asWellAsked(access, kept));
    return changed !== null;
  },
  askAlso: (id, providers) => changedAccess(db, id, (kept) => asWellAsked(kept, { asked: providers })),
  async remove(id) {
    await db.deleteFrom('accesses').where('id', '=', id).execute();
  },
  async ofSession(sessionId) {
    const rows = await db.selectFrom('accesses').select('body').where('session_id', '=', sessionId).execute();
    return rows.map(({ body }) => JSON.parse(body) as Access);
  },
  async removeOfSession(sessionId) {
    await db.deleteFrom('accesses').where('session_id', '=', sessionId).execute();
  },
  async launchedAnew(userId, next) {
    return db.transaction().execute(async (transaction) => {
      // INVARIANT: one after the other for one user: of two launches at the same moment the later one sees the other's
      await sql`select pg_advisory_xact_lock(${sql.lit(LAUNCH_LOCK)}, hashtext(${userId}))`.execute(transaction);
      const ended = await transaction
        .deleteFrom('accesses')
        .where('launched_by', '=', userId)
        .returning('body')
        .execute();
      if (next !== undefined) await transaction.insertInto('accesses').values(rowOf(next)).execute();
      return ended.map(({ body }) => JSON.parse(body) as Access);
    });
  },
});

/** Nobody is told what is new since they looked longer ago than this. */
export const SEEN_KEPT_MS = 90 * 24 * 60 * 60_000;
/** Longer than any access lasts. */
export const TOLD_KEPT_MS = 24 * 60 * 60_000;

/**
 * Forgets what has ended: accesses past their time, sessions older than they can be (both in milliseconds since the
 * epoch), what was seen long ago, what no limit counts any more, launches too old to be used again.
 */
export async function sweep(db: Kysely<Tables>, now: number, oldestSession: number): Promise<void> {
  await db.deleteFrom('accesses').where('expires_at', '<', now).execute();
  await db.deleteFrom('sessions').where('started_at', '<', oldestSession).execute();
  await db
    .deleteFrom('seen_prints')
    .where('at', '<', now - SEEN_KEPT_MS)
    .execute();
  await db
    .deleteFrom('seen_told')
    .where('at', '<', now - TOLD_KEPT_MS)
    .execute();
  await db.deleteFrom('logouts').where('until', '<', now).execute();
  await db.deleteFrom('limit_uses').where('until', '<', now).execute();
  await db.deleteFrom('launch_uses').where('until', '<', now).execute();
}
