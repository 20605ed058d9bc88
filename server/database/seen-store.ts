/** What did a user see of a person when last looking? Eight bytes a resource, one row a provider, and no more. */
import { sql, type Kysely } from 'kysely';
import type { SeenStore } from '../../src/gateway/ports';
import type { Tables } from './tables';

interface Joined {
  readonly at: number | null;
  readonly prints: Uint8Array | null;
  readonly since: number | null;
  readonly changes: string | null;
}

export const seenStore = (db: Kysely<Tables>): SeenStore => ({
  async last(scope, provider, access) {
    const { rows } = await sql<Joined>`
      select p.at, p.prints, t.since, t.changes from (select 1) as always
        left join seen_prints as p on p.scope = ${scope} and p.provider = ${provider}
        left join seen_told as t on t.access = ${access} and t.scope = ${scope} and t.provider = ${provider}`.execute(
      db,
    );
    const [row] = rows;
    return {
      last:
        row === undefined || row.at === null || row.prints === null
          ? null
          : { at: row.at, prints: new Uint8Array(row.prints) },
      told: row === undefined || row.changes === null ? null : { since: row.since, changes: row.changes },
    };
  },
  async put({ scope, provider, access, at, prints, since, changes }) {
    await sql`
      with kept as (
        insert into seen_prints (scope, provider, at, prints) values (${scope}, ${provider}, ${at}, ${prints})
        on conflict (scope, provider) do update set at = excluded.at, prints = excluded.prints)
      insert into seen_told (access, scope, provider, at, since, changes)
      values (${access}, ${scope}, ${provider}, ${at}, ${since}, ${changes})
      on conflict (access, scope, provider) do update
        set at = excluded.at, since = excluded.since, changes = excluded.changes`.execute(db);
  },
  async of(scope, access) {
    return db
      .selectFrom('seen_told')
      .select(['provider', 'since', 'changes'])
      .where('access', '=', access)
      .where('scope', '=', scope)
      .orderBy('provider')
      .execute();
  },
});
