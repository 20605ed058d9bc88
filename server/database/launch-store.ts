/** Was this launch used before, at whichever gateway? */
import type { Kysely } from 'kysely';
import type { LaunchStore } from '../../src/gateway/launch-ports';
import type { Tables } from './tables';

export const launchStore = (db: Kysely<Tables>): LaunchStore => ({
  async use(key, until) {
    const used = await db
      .insertInto('launch_uses')
      .values({ key, until })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .execute();
    return used.length > 0;
  },
  async release(key) {
    await db.deleteFrom('launch_uses').where('key', '=', key).execute();
  },
});
