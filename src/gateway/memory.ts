/**
 * What does a running gateway remember between requests? Only what is cheap to ask again, and only as long as the
 * access lives.
 */
import { createRateLimit, type RateLimit } from './http/rate-limit';
import type { Person } from './intake/identity/person';
import { createNoting, type Noting } from './changes/noting';
import type { DocumentLocation, IntakeResult } from './pipeline';

const MINUTE = 60_000;

interface Kept<T> {
  readonly value: T;
  readonly until: number;
}

/** A map whose rows go by themselves when their time is over. */
export interface Fleeting<T> {
  set(key: string, value: T, until: number): void;
  get(key: string, now: number): T | undefined;
  /** Gets it and forgets it. */
  take(key: string, now: number): T | undefined;
  forget(prefix: string): void;
  sweep(now: number): void;
}

function createFleeting<T>(): Fleeting<T> {
  const rows = new Map<string, Kept<T>>();
  const get = (key: string, now: number): T | undefined => {
    const row = rows.get(key);
    return row !== undefined && row.until > now ? row.value : undefined;
  };
  return {
    get,
    set: (key, value, until) => void rows.set(key, { value, until }),
    take(key, now) {
      const value = get(key, now);
      rows.delete(key);
      return value;
    },
    forget(prefix) {
      for (const key of rows.keys()) if (key.startsWith(prefix)) rows.delete(key);
    },
    sweep(now) {
      for (const [key, row] of rows) if (row.until <= now) rows.delete(key);
    },
  };
}

export interface Memory {
  /** By access: who demographics said the person is; asked again after five minutes. */
  readonly people: Fleeting<Person>;
  /** By access, provider and view: where the released documents are. */
  readonly documents: Fleeting<ReadonlyMap<string, DocumentLocation>>;
  /** By access and provider: an answer already asked for when the relationship was found out; used once. */
  readonly answers: Fleeting<Promise<IntakeResult>>;
  /** By access, provider and view: the digest of what was last noted as shown; the same need not be noted again. */
  readonly noted: Fleeting<string>;
  /** Notes of what was shown that are still being written. */
  readonly noting: Noting;
  /** Refused or unmatched look-ups: 20 per user per 10 minutes. */
  readonly lookUps: RateLimit;
  /** Opened records: 120 per user per minute. */
  readonly openings: RateLimit;
  /** Forgets everything about one access. */
  forget(access: string): void;
  sweep(now: number): void;
}

export const PERSON_KEPT_MS = 5 * MINUTE;
export const ANSWER_KEPT_MS = MINUTE;
/** They may hold the documents' own bytes; the provider is asked again afterwards. */
export const DOCUMENTS_KEPT_MS = 5 * MINUTE;

export function createMemory(): Memory {
  const people = createFleeting<Person>();
  const documents = createFleeting<ReadonlyMap<string, DocumentLocation>>();
  const answers = createFleeting<Promise<IntakeResult>>();
  const noted = createFleeting<string>();
  const all = [people, documents, answers, noted];
  return {
    people,
    documents,
    answers,
    noted,
    noting: createNoting(),
    lookUps: createRateLimit(20, 10 * MINUTE),
    openings: createRateLimit(120, MINUTE),
    forget: (access) => all.forEach((rows) => rows.forget(access)),
    sweep: (now) => all.forEach((rows) => rows.sweep(now)),
  };
}
