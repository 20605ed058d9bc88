/**
 * What does a running gateway remember between requests? Only what is cheap to ask again, and only as long as the
 * access lives.
 */
import { createRateLimit, type RateLimit } from './http/rate-limit';
import { createExpiring, type Expiring } from './expiring';
import type { Person } from './intake/identity/person';
import { createNoting, type Noting } from './changes/noting';
import type { DocumentLocation, IntakeResult } from './pipeline';

const MINUTE = 60_000;

/** Rows of each kind; what falls out is asked again. */
const MOST_ROWS = 10_000;
/** Roles at organisations whose colleagues are counted: each may hold thousands of people. */
const MOST_PLACES = 500;

export interface Memory {
  /** By access: who demographics said the person is; asked again after five minutes. */
  readonly people: Expiring<Person>;
  /** By access, provider and view: where the released documents are. */
  readonly documents: Expiring<ReadonlyMap<string, DocumentLocation>>;
  /** By access and provider: an answer already asked for when the relationship was found out; used once. */
  readonly answers: Expiring<Promise<IntakeResult>>;
  /** By access, provider and view: the digest of what was last noted as shown; the same need not be noted again. */
  readonly noted: Expiring<string>;
  /** By access and provider: codes that were released and that a deployer's tables know (`codeKey`). */
  readonly releasedCodes: Expiring<ReadonlySet<string>>;
  /** By role and organisation: how many records each colleague has opened; counted anew after an hour. */
  readonly colleagues: Expiring<ReadonlyMap<string, number>>;
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
  const people = createExpiring<Person>(MOST_ROWS);
  const documents = createExpiring<ReadonlyMap<string, DocumentLocation>>(MOST_ROWS);
  const answers = createExpiring<Promise<IntakeResult>>(MOST_ROWS);
  const noted = createExpiring<string>(MOST_ROWS);
  const releasedCodes = createExpiring<ReadonlySet<string>>(MOST_ROWS);
  const colleagues = createExpiring<ReadonlyMap<string, number>>(MOST_PLACES);
  const all = [people, documents, answers, noted, releasedCodes];
  return {
    people,
    documents,
    answers,
    noted,
    releasedCodes,
    colleagues,
    noting: createNoting(),
    lookUps: createRateLimit(20, 10 * MINUTE),
    openings: createRateLimit(120, MINUTE),
    forget: (access) => all.forEach((rows) => rows.forget(access)),
    sweep: (now) => [...all, colleagues].forEach((rows) => rows.sweep(now)),
  };
}
