/** Which launches were used already, and whose record was launched? One launch opens one record, at every gateway. */
import type { Migration } from '../migrations';

export const LAUNCH: Migration = {
  id: '0070-launch',
  statements: [
    // Logged, unlike the limits: what a crash of the database forgot could be used a second time.
    'create table launch_uses (key text primary key, until double precision not null)',
    'create index launch_uses_by_end on launch_uses (until)',
    'alter table accesses add column launched_by text',
    'create index accesses_launched on accesses (launched_by) where launched_by is not null',
  ],
};
