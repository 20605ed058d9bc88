/** Where are the refresh tokens of exchanged tokens? Sealed, and gone with their session. */
import type { Migration } from '../migrations';

export const REFRESH_TOKENS: Migration = {
  id: '0070-refresh-tokens',
  statements: [
    `create table refresh_tokens (session_id text not null references sessions (id) on delete cascade,
       audience text not null, sealed text not null, until double precision not null,
       primary key (session_id, audience))`,
  ],
};
