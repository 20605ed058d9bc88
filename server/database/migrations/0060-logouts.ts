/** Which logouts did the identity provider tell of lately? Known to all gateways, for as long as they count. */
import type { Migration } from '../migrations';

export const LOGOUTS: Migration = {
  id: '0060-logouts',
  statements: [
    `create table logouts (key text primary key, issued_at double precision not null, until double precision not null)`,
    'create index logouts_by_end on logouts (until)',
  ],
};
