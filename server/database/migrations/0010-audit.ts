/**
 * What does the database itself do for the audit? Appends in one step, proves that it can, and knows what was walked.
 */
import type { Migration } from '../migrations';

/**
 * INVARIANT: a function that runs with its owner's rights finds its tables where they were made, and never a table of
 * the same name that whoever calls it has made for the moment.
 */
const inOwnSchema = (...functions: readonly string[]): string =>
  `do $do$ begin ${functions
    .map((name) => `execute format('alter function ${name} set search_path = %I, pg_temp', current_schema());`)
    .join(' ')} end $do$`;

export const AUDIT_STEPS: readonly Migration[] = [
  {
    id: '0010-audit-in-one-step',
    statements: [
      // The words that are hashed are those of linkHash in chain.ts, byte for byte: to_json writes a text as
      // JSON.stringify does.
      `create function append_audit(given json) returns bigint language plpgsql security definer as $$
         declare
           head audit_head%rowtype;
           before text;
           one json;
         begin
           select * into head from audit_head where id = 1 for update;
           for one in select value from json_array_elements(given) loop
             before := head.hash;
             head.seq := head.seq + 1;
             head.hash := encode(sha256(convert_to(concat('[', to_json(before), ',', head.seq, ',',
               to_json(one->>'recorded'), ',', coalesce(to_json(one->>'nhsNumber')::text, 'null'), ',',
               coalesce(to_json(one->>'userId')::text, 'null'), ',', to_json(one->>'event'), ']'), 'UTF8')), 'hex');
             insert into audit (seq, recorded, nhs_number, user_id, event, previous, hash)
               values (head.seq, (one->>'recorded')::timestamptz, one->>'nhsNumber', one->>'userId', one->>'event',
                 before, head.hash);
             update audit_head set seq = head.seq, hash = head.hash where id = 1;
           end loop;
           return head.seq;
         end $$`,
      // A page that is written and taken back: what is written is no row of the audit, which would be left behind there
      // until it is cleaned.
      'create table audit_probe (page text not null)',
      'alter table audit_probe alter column page set storage plain',
      `create function try_audit() returns void language plpgsql security definer set lock_timeout = '1500ms' as $$
         begin
           lock table audit in row exclusive mode;
           perform from audit_head where id = 1 for update;
           begin
             insert into audit_probe (page) values (repeat('x', 7000));
             raise exception using errcode = 'WP001';
           exception when sqlstate 'WP001' then
             null;
           end;
         end $$`,
      inOwnSchema('append_audit(json)', 'try_audit()', 'audit_in_turn()', 'audit_head_in_turn()'),
      'revoke all on function append_audit(json) from public',
      'revoke all on function try_audit() from public',
      // a period is found and put in order by the index alone
      'create index audit_by_time_and_turn on audit (recorded, seq)',
      'drop index audit_by_time',
    ],
  },
  {
    id: '0011-audit-walked',
    statements: [
      // 'verified': up to where a start need not walk again; 'walking': how far the whole walk has come; 'whole': the
      // last one that was finished.
      'create table audit_walks (name text primary key, seq bigint not null, hash text not null, at text not null)',
    ],
  },
];
