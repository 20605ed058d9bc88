/** How often has each user looked people up and opened records lately? Counted in one place for all gateways. */
import type { Migration } from '../migrations';

export const LIMITS: Migration = {
  id: '0030-limits',
  statements: [
    // Unlogged: a count that a crash of the database loses begins anew, and no request waits for the disk.
    `create unlogged table limit_uses (key text primary key, used double precision[] not null,
       held double precision[] not null, yes boolean not null, told_until double precision,
       until double precision not null)`,
    'create index limit_uses_by_end on limit_uses (until)',
  ],
};
