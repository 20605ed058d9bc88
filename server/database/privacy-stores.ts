/** How often was whose record opened, and who is on the list? Both keyed: no number is kept in either. */
import { sql, type Kysely, type SqlBool } from 'kysely';
import type { OpeningStore, WatchStore } from '../../src/gateway/privacy-ports';
import type { Tables } from './tables';

export const openingStore = (db: Kysely<Tables>): OpeningStore => ({
  async note({ access, at, personKey, userId, role, ods, related }) {
    await db
      .insertInto('openings')
      .values({ access, at, person_key: personKey, user_id: userId, role, ods, related })
      .onConflict((same) => same.column('access').doNothing())
      .execute();
  },
  async unrelated(personKey, since) {
    const row = await db
      .selectFrom('openings')
      .select([sql<string>`count(distinct user_id)`.as('users'), sql<string>`count(distinct ods)`.as('organisations')])
      .where('person_key', '=', personKey)
      .where(sql<SqlBool>`not related`)
      .where('at', '>=', since)
      .executeTakeFirstOrThrow();
    return { users: Number(row.users), organisations: Number(row.organisations) };
  },
  async byUser({ userId, role, ods }, since) {
    const row = await db
      .selectFrom('openings')
      .select(sql<string>`count(*)`.as('count'))
      .where('user_id', '=', userId)
      .where('role', '=', role)
      .where('ods', '=', ods)
      .where('at', '>=', since)
      .executeTakeFirstOrThrow();
    return Number(row.count);
  },
  async byColleagues(role, ods, since) {
    const rows = await db
      .selectFrom('openings')
      .select(['user_id', sql<string>`count(*)`.as('count')])
      .where('role', '=', role)
      .where('ods', '=', ods)
      .where('at', '>=', since)
      .groupBy('user_id')
      .execute();
    return new Map(rows.map((row) => [row.user_id, Number(row.count)]));
  },
});

export const watchStore = (db: Kysely<Tables>): WatchStore => ({
  async add(personKeys, { at, name }) {
    const [entry] = personKeys;
    if (entry === undefined) return;
    await db
      .insertInto('watched')
      .values([...new Set(personKeys)].map((key) => ({ person_key: key, entry, added_at: at, added_by: name })))
      .onConflict((same) => same.column('person_key').doNothing())
      .execute();
  },
  async remove(personKeys) {
    if (personKeys.length > 0) await db.deleteFrom('watched').where('person_key', 'in', personKeys).execute();
  },
  async has(personKeys) {
    if (personKeys.length === 0) return false;
    const row = await db
      .selectFrom('watched')
      .select('person_key')
      .where('person_key', 'in', personKeys)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  },
  async list() {
    const rows = await db
      .selectFrom('watched')
      .select(['added_at', 'added_by'])
      .where(sql<SqlBool>`person_key = entry`)
      .orderBy('added_at', 'desc')
      .execute();
    return rows.map((row) => ({ addedAt: row.added_at, addedBy: row.added_by }));
  },
});

/** Openings are counted over 30 days; a day more, and they are forgotten. `now`: milliseconds since the epoch. */
export const OPENINGS_KEPT_MS = 31 * 24 * 3_600_000;

export async function sweepOpenings(db: Kysely<Tables>, now: number): Promise<void> {
  await db
    .deleteFrom('openings')
    .where('at', '<', now - OPENINGS_KEPT_MS)
    .execute();
}
