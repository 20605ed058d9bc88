/** Which tables does this program's own database hold? No clinical data, and no name beside a clinical fact. */
import type { Generated } from 'kysely';

export interface Tables {
  steps: { id: string };
  keys: { name: string; value: string };
  /** Times are milliseconds since the epoch, as double precision. */
  sessions: { id: string; seen_at: number; body: string };
  requests: { id: string; version: number; changed_at: string; body: string };
  answers: { seq: Generated<number>; id: string; request: string; state: string; body: string };
  builds: { request: string; state: string; body: string };
  objections: {
    seq: Generated<number>;
    id: string;
    reference: string;
    nhs_number: string;
    out: boolean;
    body: string;
  };
  audit: {
    seq: number;
    recorded: string;
    user_id: string;
    person: string | null;
    request: string | null;
    event: string;
    previous: string;
    hash: string;
  };
  audit_head: { id: number; seq: number; hash: string };
  alerts: { seq: Generated<number>; body: string };
  limit_uses: { key: string; at: number };
}
