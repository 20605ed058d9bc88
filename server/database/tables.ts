/** Which tables does the database hold? No clinical data: sessions, opt-outs, audit, alerts, reports and keys. */
import type { Generated } from 'kysely';

export interface Tables {
  migrations: { id: string; applied_at: string };
  keys: { name: string; value: string; made_at: Generated<string> };
  /** Times are milliseconds since the epoch, as double precision: the same number from either driver. */
  sessions: { id: string; started_at: number; seen_at: number; body: string };
  /** `launched_by`: the user, where a launch opened it. */
  accesses: { id: string; session_id: string; expires_at: number; body: string; launched_by?: string | null };
  opt_outs: {
    seq: Generated<number>;
    id: string;
    nhs_number: string;
    date_time: string;
    body: string;
    /** Its place in the chain of the register: 1 for the first, without gaps. */
    number: number;
    previous: string;
    hash: string;
  };
  opt_out_head: { id: number; number: number; hash: string };
  /** Requests to the opt-out desk; `body` is sealed, days are ISO, `claimed_until` milliseconds since the epoch. */
  opt_out_cases: {
    seq: Generated<number>;
    id: string;
    reference: string;
    state: string;
    due: string | null;
    opened_at: string;
    decision: string | null;
    content: string | null;
    claimed_until: number;
    version: number;
    told_overdue: boolean;
    body: string;
  };
  /** By keyed hash of the NHS number. */
  opt_out_case_people: { case_id: string; person: string };
  audit: {
    seq: number;
    recorded: string;
    nhs_number: string | null;
    user_id: string | null;
    event: string;
    previous: string;
    hash: string;
  };
  audit_head: { id: number; seq: number; hash: string };
  /** How far the chain was walked, by name; `at` is an ISO instant. */
  audit_walks: { name: string; seq: number; hash: string; at: string };
  /** Parts of the audit that were sealed outside the database, and whose rows left it; instants are ISO. */
  audit_segments: {
    first: number;
    last: number;
    previous: string;
    hash: string;
    until: string;
    digest: string;
    sealed_at: string;
  };
  alerts: {
    seq: Generated<number>;
    id: string;
    at: string;
    body: string;
    acknowledged_by: string | null;
    acknowledged_at: string | null;
    audience: string | null;
    ods: string | null;
    nhs_number: string | null;
    person_key: string | null;
    user_key: string | null;
    access: string | null;
    why: string | null;
    outcome: string | null;
    note: string | null;
  };
  /** Who opened a record, counted: whose it is is keyed. `at` is milliseconds since the epoch. */
  openings: {
    access: string;
    at: number;
    person_key: string;
    user_id: string;
    role: string;
    ods: string;
    related: boolean;
  };
  /** People whose openings alert at once, keyed; `entry` is the key of the one number that was listed. */
  watched: { person_key: string; entry: string; added_at: string; added_by: string };
  /** Fingerprints of what was shown; times are milliseconds since the epoch. */
  seen_prints: { scope: string; provider: string; at: number; prints: Uint8Array };
  /** What one access was told of them. */
  seen_told: { access: string; scope: string; provider: string; at: number; since: number | null; changes: string };
  /** Moments are milliseconds since the epoch. */
  limit_uses: {
    key: string;
    used: readonly number[];
    held: readonly number[];
    yes: boolean;
    told_until: number | null;
    until: number;
  };
  /**
   * Logouts that the identity provider told of: the hash of whose session is over, or of the token; when the token was
   * issued, in seconds since the epoch; until when it counts, in milliseconds.
   */
  logouts: { key: string; issued_at: number; until: number };
  /** Sealed; gone with their session. `until` is milliseconds since the epoch. */
  refresh_tokens: { session_id: string; audience: string; sealed: string; until: number };
  /** What may be used once alone; forgotten after `until` (milliseconds since the epoch). */
  launch_uses: { key: string; until: number };
  reports: { seq: Generated<number>; id: string; at: string; body: string };
}
