/** What does the privacy officer's day add: closed alerts and their groups, counted openings, and the keyed list? */
import type { Migration } from '../migrations';

export const PRIVACY: readonly Migration[] = [
  {
    id: '0050-privacy',
    statements: [
      'alter table alerts add column audience text',
      'alter table alerts add column ods text',
      'alter table alerts add column nhs_number text',
      'alter table alerts add column person_key text',
      'alter table alerts add column user_key text',
      'alter table alerts add column access text',
      'alter table alerts add column why text',
      'alter table alerts add column outcome text',
      'alter table alerts add column note text',
      'create index alerts_in_order on alerts (seq)',
      'create index alerts_open on alerts (seq) where acknowledged_at is null',
      'create index alerts_by_person on alerts (coalesce(person_key, id), seq)',
      'create index alerts_by_user on alerts (coalesce(user_key, id), seq)',
      'create index alerts_by_place on alerts (ods, seq)',
      'create index alerts_by_access on alerts (access)',
      // who is signed in is found by the user that a session's own words name, whichever release wrote them
      `create index sessions_by_user on sessions ((body::json -> 'user' ->> 'id'))`,
      `create table openings (access text primary key, at double precision not null, person_key text not null,
         user_id text not null, role text not null, ods text not null, related boolean not null)`,
      'create index openings_by_person on openings (person_key, at) include (user_id, ods) where not related',
      'create index openings_by_user on openings (user_id, role, ods, at)',
      'create index openings_by_place on openings (ods, role, at) include (user_id)',
      'create index openings_by_time on openings (at)',
      `create table watched (person_key text primary key, entry text not null, added_at text not null,
         added_by text not null)`,
      // the organisation stands in the event as the gateway writes it: its words are escaped, so nothing else reads so
      `create index audit_by_place on audit (substring(event from '"type":"ods","valueString":"([^"]*)"'), seq)`,
    ],
  },
];
