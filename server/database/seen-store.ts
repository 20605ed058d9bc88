/** What did a user see of a person when last looking? Fingerprints of the last two openings, and no more. */
import type { Kysely } from 'kysely';
import type { SeenStore } from '../../src/gateway/ports';
import type { Tables } from './tables';

export const seenStore = (db: Kysely<Tables>): SeenStore => ({
  async before(scope, provider, access) {
    const row = await db
      .selectFrom('seen')
      .select(['at', 'prints'])
      .where('scope', '=', scope)
      .where('provider', '=', provider)
      .where('access', '<>', access)
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row ?? null;
  },
  async put(row) {
    const { scope, provider, access, ...rest } = row;
    await db.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('seen')
        .values(row)
        .onConflict((same) => same.columns(['scope', 'provider', 'access']).doUpdateSet(rest))
        .execute();
      const kept = transaction
        .selectFrom('seen')
        .select('access')
        .where('scope', '=', scope)
        .where('provider', '=', provider)
        .where('access', '<>', access)
        .orderBy('at', 'desc')
        .limit(1);
      await transaction
        .deleteFrom('seen')
        .where('scope', '=', scope)
        .where('provider', '=', provider)
        .where('access', '<>', access)
        .where('access', 'not in', kept)
        .execute();
    });
  },
  async of(scope, access) {
    return db
      .selectFrom('seen')
      .select(['provider', 'since', 'changes'])
      .where('access', '=', access)
      .where('scope', '=', scope)
      .orderBy('provider')
      .execute();
  },
});
