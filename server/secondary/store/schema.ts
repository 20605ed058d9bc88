/** How does an empty database become ours? Step by step, each taken once, and all or nothing. */
import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables';

/** Any constant will do, as long as every process takes the same lock. */
const SCHEMA_LOCK = 735_201_190;

/** INVARIANT: neither the audit nor the register of objections is ever changed: the database itself refuses. */
const forEver = (table: string): readonly string[] => [
  `create trigger ${table}_stays before update or delete on ${table} for each row execute function refuse_change()`,
  `create trigger ${table}_whole before truncate on ${table} for each statement execute function refuse_change()`,
];

const STEPS: readonly { readonly id: string; readonly statements: readonly string[] }[] = [
  {
    id: '0001-groups',
    statements: [
      'create table keys (name text primary key, value text not null)',
      'create table sessions (id text primary key, seen_at double precision not null, body text not null)',
      `create table requests (
         id text primary key, version integer not null, changed_at text not null, body text not null)`,
      `create table answers (
         seq bigserial primary key, id text not null unique, request text not null, state text not null,
         body text not null)`,
      'create index answers_of on answers (request, seq)',
      'create table builds (request text primary key, state text not null, body text not null)',
      `create table objections (
         seq bigserial primary key, id text not null unique, reference text not null unique,
         nhs_number text not null, out boolean not null, body text not null)`,
      'create index objections_of on objections (nhs_number, seq)',
      `create table audit (
         seq bigint primary key, recorded text not null, user_id text not null, person text, request text,
         event text not null, previous text not null, hash text not null)`,
      'create index audit_by_user on audit (user_id, seq)',
      'create index audit_by_person on audit (person, seq)',
      'create index audit_by_request on audit (request, seq)',
      'create table audit_head (id integer primary key, seq bigint not null, hash text not null)',
      "insert into audit_head (id, seq, hash) values (1, 0, '')",
      'create table alerts (seq bigserial primary key, body text not null)',
      'create table limit_uses (key text not null, at double precision not null)',
      'create index limit_uses_of on limit_uses (key, at)',
      `create function refuse_change() returns trigger language plpgsql as $$
         begin raise exception 'this table is only added to'; end $$`,
      ...forEver('audit'),
      ...forEver('objections'),
    ],
  },
];

/** Rejects where the database was written by a newer release. */
export async function bringUp(db: Kysely<Tables>): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(SCHEMA_LOCK)})`.execute(transaction);
    await sql`create table if not exists steps (id text primary key)`.execute(transaction);
    const taken = new Set((await transaction.selectFrom('steps').select('id').execute()).map(({ id }) => id));
    const unknown = [...taken].find((id) => !STEPS.some((step) => step.id === id));
    if (unknown !== undefined) throw new Error(`it was written by a newer release (step ${unknown})`);
    for (const { id, statements } of STEPS.filter((step) => !taken.has(step.id))) {
      for (const statement of statements) await sql.raw(statement).execute(transaction);
      await transaction.insertInto('steps').values({ id }).execute();
    }
  });
}
