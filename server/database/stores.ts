/** How does the gateway reach the database? Every store of its ports, each question within a time limit. */
import { sql, type Kysely } from 'kysely';
import type { RegisterReader, Stores } from '../../src/gateway/ports';
import { auditStore } from './audit-store';
import { alertStore } from './alert-store';
import { reportStore } from './desk-stores';
import { launchStore } from './launch-store';
import { limitStore } from './limit-store';
import { STATEMENT_LIMIT } from './open';
import { onward } from './onward';
import { caseStore, registerReader } from './opt-out-cases';
import { optOutStore, registerStands } from './opt-out-store';
import { NOTHING_OUTSIDE, type Outside } from '../register/outside';
import { openingStore, watchStore } from './privacy-stores';
import { accessStore, sessionStore } from './session-stores';
import { seenStore } from './seen-store';
import type { Tables } from './tables';
import { limited, within } from '../../src/gateway/time-limit';

/** Milliseconds for which a database that was ready counts as ready: who asks again and again loads nothing. */
const READY_FOR = 1_000;
/** Milliseconds in which a database that is ready takes a write. */
const READY_LIMIT = 3_000;

/** Those who ask while somebody's question is under way, or soon after it was answered well, share its answer. */
function atMostOnceIn(ms: number, ask: () => Promise<void>): () => Promise<void> {
  let shared: Promise<void> | null = null;
  let goodUntil = 0;
  return () => {
    if (shared === null || performance.now() > goodUntil) {
      goodUntil = Infinity;
      shared = ask().then(
        () => {
          goodUntil = performance.now() + ms;
        },
        (error: unknown) => {
          goodUntil = 0;
          throw error;
        },
      );
    }
    return shared;
  };
}

/** INVARIANT: no list is made of a register that was put back to an earlier day. */
function standingReader(db: Kysely<Tables>, outside: Outside): RegisterReader {
  const reader = registerReader(db);
  return {
    async decisions(after, count) {
      await registerStands(db, outside);
      return reader.decisions(after, count);
    },
  };
}

/** A store that cannot answer within `limit` milliseconds rejects; the gateway then closes. */
export function databaseStores(
  db: Kysely<Tables>,
  limit = STATEMENT_LIMIT + 2_000,
  outside: Outside = NOTHING_OUTSIDE,
): Stores {
  const optOuts = optOutStore(db, outside);
  const chain = onward();
  return {
    sessions: limited(limit, sessionStore(db)),
    accesses: limited(limit, accessStore(db)),
    optOuts: limited(limit, optOuts),
    cases: limited(limit, caseStore(db, outside)),
    register: limited(limit, standingReader(db, outside)),
    audit: limited(limit, auditStore(db, chain)),
    alerts: limited(limit, alertStore(db)),
    openings: limited(limit, openingStore(db)),
    watched: limited(limit, watchStore(db)),
    reports: limited(limit, reportStore(db)),
    seen: limited(limit, seenStore(db)),
    limits: limited(limit, limitStore(db)),
    launches: limited(limit, launchStore(db)),
    // a write that is taken back, under the lock of the audit: a full disk and a locked audit are not ready
    ready: atMostOnceIn(READY_FOR, async () => {
      await within(READY_LIMIT, sql`select try_audit()`.execute(db));
      // INVARIANT: not ready while the audit ends before what this server wrote, or the register before its anchor
      await within(READY_LIMIT, chain.stands(db));
      await within(READY_LIMIT, registerStands(db, outside));
    }),
  };
}
