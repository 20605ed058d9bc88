/** What if a store never answers? Every question to it is given up after a while, so that the gateway can close. */
import type { Stores } from './ports';

type Asynchronous = (...given: never[]) => Promise<unknown>;

/** Rejects when `work` has not settled after `ms` milliseconds; the work itself cannot be recalled. */
export function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`no answer within ${String(ms)} ms`));
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
    (...given: never[]) => within(ms, ask.apply(store, given)),
  ]);
  return Object.fromEntries(entries) as S;
}

/** Milliseconds any store may take. */
export const STORE_LIMIT_MS = 8_000;

/** INVARIANT: no store, whoever made it, can keep a request open for ever. */
export function boundedStores(stores: Stores, ms = STORE_LIMIT_MS): Stores {
  const { sessions, accesses, optOuts, cases, register, audit, alerts, openings, watched, reports, seen, limits } =
    stores;
  return {
    sessions: limited(ms, sessions),
    accesses: limited(ms, accesses),
    optOuts: limited(ms, optOuts),
    cases: limited(ms, cases),
    register: limited(ms, register),
    audit: limited(ms, audit),
    alerts: limited(ms, alerts),
    openings: limited(ms, openings),
    watched: limited(ms, watched),
    reports: limited(ms, reports),
    seen: limited(ms, seen),
    limits: limited(ms, limits),
    ready: () => within(ms, stores.ready()),
  };
}
