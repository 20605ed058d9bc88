/**
 * What does each table of the database hold, of whom, and for how long? A table that has no line here does not compile.
 * Printed into docs/assurance/data-flow.md.
 */
import { OPENINGS_KEPT_MS } from '../../../server/database/privacy-stores';
import { SEEN_KEPT_MS, TOLD_KEPT_MS } from '../../../server/database/session-stores';
import { TABLE_RIGHTS } from '../../../server/database/grants';
import type { Tables } from '../../../server/database/tables';
import { ACCESS_MS } from '../../../src/gateway/access/open-record';

export interface KeptTable {
  readonly holds: string;
  readonly of: 'nobody' | 'staff' | 'people and staff' | 'people, keyed, and staff' | 'people, keyed';
  /** How long; `for good` where the server may not delete. */
  readonly long: string;
}

const HOUR = 3_600_000;
const days = (milliseconds: number): string => `${String(milliseconds / (24 * HOUR))} days`;
const SWEPT = ', then the next hourly sweep';
const FOR_GOOD = 'for good';

export const KEPT: Readonly<Record<keyof Tables, KeptTable>> = {
  migrations: { holds: 'which steps made the database', of: 'nobody', long: FOR_GOOD },
  keys: {
    holds: 'the keys of cookies, sign-in and ids, wrapped under `keys.file`',
    of: 'nobody',
    long: 'until rotated, and as long as a session may last after; the key of ids is not rotated',
  },
  sessions: {
    holds:
      'who is signed in: id, name, roles, organisations, times; how the identity provider vouched, its token sealed',
    of: 'staff',
    long: `until signed out, or \`session.absoluteMinutes\`${SWEPT}`,
  },
  refresh_tokens: {
    holds: 'the refresh token of a user’s national token, sealed by AES-256-GCM and bound to the user',
    of: 'staff',
    long: 'until the session ends, or its own time is over',
  },
  accesses: {
    holds: 'which record is open for whom: NHS numbers, purpose, relationship, reason as typed, times',
    of: 'people and staff',
    long: `until closed, or ${String(ACCESS_MS / HOUR)} hours${SWEPT}`,
  },
  launch_uses: {
    holds: 'which launches were used: a hash of each one’s own number, nothing of anybody',
    of: 'nobody',
    long: `as long as it could be used again, one hour at most${SWEPT}`,
  },
  opt_outs: {
    holds: 'each decision as a FHIR Consent: NHS number, who decided, who recorded it',
    of: 'people and staff',
    long: FOR_GOOD,
  },
  opt_out_head: { holds: 'number and hash of the last decision', of: 'nobody', long: FOR_GOOD },
  opt_out_cases: {
    holds: 'each request to the desk: reference, state and day due in clear, the form sealed by AES-256-GCM',
    of: 'people and staff',
    long: FOR_GOOD,
  },
  opt_out_case_people: { holds: 'whom a request may be about', of: 'people, keyed', long: FOR_GOOD },
  audit: {
    holds:
      'who did what about whom, when, where and why, as FHIR AuditEvents in a hash chain; what is older than ' +
      '`audit.archiveAfterDays` in sealed segments outside the database',
    of: 'people and staff',
    long: FOR_GOOD,
  },
  audit_segments: {
    holds: 'which rows of the audit lie in the archive: numbers, hashes, digests of the files',
    of: 'nobody',
    long: FOR_GOOD,
  },
  audit_head: { holds: 'number and hash of the last row', of: 'nobody', long: FOR_GOOD },
  audit_walks: { holds: 'how far the chain was verified', of: 'nobody', long: FOR_GOOD },
  alerts: {
    holds: 'what the privacy officer is told, and how it was closed; the NHS number where the alert is about one',
    of: 'people and staff',
    long: FOR_GOOD,
  },
  openings: {
    holds: 'who opened how many records, to find unusual use',
    of: 'people, keyed, and staff',
    long: `${days(OPENINGS_KEPT_MS)}${SWEPT}`,
  },
  watched: {
    holds: 'whose openings alert at once, and which officer listed them',
    of: 'people, keyed, and staff',
    long: 'until an officer takes the entry away',
  },
  seen_prints: {
    holds: 'eight bytes for each resource that was shown: keyed hashes, from which nothing clinical can be read',
    of: 'people, keyed',
    long: `${days(SEEN_KEPT_MS)} since somebody last looked${SWEPT}`,
  },
  seen_told: {
    holds: 'what one access was told had changed, by keyed name',
    of: 'people, keyed',
    long: `${days(TOLD_KEPT_MS).replace('1 days', '1 day')}${SWEPT}`,
  },
  limit_uses: {
    holds: 'when a user looked people up or opened records lately; not whom',
    of: 'staff',
    long: `until nothing in it counts any more${SWEPT}`,
  },
  logouts: {
    holds: 'which sessions the identity provider ended lately, by a hash of its own name for them',
    of: 'staff',
    long: `two minutes, a token’s hash twelve${SWEPT}`,
  },
  reports: {
    holds: 'what a user reported as wrong on a record: NHS number, organisation, the words typed',
    of: 'people and staff',
    long: FOR_GOOD,
  },
};

/** True where the server's own database user may delete rows of the table. */
export const mayDelete = (table: string): boolean =>
  TABLE_RIGHTS[table as keyof Tables].some((right) => right === 'DELETE');

/** The table of what is kept, as it stands in docs/assurance/data-flow.md. */
export const printedKept = (): string =>
  [
    '| table | holds | of whom | for how long | the server may |',
    '|---|---|---|---|---|',
    ...Object.entries(KEPT).map(([table, { holds, of, long }]) => {
      const rights = TABLE_RIGHTS[table as keyof Tables].join(', ').toLowerCase();
      return `| \`${table}\` | ${holds} | ${of} | ${long} | ${rights} |`;
    }),
    '',
  ].join('\n');
