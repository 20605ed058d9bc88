/**
 * How is something kept for a while, in bounded room? Each row goes by its own time; beyond the bound, the one used
 * least lately.
 */

interface Row<T> {
  readonly value: T;
  /** Milliseconds; at this moment the row is gone. */
  readonly until: number;
}

/** Values by key, none given out after its time. Moments are milliseconds since the epoch. */
export interface Expiring<T> {
  get(key: string, now: number): T | undefined;
  set(key: string, value: T, until: number): void;
  /** Gets it and forgets it. */
  take(key: string, now: number): T | undefined;
  /** Forgets every row whose key begins with this. */
  forget(prefix: string): void;
  /** Forgets what is past its time. */
  sweep(now: number): void;
}

/** At most `most` rows. */
export function createExpiring<T>(most: number): Expiring<T> {
  // a Map keeps its rows in the order of setting: a row that is used is set again, so that the first is the one to go
  const rows = new Map<string, Row<T>>();
  const take = (key: string, now: number): Row<T> | undefined => {
    const row = rows.get(key);
    rows.delete(key);
    return row !== undefined && row.until > now ? row : undefined;
  };
  return {
    get(key, now) {
      const row = take(key, now);
      if (row !== undefined) rows.set(key, row);
      return row?.value;
    },
    set(key, value, until) {
      rows.delete(key);
      rows.set(key, { value, until });
      const [oldest] = rows.keys();
      if (rows.size > most && oldest !== undefined) rows.delete(oldest);
    },
    take: (key, now) => take(key, now)?.value,
    forget(prefix) {
      for (const key of rows.keys()) if (key.startsWith(prefix)) rows.delete(key);
    },
    sweep(now) {
      for (const [key, row] of rows) if (row.until <= now) rows.delete(key);
    },
  };
}
