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

/** At most `most` rows; `gone` hears of each value that nobody takes, as it is forgotten. */
export function createExpiring<T>(most: number, gone: (value: T) => void = () => undefined): Expiring<T> {
  // a Map keeps its rows in the order of setting: a row that is used is set again, so that the first is the one to go
  const rows = new Map<string, Row<T>>();
  const drop = (key: string): void => {
    const row = rows.get(key);
    if (row === undefined) return;
    rows.delete(key);
    gone(row.value);
  };
  const take = (key: string, now: number): Row<T> | undefined => {
    const row = rows.get(key);
    if (row !== undefined && row.until <= now) {
      drop(key);
      return undefined;
    }
    rows.delete(key);
    return row;
  };
  return {
    get(key, now) {
      const row = take(key, now);
      if (row !== undefined) rows.set(key, row);
      return row?.value;
    },
    set(key, value, until) {
      drop(key);
      rows.set(key, { value, until });
      const [oldest] = rows.keys();
      if (rows.size > most && oldest !== undefined) drop(oldest);
    },
    take: (key, now) => take(key, now)?.value,
    forget(prefix) {
      for (const key of rows.keys()) if (key.startsWith(prefix)) drop(key);
    },
    sweep(now) {
      for (const [key, row] of rows) if (row.until <= now) drop(key);
    },
  };
}
