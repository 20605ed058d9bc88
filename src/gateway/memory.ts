/**
 * What does a running gateway remember between requests? Only what is cheap to ask again, and only as long as the
 * access lives: another gateway on the same database asks again. Nothing here decides about a user.
 */
import type { HeldAside } from './aside';
import type { Hold } from './bytes-in-hand';
import type { ProviderConfig } from './config';
import { createExpiring, type Expiring } from './expiring';
import type { Uncounted } from './intake/ask/uncounted';
import type { LookedUp } from './intake/demographics/demographics';
import type { Person } from './intake/identity/person';
import { createNoting, type Noting } from './noting';
import type { DocumentLocation, IntakeResult } from './pipeline';

const MINUTE = 60_000;

/** Rows of each kind; what falls out is asked again. */
const MOST_ROWS = 10_000;
/** Roles at organisations whose colleagues are counted: each may hold thousands of people. */
const MOST_PLACES = 500;

/** An answer, and the bytes of it that are held. */
export interface KeptAnswer {
  /** As the provider stood when it was asked. */
  readonly provider: ProviderConfig;
  readonly result: Promise<IntakeResult | HeldAside>;
  readonly hold: Hold;
}

type FoundPerson = Extract<LookedUp, { readonly outcome: 'found' }>;

export interface Memory {
  /** By access: who demographics said the person is; asked again after five minutes. */
  readonly people: Expiring<Person>;
  /** By session and number: what PDS answered to a look-up. */
  readonly lookedUp: Expiring<FoundPerson>;
  /** By access, provider and view: where the released documents are. */
  readonly documents: Expiring<ReadonlyMap<string, DocumentLocation>>;
  /** By access and provider: an answer already asked for when the relationship was found out; used once. */
  readonly answers: Expiring<KeptAnswer>;
  /** By access and provider: codes that were released and that a deployer's tables know (`codeKey`). */
  readonly releasedCodes: Expiring<ReadonlySet<string>>;
  /** By role and organisation: how many records each colleague has opened; counted anew after an hour. */
  readonly colleagues: Expiring<ReadonlyMap<string, number>>;
  /** Which servers take no count of entries. */
  readonly uncounted: Uncounted;
  /** What is looked at once an answer is on its way. */
  readonly noting: Noting;
  /** Forgets everything about one access. */
  forget(access: string): void;
  /** Forgets everything that was asked of somebody: they may be other ones now. */
  forgetAll(): void;
  sweep(now: number): void;
}

export const PERSON_KEPT_MS = 5 * MINUTE;
/** The opening follows the look-up. Source: NHS England, PDS FHIR API, "Rate limits". */
export const LOOKED_UP_KEPT_MS = MINUTE;
export const ANSWER_KEPT_MS = MINUTE;
/** They may hold the documents' own bytes; the provider is asked again afterwards. */
export const DOCUMENTS_KEPT_MS = 5 * MINUTE;

export function createMemory(): Memory {
  const people = createExpiring<Person>(MOST_ROWS);
  const lookedUp = createExpiring<FoundPerson>(MOST_ROWS);
  const documents = createExpiring<ReadonlyMap<string, DocumentLocation>>(MOST_ROWS);
  const answers = createExpiring<KeptAnswer>(MOST_ROWS, ({ hold }) => {
    hold.done();
  });
  const releasedCodes = createExpiring<ReadonlySet<string>>(MOST_ROWS);
  const colleagues = createExpiring<ReadonlyMap<string, number>>(MOST_PLACES);
  const uncounted = createExpiring<true>(MOST_ROWS);
  const all = [people, lookedUp, documents, answers, releasedCodes];
  return {
    people,
    lookedUp,
    documents,
    answers,
    releasedCodes,
    colleagues,
    uncounted,
    noting: createNoting(),
    forget: (access) => all.forEach((rows) => rows.forget(access)),
    forgetAll: () => [...all, uncounted].forEach((rows) => rows.forget('')),
    sweep: (now) => [...all, colleagues, uncounted].forEach((rows) => rows.sweep(now)),
  };
}
