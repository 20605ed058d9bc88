/**
 * Where is the refresh token of a user's exchanged token kept for the session? In the database, sealed, so that any
 * gateway goes on with it; gone with the session.
 */
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables';

export interface RefreshStore {
  /** Keeps what is sealed in the place of the one before. One whose session has ended is not kept. */
  put(sessionId: string, audience: string, sealed: string, until: number): Promise<void>;
  /** Gets it and forgets it, in one step: it may be used once, by one gateway. */
  take(sessionId: string, audience: string, now: number): Promise<string | null>;
}

export const refreshStore = (db: Kysely<Tables>): RefreshStore => ({
  async put(sessionId, audience, sealed, until) {
    await db
      .insertInto('refresh_tokens')
      .columns(['session_id', 'audience', 'sealed', 'until'])
      .expression((query) =>
        query
          .selectFrom('sessions')
          .select(({ val }) => [
            'id as session_id',
            val(audience).as('audience'),
            val(sealed).as('sealed'),
            val(until).as('until'),
          ])
          .where('id', '=', sessionId),
      )
      .onConflict((conflict) => conflict.columns(['session_id', 'audience']).doUpdateSet({ sealed, until }))
      .execute();
  },
  async take(sessionId, audience, now) {
    const row = await db
      .deleteFrom('refresh_tokens')
      .where('session_id', '=', sessionId)
      .where('audience', '=', audience)
      .returning(['sealed', 'until'])
      .executeTakeFirst();
    return row !== undefined && row.until > now ? row.sealed : null;
  },
});

/** For tests and wherever nothing is stored. */
export function memoryRefreshStore(): RefreshStore {
  const rows = new Map<string, { readonly sealed: string; readonly until: number }>();
  const name = (...parts: readonly string[]): string => JSON.stringify(parts);
  return {
    put: (sessionId, audience, sealed, until) => {
      rows.set(name(sessionId, audience), { sealed, until });
      return Promise.resolve();
    },
    take: (sessionId, audience, now) => {
      const row = rows.get(name(sessionId, audience));
      rows.delete(name(sessionId, audience));
      return Promise.resolve(row !== undefined && row.until > now ? row.sealed : null);
    },
  };
}
