/** Since when does each key stand? A cookie is read under the key before it for as long as a session may last. */
import type { Migration } from '../migrations';

export const KEY_TIMES: Migration = {
  id: '0020-key-times',
  statements: ['alter table keys add column made_at timestamptz not null default now()'],
};
