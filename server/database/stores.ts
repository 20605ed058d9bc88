/** How does the gateway reach the database? Every store of its ports, each question within a time limit. */
import { sql, type Kysely } from 'kysely';
import type { Stores } from '../../src/gateway/ports';
import { auditStore } from './audit-store';
import { alertStore } from './alert-store';
import { reportStore } from './desk-stores';
import { limitStore } from './limit-store';
import { STATEMENT_LIMIT } from './open';
import { caseStore, registerReader } from './opt-out-cases';
import { optOutStore } from './opt-out-store';
import { openingStore, watchStore } from './privacy-stores';
import { accessStore, sessionStore } from './session-stores';
import { seenStore } from './seen-store';
import type { Tables } from './tables';
import { limited, within } from '../../src/gateway/time-limit';

/** A store that cannot answer within `limit` milliseconds rejects; the gateway then closes. */
export function databaseStores(db: Kysely<Tables>, limit = STATEMENT_LIMIT + 2_000): Stores {
  return {
    sessions: limited(limit, sessionStore(db)),
    accesses: limited(limit, accessStore(db)),
    optOuts: limited(limit, optOutStore(db)),
    cases: limited(limit, caseStore(db)),
    register: limited(limit, registerReader(db)),
    audit: limited(limit, auditStore(db)),
    alerts: limited(limit, alertStore(db)),
    openings: limited(limit, openingStore(db)),
    watched: limited(limit, watchStore(db)),
    reports: limited(limit, reportStore(db)),
    seen: limited(limit, seenStore(db)),
    limits: limited(limit, limitStore(db)),
    ready: async () => {
      await within(limit, sql`select 1`.execute(db));
    },
  };
}
