/** How is an opt-out that was deleted or changed behind the server found? The register is a chain, as the audit is. */
import type { Migration } from '../migrations';

/** The words that are hashed are those of decisionHash: to_json writes a text as JSON.stringify does. */
const HASH = `encode(sha256(convert_to(concat('[', to_json(last), ',', n, ',', to_json(decision.id), ',',
  to_json(decision.nhs_number), ',', to_json(decision.date_time), ',', to_json(decision.body), ']'), 'UTF8')), 'hex')`;

export const REGISTER_CHAIN: Migration = {
  id: '0021-register-chain',
  statements: [
    'alter table opt_outs add column number bigint, add column previous text, add column hash text',
    'create table opt_out_head (id integer primary key check (id = 1), number bigint not null, hash text not null)',
    `insert into opt_out_head (id, number, hash) values (1, 0, '')`,
    // what was stored before stands in the order it was stored
    'alter table opt_outs disable trigger opt_outs_append_only',
    `do $do$
       declare decision record; n bigint := 0; last text := ''; made text;
       begin
         for decision in select seq, id, nhs_number, date_time, body from opt_outs order by seq loop
           n := n + 1;
           made := ${HASH};
           update opt_outs set number = n, previous = last, hash = made where seq = decision.seq;
           last := made;
         end loop;
         update opt_out_head set number = n, hash = last;
       end $do$`,
    'alter table opt_outs enable trigger opt_outs_append_only',
    `alter table opt_outs alter column number set not null, alter column previous set not null,
       alter column hash set not null`,
    'alter table opt_outs add constraint opt_outs_number unique (number)',
    `create trigger opt_out_head_stays before delete on opt_out_head
       for each row execute function refuse_change()`,
    `create trigger opt_out_head_no_truncate before truncate on opt_out_head
       for each statement execute function refuse_change()`,
    `create function opt_outs_in_turn() returns trigger language plpgsql set search_path from current as $$
       declare head opt_out_head%rowtype;
       begin
         select * into head from opt_out_head where id = 1;
         if new.number is distinct from head.number + 1 or new.previous is distinct from head.hash then
           raise exception 'the table opt_outs is append-only: decision % does not follow decision %',
             new.number, head.number using errcode = 'insufficient_privilege';
         end if;
         return new;
       end $$`,
    `create trigger opt_outs_in_turn before insert on opt_outs
       for each row execute function opt_outs_in_turn()`,
    `create function opt_out_head_in_turn() returns trigger language plpgsql set search_path from current as $$
       begin
         if new.number is distinct from old.number + 1
           or not exists (
             select from opt_outs where number = new.number and hash = new.hash and previous = old.hash) then
           raise exception 'the head of the register is append-only: it names the decision that was stored last'
             using errcode = 'insufficient_privilege';
         end if;
         return new;
       end $$`,
    `create trigger opt_out_head_in_turn before update on opt_out_head
       for each row execute function opt_out_head_in_turn()`,
    // the events that tell of decisions, among millions that do not
    `create index audit_of_register on audit (seq) where event like '%"register digest"%'`,
  ],
};
