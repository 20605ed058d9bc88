/** Which sessions did the identity provider end, and which logout was told before? Counted once, for all gateways. */
import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Session } from '../../src/gateway/ports';
import type { Tables } from './tables';

/** Whose sessions are over: those of one session at the provider, or else all of one user there. */
export interface OverAtProvider {
  readonly issuer: string;
  readonly subject?: string;
  readonly sid?: string;
}

export interface Logout extends OverAtProvider {
  /** The token's own name: a second of this name is a replay. */
  readonly jti: string;
  /** Seconds since the epoch, as the token says. */
  readonly issuedAt: number;
}

export interface LogoutStore {
  /**
   * Remembers the logout, then ends every session that it means, with what they hold open; gives those sessions, or
   * that this token was taken before. Times are milliseconds since the epoch.
   */
  end(
    logout: Logout,
    until: { readonly remembered: number; readonly token: number },
  ): Promise<readonly Session[] | 'replayed'>;
  /** True where a session, vouched for by a token of `issuedAt` (seconds), was ended before or while it began. */
  isOver(session: OverAtProvider, issuedAt: number, now: number): Promise<boolean>;
}

/** INVARIANT: what the provider calls users, sessions and tokens does not stand there in clear. */
const keyOf = (kind: 'jti' | 'sid' | 'sub' | 'sub-without-sid', issuer: string, name: string): string =>
  `${kind}:${createHash('sha256')
    .update(JSON.stringify([kind, issuer, name]))
    .digest('hex')}`;

/**
 * What a logout is remembered by. A session of this user that the provider gave no name of its own may be the one that
 * is meant: it ends too.
 */
function meantBy({ issuer, sid, subject }: OverAtProvider): readonly string[] {
  if (sid === undefined) return subject === undefined ? [] : [keyOf('sub', issuer, subject)];
  return [keyOf('sid', issuer, sid), ...(subject === undefined ? [] : [keyOf('sub-without-sid', issuer, subject)])];
}

async function remember(db: Kysely<Tables>, key: string, issuedAt: number, until: number): Promise<void> {
  await db
    .insertInto('logouts')
    .values({ key, issued_at: issuedAt, until })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        issued_at: sql`greatest(logouts.issued_at, excluded.issued_at)`,
        until: sql`greatest(logouts.until, excluded.until)`,
      }),
    )
    .execute();
}

/** Of a session's own row, what the provider calls it. */
const vouchedAs = (name: 'issuer' | 'sid' | 'subject') =>
  sql<string | null>`(body::json -> 'vouched' ->> ${sql.lit(name)})`;

function endThose(db: Kysely<Tables>, { issuer, jti, sid, subject }: Logout, until: number) {
  return db.transaction().execute(async (transaction): Promise<readonly Session[] | 'replayed'> => {
    const { numInsertedOrUpdatedRows: taken } = await transaction
      .insertInto('logouts')
      .values({ key: keyOf('jti', issuer, jti), issued_at: 0, until })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .executeTakeFirst();
    if (taken !== 1n) return 'replayed';
    let meant = transaction.deleteFrom('sessions').where(vouchedAs('issuer'), '=', issuer);
    if (sid !== undefined)
      meant = meant.where(({ or, eb }) =>
        or([
          eb(vouchedAs('sid'), '=', sid),
          ...(subject === undefined ? [] : [eb(vouchedAs('sid'), 'is', sql.lit(null))]),
        ]),
      );
    if (subject !== undefined) meant = meant.where(vouchedAs('subject'), '=', subject);
    const ended = await meant.returning(['id', 'body']).execute();
    const ids = ended.map(({ id }) => id);
    // INVARIANT: one transaction: no record stays open without its session
    if (ids.length > 0) await transaction.deleteFrom('accesses').where('session_id', 'in', ids).execute();
    return ended.map(({ body }) => JSON.parse(body) as Session);
  });
}

export const logoutStore = (db: Kysely<Tables>): LogoutStore => ({
  async end(logout, { remembered, token }) {
    const meant = meantBy(logout);
    if (meant.length === 0) return [];
    // INVARIANT: committed before the sessions are looked for: one that is stored after that look finds it remembered.
    // A replay remembers nothing new, for what counts is when the token was issued.
    for (const key of meant) await remember(db, key, logout.issuedAt, remembered);
    return endThose(db, logout, token);
  },
  async isOver({ issuer, sid, subject }, issuedAt, now) {
    const keys = [
      ...(sid === undefined ? [] : [keyOf('sid', issuer, sid)]),
      ...(subject === undefined ? [] : [keyOf('sub', issuer, subject)]),
      ...(subject === undefined || sid !== undefined ? [] : [keyOf('sub-without-sid', issuer, subject)]),
    ];
    if (keys.length === 0) return false;
    const found = await db
      .selectFrom('logouts')
      .select('key')
      .where('key', 'in', keys)
      .where('issued_at', '>=', issuedAt)
      .where('until', '>=', now)
      .limit(1)
      .executeTakeFirst();
    return found !== undefined;
  },
});
