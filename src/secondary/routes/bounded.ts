/** What if a store never answers? Every question to it is given up after a while, so that the program can close. */
import type { Stores } from '../ports';

/** Milliseconds any store may take. */
export const STORE_LIMIT_MS = 8_000;

type Asynchronous = (...given: never[]) => Promise<unknown>;

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('a store did not answer'));
    }, ms);
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}

function limited<S extends object>(ms: number, store: S): S {
  const entries = Object.entries(store as Record<string, Asynchronous>).map(([name, ask]) => [
    name,
    (...given: never[]) => within(ms, ask.apply(store, given)),
  ]);
  return Object.fromEntries(entries) as S;
}

/** INVARIANT: no store, whoever made it, can keep a request open for ever. */
export const boundedStores = (stores: Stores, ms = STORE_LIMIT_MS): Stores => ({
  sessions: limited(ms, stores.sessions),
  requests: limited(ms, stores.requests),
  answers: limited(ms, stores.answers),
  builds: limited(ms, stores.builds),
  objections: limited(ms, stores.objections),
  audit: limited(ms, stores.audit),
  alerts: limited(ms, stores.alerts),
  limits: limited(ms, stores.limits),
  ready: () => within(ms, stores.ready()),
});
