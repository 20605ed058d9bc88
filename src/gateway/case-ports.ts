/** How are the opt-out desk’s cases kept? The port; what says whom a case is about is sealed in it. */
import type { CaseState } from '../domain/opt-out-desk';

/** One request to the opt-out desk, as it is kept: what says whom it is about is sealed. */
export interface StoredCase {
  readonly id: string;
  /** Short, unique, and read out: `7K3M-9QPD`. */
  readonly reference: string;
  readonly state: CaseState;
  /** ISO day by which it is ruled; null where nothing waits. */
  readonly due: string | null;
  /** ISO instant. */
  readonly openedAt: string;
  /** The decision that it led to, or leads to. */
  readonly decision: string | null;
  /** Keyed hash of what was sent in. */
  readonly content: string | null;
  /** Somebody rules it until then (milliseconds since the epoch); 0 where nobody does. */
  readonly claimedUntil: number;
  /** Counts its changes. */
  readonly version: number;
  readonly sealed: string;
}

/** A row of a list, with its place in the order of arrival. */
export type ListedCase = StoredCase & { readonly seq: number };

export type OverdueCase = Pick<StoredCase, 'id' | 'reference' | 'due' | 'state'>;

export interface CaseQuery {
  readonly states: readonly CaseState[];
  readonly order: 'newest' | 'due';
  readonly count: number;
  /** Only those that came before this place. */
  readonly before?: number;
}

export interface CaseStore {
  /**
   * Keeps a new case and, by their keyed hashes, the people it may be about. INVARIANT: no two cases have one
   * reference, and of what was sent in twice only one waits: then nothing is kept, and it is said which.
   */
  add(one: StoredCase, people: readonly string[]): Promise<'added' | 'reference-taken' | 'waiting-already'>;
  get(id: string): Promise<StoredCase | null>;
  byReference(reference: string): Promise<StoredCase | null>;
  byDecision(decision: string): Promise<StoredCase | null>;
  /** The last one with this content, in whatever state. */
  withContent(content: string): Promise<StoredCase | null>;
  ofPerson(person: string): Promise<readonly StoredCase[]>;
  list(query: CaseQuery): Promise<readonly ListedCase[]>;
  /** Is any of these people’s records held as opted out? Rejects when it cannot be told. */
  heldAmong(people: readonly string[]): Promise<boolean>;
  /**
   * Puts `one` (with the next version) in the place of version `version`; false, and nothing is written, where another
   * officer or gateway was first. `people`: whom it may be about besides.
   */
  replace(one: StoredCase, version: number, people?: readonly string[]): Promise<boolean>;
  /** Those that wait beyond their day, and of which the privacy officer was not told. */
  overdue(today: string): Promise<readonly OverdueCase[]>;
  /** The privacy officer has been told. */
  told(id: string): Promise<void>;
  counts(today: string): Promise<{ readonly open: number; readonly held: number; readonly overdue: number }>;
}
