/** How is something remembered for a while, in bounded room? What was used least lately goes first. */

interface Kept<T> {
  readonly value: T;
  readonly until: number;
}

export interface Recent<T> {
  get(key: string, now: number): T | undefined;
  set(key: string, value: T, until: number): void;
}

/** At most `most` rows, each until its time is over. */
export function createRecent<T>(most: number): Recent<T> {
  // a Map keeps its rows in the order of setting: a row that is used is set again, so that the first is the one to go
  const rows = new Map<string, Kept<T>>();
  return {
    get(key, now) {
      const row = rows.get(key);
      if (row === undefined) return undefined;
      rows.delete(key);
      if (row.until <= now) return undefined;
      rows.set(key, row);
      return row.value;
    },
    set(key, value, until) {
      rows.delete(key);
      rows.set(key, { value, until });
      const [oldest] = rows.keys();
      if (rows.size > most && oldest !== undefined) rows.delete(oldest);
    },
  };
}
