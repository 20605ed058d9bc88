/**
 * Is the audit that is appended to still the one that this server appended to before? A database that is put back to an
 * earlier day under a running server goes on with rows that were given out already.
 */
import { sql, type Kysely } from 'kysely';
import { wentBack } from '../../src/gateway/failures';
import type { Tables } from './tables';

export interface Onward {
  /** The last row that this server knows of, by whoever wrote it; asked before something is written. */
  known(): number;
  /**
   * What was asked for at `since` now ends at row `seq`. Throws when that is not after it. INVARIANT: from then on it
   * always does: whether the rows in between are lost is found out at the next start, by whoever looks after it.
   */
  reached(seq: number, since: number): void;
  /** Rejects when the audit ends before a row that this server knows of, or did once. */
  stands(db: Kysely<Tables>): Promise<void>;
}

export function onward(): Onward {
  let last = 0;
  let back = false;
  const hold = (whole: boolean): void => {
    back ||= !whole;
    if (back) throw wentBack();
  };
  return {
    known: () => last,
    reached(seq, since) {
      hold(seq > since);
      last = Math.max(last, seq);
    },
    async stands(db) {
      const since = last;
      const { rows } = await sql<{ seq: string | number }>`select seq from audit_head where id = 1`.execute(db);
      const seq = Number(rows[0]?.seq ?? 0);
      hold(seq >= since);
      // what other servers wrote is known here too: this one may have written nothing since the day it is put back to
      last = Math.max(last, seq);
    },
  };
}
