/** How is kept what a user saw when last looking? Eight bytes a resource, one row a provider, in place of `seen`. */
import type { Migration } from '../migrations';

export const SEEN_PRINTS: Migration = {
  id: '0031-seen-prints',
  statements: [
    `create table seen_prints (scope text not null, provider text not null, at double precision not null,
       prints bytea not null, primary key (scope, provider))`,
    // hashes do not get smaller by packing: it would only be tried
    'alter table seen_prints alter column prints set storage external',
    'create index seen_prints_by_time on seen_prints (at)',
    `create table seen_told (access text not null, scope text not null, provider text not null,
       at double precision not null, since double precision, changes text not null,
       primary key (access, scope, provider))`,
    'create index seen_told_by_time on seen_told (at)',
    // made in another form of release: nothing could be compared with them
    'drop table seen',
  ],
};
