/**
 * Is the database in the shape this release needs? Applies the missing steps, each exactly once, in one transaction.
 */
import { sql, type Kysely } from 'kysely';
import { MIGRATIONS, type Migration } from './migrations';
import type { Tables } from './tables';

/** Any constant will do, as long as every copy of the server takes the same lock. */
const MIGRATION_LOCK = 735_201_144;

/**
 * The ids of the steps that were not taken yet. Rejects when the database holds a step this release does not know: it
 * was written by a newer release.
 */
export async function missingSteps(
  db: Kysely<Tables>,
  steps: readonly Migration[] = MIGRATIONS,
): Promise<readonly string[]> {
  const rows = await db.selectFrom('migrations').select('id').execute();
  const applied = new Set(rows.map((row) => row.id));
  const unknown = [...applied].find((id) => !steps.some((step) => step.id === id));
  if (unknown !== undefined)
    throw new Error(`the database was written by a newer release (it holds the step "${unknown}")`);
  return steps.map(({ id }) => id).filter((id) => !applied.has(id));
}

/**
 * Brings the database up to date and returns the ids of the steps applied now.
 * Two servers starting together take turns; a step that fails leaves nothing behind. Rejects when the database holds a
 * step this release does not know: it was written by a newer release.
 */
export async function migrate(
  db: Kysely<Tables>,
  steps: readonly Migration[] = MIGRATIONS,
): Promise<readonly string[]> {
  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(transaction);
    await sql`create table if not exists migrations (
      id text primary key, applied_at timestamptz not null default now()
    )`.execute(transaction);
    const missing = new Set(await missingSteps(transaction, steps));
    const now: string[] = [];
    for (const step of steps) {
      if (!missing.has(step.id)) continue;
      for (const statement of step.statements) await sql.raw(statement).execute(transaction);
      await sql`insert into migrations (id) values (${step.id})`.execute(transaction);
      now.push(step.id);
    }
    return now;
  });
}
