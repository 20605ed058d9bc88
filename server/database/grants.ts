/**
 * What may the server's own database user do, and what not? The least that it needs; printed for whoever makes the
 * users, and asked of the database at start.
 */
import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables';

type Right = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';

/**
 * By table. INVARIANT: nothing is changed or taken away in the audit and in the register, and no row of the audit is
 * written but by the function that chains it.
 */
export const TABLE_RIGHTS: Readonly<Record<keyof Tables, readonly Right[]>> = {
  migrations: ['SELECT'],
  keys: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  sessions: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  refresh_tokens: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  accesses: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  opt_outs: ['SELECT', 'INSERT'],
  opt_out_head: ['SELECT', 'UPDATE'],
  opt_out_cases: ['SELECT', 'INSERT', 'UPDATE'],
  opt_out_case_people: ['SELECT', 'INSERT'],
  audit: ['SELECT'],
  audit_head: ['SELECT'],
  audit_walks: ['SELECT', 'INSERT', 'UPDATE'],
  audit_segments: ['SELECT'],
  alerts: ['SELECT', 'INSERT', 'UPDATE'],
  openings: ['SELECT', 'INSERT', 'DELETE'],
  watched: ['SELECT', 'INSERT', 'DELETE'],
  seen_prints: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  seen_told: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  limit_uses: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  logouts: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  launch_uses: ['SELECT', 'INSERT', 'DELETE'],
  reports: ['SELECT', 'INSERT'],
};

/** Functions that run with the rights of who owns them. */
const FUNCTIONS = ['append_audit(json)', 'try_audit()'] as const;

/** The statements by which the owner of the tables gives a role what the server needs. */
export const grantsFor = (role: string): readonly string[] => [
  ...Object.entries(TABLE_RIGHTS).map(([table, rights]) => `GRANT ${rights.join(', ')} ON ${table} TO ${role};`),
  ...FUNCTIONS.map((name) => `GRANT EXECUTE ON FUNCTION ${name} TO ${role};`),
];

/** What a user that exports the audit needs: to read it, and the key by which subjects are told. */
const EXPORT_READS = ['audit', 'audit_head', 'audit_segments', 'keys'] as const satisfies readonly (keyof Tables)[];

/** The statements by which the owner of the tables gives a role what `audit:export` needs, and nothing else. */
export const exportGrantsFor = (role: string): readonly string[] =>
  EXPORT_READS.map((table) => `GRANT SELECT ON ${table} TO ${role};`);

/** What the user of this connection lacks, as `SELECT on keys`. */
export async function lackingGrants(db: Kysely<Tables>): Promise<readonly string[]> {
  const wanted = Object.entries(TABLE_RIGHTS).flatMap(([table, rights]) =>
    rights.map(
      (right) => sql`select ${table} as object, ${right} as "right", has_table_privilege(${table}, ${right}) as held`,
    ),
  );
  const called = FUNCTIONS.map(
    (name) => sql`select ${name} as object, 'EXECUTE' as "right", has_function_privilege(${name}, 'EXECUTE') as held`,
  );
  const asked = sql.join([...wanted, ...called], sql` union all `);
  const { rows } = await sql<{
    object: string;
    right: string;
  }>`select object, "right" from (${asked}) as asked where not held`.execute(db);
  return rows.map(({ object, right }) => `${right} on ${object}`);
}
