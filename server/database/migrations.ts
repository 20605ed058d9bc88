/**
 * How did the database come to its present shape? An ordered list: never change a step that has been released, add one.
 */
import { AUDIT_STEPS } from './migrations/0010-audit';
import { AUDIT_ARCHIVE } from './migrations/0012-audit-archive';
import { PRIVACY } from './migrations/0050-privacy';
import { LAUNCH } from './migrations/0070-launch';
import { LIMITS } from './migrations/0030-limits';
import { SEEN_PRINTS } from './migrations/0031-seen-prints';
import { OPT_OUT_CASES } from './migrations/0040-opt-out-cases';
import { LOGOUTS } from './migrations/0060-logouts';
import { KEY_TIMES } from './migrations/0020-key-times';
import { REFRESH_TOKENS } from './migrations/0070-refresh-tokens';
import { REGISTER_CHAIN } from './migrations/0021-register-chain';

export interface Migration {
  readonly id: string;
  readonly statements: readonly string[];
}

/** The database itself refuses to change what was written, whoever asks. */
const appendOnly = (table: string): readonly string[] => [
  `create trigger ${table}_append_only before update or delete on ${table} for each row execute function refuse_change()`,
  `create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function refuse_change()`,
];

export const MIGRATIONS: readonly Migration[] = [
  {
    id: '0001-first-tables',
    statements: [
      `create function refuse_change() returns trigger language plpgsql as $$
         begin raise exception 'the table % is append-only', tg_table_name using errcode = 'insufficient_privilege'; end $$`,
      'create table keys (name text primary key, value text not null)',
      'create table sessions (id text primary key, started_at double precision not null, seen_at double precision not null, body text not null)',
      `create table accesses (id text primary key, session_id text not null, expires_at double precision not null, body text not null)`,
      'create index accesses_by_session on accesses (session_id)',
      'create index accesses_by_expiry on accesses (expires_at)',
      `create table opt_outs (seq bigint generated always as identity primary key, id text not null unique,
         nhs_number text not null, date_time text not null, body text not null)`,
      'create index opt_outs_by_person on opt_outs (nhs_number, seq)',
      `create table audit (seq bigint primary key, recorded timestamptz not null, nhs_number text, user_id text,
         event text not null, previous text not null, hash text not null)`,
      'create index audit_by_person on audit (nhs_number, recorded)',
      'create index audit_by_user on audit (user_id, recorded)',
      'create index audit_by_time on audit (recorded)',
      'create table audit_head (id integer primary key check (id = 1), seq bigint not null, hash text not null)',
      `insert into audit_head (id, seq, hash) values (1, 0, '')`,
      `create trigger audit_head_stays before delete on audit_head for each row execute function refuse_change()`,
      `create trigger audit_head_no_truncate before truncate on audit_head for each statement execute function refuse_change()`,
      `create table alerts (seq bigint generated always as identity, id text primary key, at text not null, body text not null,
         acknowledged_by text, acknowledged_at text)`,
      'create table reports (seq bigint generated always as identity, id text primary key, at text not null, body text not null)',
      ...appendOnly('opt_outs'),
      ...appendOnly('audit'),
    ],
  },
  {
    id: '0002-seen',
    statements: [
      `create table seen (scope text not null, provider text not null, access text not null, at double precision not null,
         prints text not null, since double precision, changes text not null, primary key (scope, provider, access))`,
      'create index seen_by_access on seen (access)',
      'create index seen_by_time on seen (at)',
    ],
  },
  {
    id: '0003-audit-in-turn',
    statements: [
      // A row that does not follow the head, and a head that does not name the row just written, are refused whoever
      // writes them.
      `create function audit_in_turn() returns trigger language plpgsql set search_path from current as $$
         declare head audit_head%rowtype;
         begin
           select * into head from audit_head where id = 1;
           if new.seq is distinct from head.seq + 1 or new.previous is distinct from head.hash then
             raise exception 'the table audit is append-only: row % does not follow row %', new.seq, head.seq using errcode = 'insufficient_privilege';
           end if;
           return new;
         end $$`,
      'create trigger audit_in_turn before insert on audit for each row execute function audit_in_turn()',
      `create function audit_head_in_turn() returns trigger language plpgsql set search_path from current as $$
         begin
           if new.seq is distinct from old.seq + 1
             or not exists (select from audit where seq = new.seq and hash = new.hash and previous = old.hash) then
             raise exception 'the head of the audit is append-only: it names the row that was written last' using errcode = 'insufficient_privilege';
           end if;
           return new;
         end $$`,
      'create trigger audit_head_in_turn before update on audit_head for each row execute function audit_head_in_turn()',
    ],
  },
  ...AUDIT_STEPS,
  KEY_TIMES,
  REGISTER_CHAIN,
  ...PRIVACY,
  LIMITS,
  SEEN_PRINTS,
  OPT_OUT_CASES,
  LOGOUTS,
  REFRESH_TOKENS,
  AUDIT_ARCHIVE,
  LAUNCH,
];
