/** How far was the audit's chain walked, and when? Kept in the database, so that servers on it share one walk. */
import { sql, type Kysely } from 'kysely';
import type { Anchor } from './anchors';
import type { Tables } from './tables';
import { standing, walkSome, type Mark, type Verified } from './verify-audit';

export type WalkName = 'verified' | 'walking' | 'whole';

export interface Walk extends Mark {
  /** ISO instant. */
  readonly at: string;
}

/** Where the walk of this name stands; null where there was none. */
export async function walkNamed(db: Kysely<Tables>, name: WalkName): Promise<Walk | null> {
  const row = await db
    .selectFrom('audit_walks')
    .select(['seq', 'hash', 'at'])
    .where('name', '=', name)
    .executeTakeFirst();
  return row === undefined ? null : { seq: Number(row.seq), hash: row.hash, at: row.at };
}

/** Notes where it stands now. */
export async function noteWalk(db: Kysely<Tables>, name: WalkName, { seq, hash, at }: Walk): Promise<void> {
  await db
    .insertInto('audit_walks')
    .values({ name, seq, hash, at })
    .onConflict((same) => same.column('name').doUpdateSet({ seq, hash, at }))
    .execute();
}

/** Any constant will do, as long as every copy of the server takes the same lock. */
export const WALK_LOCK = 735_201_145;

export type Step = {
  /** The whole walk that was finished last. */
  readonly whole: Walk | null;
} & (
  | { readonly kind: 'walked' | 'finished'; readonly at: Mark }
  /** Another server is at it; or the last walk was finished so short a time ago that none is due. */
  | { readonly kind: 'taken' | 'resting' }
  | { readonly kind: 'broken'; readonly found: Verified & { readonly ok: false } }
);

export interface StepWanted {
  /** Rows at most. */
  readonly most: number;
  readonly anchors: readonly Anchor[];
  /** Milliseconds since the epoch, and the milliseconds that a finished walk is good for. */
  readonly now: number;
  readonly restMs: number;
}

/**
 * The next rows of the walk over the whole chain, from where any server on this database left it; at its end the walk
 * is noted as whole, and the next step begins anew. Where the chain is broken it stays before the break, so that every
 * server, and every start, comes upon it.
 */
export const walkOneStep = (db: Kysely<Tables>, { most, anchors, now, restMs }: StepWanted): Promise<Step> =>
  db.transaction().execute(async (transaction): Promise<Step> => {
    // how far a walk has come may be lost: it is then walked again
    await sql`set local synchronous_commit = off`.execute(transaction);
    const whole = await walkNamed(transaction, 'whole');
    const lock = sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${sql.lit(WALK_LOCK)}) as taken`;
    if ((await lock.execute(transaction)).rows[0]?.taken !== true) return { kind: 'taken', whole };
    const from = (await walkNamed(transaction, 'walking')) ?? { seq: 0, hash: '' };
    if (from.seq === 0 && whole !== null && now - Date.parse(whole.at) < restMs) return { kind: 'resting', whole };
    // rows leave for the archive under the same lock
    const walked = await walkSome(transaction, await standing(transaction, from), most, anchors);
    if (!walked.ok) return { kind: 'broken', found: walked, whole };
    const at = new Date(now).toISOString();
    await noteWalk(transaction, 'walking', { ...(walked.end ? { seq: 0, hash: '' } : walked.at), at });
    if (!walked.end) return { kind: 'walked', at: walked.at, whole };
    const finished = { ...walked.at, at };
    await noteWalk(transaction, 'whole', finished);
    return { kind: 'finished', at: walked.at, whole: finished };
  });
