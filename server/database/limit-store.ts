/**
 * How do all gateways on one database count together? One row a user and limit; each question is one statement, which
 * locks that row.
 */
import { sql, type Kysely } from 'kysely';
import type { LimitStore, LimitWindow } from '../../src/gateway/limit-store';
import type { Tables } from './tables';

interface Row {
  readonly used: readonly number[];
  /** What this statement decided, and not what stood there before. */
  readonly yes: boolean;
}

/** Of `l.used` what lies within the window, oldest first. */
const recent = (now: number, { windowMs }: LimitWindow) =>
  sql`array(select u from unnest(l.used) as u where u > ${now}::float8 - ${windowMs}::float8 order by u)`;
const running = (now: number) => sql`array(select h from unnest(l.held) as h where h > ${now}::float8)`;

export const limitStore = (db: Kysely<Tables>): LimitStore => ({
  async take(key, window, now, lapsesAt) {
    const { most, windowMs } = window;
    // INVARIANT: `on conflict` waits for whoever changes the row and reads it as they left it, so that no two take the
    // last turn.
    const { rows } = await sql<Row>`
      insert into limit_uses as l (key, used, held, yes, until)
      values (${key}, '{}', array[${lapsesAt}::float8], true, ${lapsesAt}::float8)
      on conflict (key) do update set (used, held, yes, until) = (
        select used, case when free then held || ${lapsesAt}::float8 else held end, free,
          greatest(l.until, ${lapsesAt}::float8)
        from (select used, held, cardinality(used) + cardinality(held) < ${most}::int as free
          from (select ${recent(now, window)} as used, ${running(now)} as held) as live) as decided)
      returning used, yes`.execute(db);
    const [row] = rows;
    if (row === undefined) throw new Error('the row of a limit was not written');
    if (row.yes) return { outcome: 'taken' };
    const oldest = row.used[row.used.length - most];
    return oldest === undefined ? { outcome: 'full' } : { outcome: 'spent', until: oldest + windowMs };
  },
  async end(key, window, { lapsesAt, usedAt }) {
    const { most, windowMs } = window;
    const before = usedAt === null ? sql`l.used` : recent(usedAt, window);
    const used =
      usedAt === null
        ? before
        : sql`array(select u from (select u from unnest(${before} || ${usedAt}::float8) as u
            order by u desc limit ${most}::int) as newest order by u)`;
    const first = usedAt === null ? sql`'{}'` : sql`array[${usedAt}::float8]`;
    const until = (usedAt ?? 0) + windowMs;
    const at = sql`array_position(l.held, ${lapsesAt}::float8)`;
    const { rows } = await sql<Row>`
      insert into limit_uses as l (key, used, held, yes, until)
      values (${key}, ${first}, '{}', false, ${until}::float8)
      on conflict (key) do update set used = ${used},
        held = case when ${at} is null then l.held else l.held[:${at} - 1] || l.held[${at} + 1:] end,
        yes = cardinality(${before}) >= ${most}::int,
        until = greatest(l.until, ${until}::float8)
      returning used, yes`.execute(db);
    return { over: rows[0]?.yes === true };
  },
  async first(key, now, until) {
    const { rows } = await sql`
      insert into limit_uses as l (key, used, held, yes, told_until, until)
      values (${key}, '{}', '{}', true, ${until}::float8, ${until}::float8)
      on conflict (key) do update set told_until = excluded.told_until, until = greatest(l.until, excluded.until)
        where l.told_until is null or l.told_until <= ${now}::float8
      returning key`.execute(db);
    return rows.length > 0;
  },
  async pace(key, { everyMs, mostWaitMs }, now) {
    // INVARIANT: `on conflict` waits for whoever changes the row, so that no two have one place in it
    const at = sql`greatest(coalesce(l.told_until, 0), ${now}::float8)`;
    const next = sql`case when ${at} - ${now}::float8 <= ${mostWaitMs}::float8 then ${at} + ${everyMs}::float8
      else l.told_until end`;
    const first = now + everyMs;
    const { rows } = await sql<{ readonly told_until: number; readonly yes: boolean }>`
      insert into limit_uses as l (key, used, held, yes, told_until, until)
      values (${key}, '{}', '{}', true, ${first}::float8, ${first}::float8)
      on conflict (key) do update set told_until = ${next},
        yes = ${at} - ${now}::float8 <= ${mostWaitMs}::float8, until = greatest(l.until, ${next})
      returning told_until, yes`.execute(db);
    const [row] = rows;
    if (row === undefined) throw new Error('the row of a pace was not written');
    return { waitMs: Math.max(0, row.told_until - (row.yes ? everyMs : 0) - now) };
  },
  async rest(key, until) {
    await sql`
      insert into limit_uses as l (key, used, held, yes, told_until, until)
      values (${key}, '{}', '{}', true, ${until}::float8, ${until}::float8)
      on conflict (key) do update set told_until = greatest(coalesce(l.told_until, 0), ${until}::float8),
        until = greatest(l.until, ${until}::float8)`.execute(db);
  },
  async again(key) {
    await db.updateTable('limit_uses').set({ told_until: null }).where('key', '=', key).execute();
  },
});
