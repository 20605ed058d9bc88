/** What if the database never answers? Every question to it is given up after a while, so that the gateway can close. */
type Asynchronous = (...given: never[]) => Promise<unknown>;

/** Rejects when `work` has not settled after `ms` milliseconds; the work itself cannot be recalled. */
export function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`the database did not answer within ${String(ms)} ms`));
    }, ms);
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}

/** The same store, each of whose answers comes within `ms` or not at all. */
export function limited<S extends object>(ms: number, store: S): S {
  const entries = Object.entries(store as Record<string, Asynchronous>).map(([name, ask]) => [
    name,
    (...given: never[]) => within(ms, ask(...given)),
  ]);
  return Object.fromEntries(entries) as S;
}
