/** How may rows leave the audit? From its beginning alone, once a sealed segment that holds them is on record. */
import type { Migration } from '../migrations';

export const AUDIT_ARCHIVE: Migration = {
  id: '0012-audit-archive',
  statements: [
    `create table audit_segments (first bigint primary key, last bigint not null, previous text not null,
       hash text not null, until text not null, digest text not null, sealed_at text not null, check (last >= first))`,
    // A segment follows the one before it, ends with a row that stands, and never takes the newest.
    `create function audit_segment_in_turn() returns trigger language plpgsql set search_path from current as $$
       begin
         if new.first is distinct from coalesce((select max(last) from audit_segments), 0) + 1
           or not exists (select from audit where seq = new.first and previous = new.previous)
           or not exists (select from audit where seq = new.last and hash = new.hash)
           or not exists (select from audit_head where seq > new.last) then
           raise exception 'the audit is append-only: a segment of % to % does not follow', new.first, new.last
             using errcode = 'insufficient_privilege';
         end if;
         return new;
       end $$`,
    `create trigger audit_segment_in_turn before insert on audit_segments for each row
       execute function audit_segment_in_turn()`,
    `create trigger audit_segments_append_only before update or delete on audit_segments for each row
       execute function refuse_change()`,
    `create trigger audit_segments_no_truncate before truncate on audit_segments for each statement
       execute function refuse_change()`,
    // INVARIANT: a row leaves the audit only for a segment that it stands in.
    `create function audit_row_leaves() returns trigger language plpgsql set search_path from current as $$
       begin
         if tg_op = 'DELETE' and exists (select from audit_segments where old.seq between first and last) then
           return old;
         end if;
         raise exception 'the table % is append-only', tg_table_name using errcode = 'insufficient_privilege';
       end $$`,
    'drop trigger audit_append_only on audit',
    `create trigger audit_append_only before update or delete on audit for each row
       execute function audit_row_leaves()`,
  ],
};
