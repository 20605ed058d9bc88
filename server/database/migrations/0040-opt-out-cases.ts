/** Where are requests to the opt-out desk kept until they are ruled, and after? */

export const OPT_OUT_CASES: { readonly id: string; readonly statements: readonly string[] } = {
  id: '0040-opt-out-cases',
  statements: [
    `create table opt_out_cases (seq bigint generated always as identity primary key, id text not null unique,
       reference text not null unique, state text not null, due text, opened_at text not null, decision text,
       content text, claimed_until double precision not null, version integer not null,
       told_overdue boolean not null default false, body text not null)`,
    // of what was sent in twice, one waits
    `create unique index opt_out_cases_waiting on opt_out_cases (content) where state in ('received-whole', 'held')`,
    'create index opt_out_cases_by_content on opt_out_cases (content)',
    'create index opt_out_cases_by_decision on opt_out_cases (decision)',
    'create index opt_out_cases_by_state on opt_out_cases (state, seq)',
    `create table opt_out_case_people (person text not null, case_id text not null references opt_out_cases (id),
       primary key (person, case_id))`,
    // a request is never lost: it is closed, and stays
    `create trigger opt_out_cases_stay before delete on opt_out_cases for each row execute function refuse_change()`,
    `create trigger opt_out_cases_no_truncate before truncate on opt_out_cases for each statement
       execute function refuse_change()`,
    `create trigger opt_out_case_people_append_only before update or delete on opt_out_case_people for each row
       execute function refuse_change()`,
    `create trigger opt_out_case_people_no_truncate before truncate on opt_out_case_people for each statement
       execute function refuse_change()`,
  ],
};
