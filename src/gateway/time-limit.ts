/** What if a store never answers? Every question to it is given up after a while, so that the gateway can close. */
import { atPart, timedOut, type Part } from './failures';
import type { Stores } from './ports';

type Asynchronous = (...given: never[]) => Promise<unknown>;

/** Rejects when `work` has not settled after `ms` milliseconds; the work itself cannot be recalled. */
export function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(timedOut(ms));
    }, ms);
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}

/** The same store, each of whose answers comes within `ms` or not at all; what fails is known to be of this part. */
export function limited<S extends object>(ms: number, store: S, part: Part = 'database'): S {
  const entries = Object.entries(store as Record<string, Asynchronous>).map(([name, ask]) => [
    name,
    (...given: never[]) => atPart(part, within(ms, ask.apply(store, given))),
  ]);
  return Object.fromEntries(entries) as S;
}

/** Milliseconds any store may take. */
export const STORE_LIMIT_MS = 8_000;

/** INVARIANT: no store, whoever made it, can keep a request open for ever. */
export function boundedStores(stores: Stores, ms = STORE_LIMIT_MS): Stores {
  const { sessions, accesses, optOuts, cases, register, audit, alerts, openings, watched, reports, seen, limits } =
    stores;
  const { launches } = stores;
  return {
    sessions: limited(ms, sessions),
    accesses: limited(ms, accesses),
    optOuts: limited(ms, optOuts, 'register'),
    cases: limited(ms, cases, 'register'),
    register: limited(ms, register, 'register'),
    audit: limited(ms, audit, 'audit'),
    alerts: limited(ms, alerts),
    openings: limited(ms, openings),
    watched: limited(ms, watched),
    reports: limited(ms, reports),
    seen: limited(ms, seen),
    limits: limited(ms, limits),
    launches: limited(ms, launches),
    ready: () => atPart('database', within(ms, stores.ready())),
  };
}
