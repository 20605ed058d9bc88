/**
 * What must a section say about itself so that the one engine can merge it? Each folder in sections/ exports one of
 * these.
 */
import type { FhirResource } from 'fhir/r4';
import type { SentAs } from '../domain/sent-as';
import type { ProviderRef } from '../domain/settings';
import type { SectionId } from '../domain/sections';
import type { Conflict, Entry, EntryDescription, JoinReason, RecordDate } from './entry';

/** Looks up what a reference points to, inside the same provider's contribution. */
export interface ReadContext {
  readonly provider: ProviderRef;
  /** Milliseconds: the moment the record is read at. */
  readonly now: number;
  /** When the person was born, as the contribution's own Patient says; null or absent where none says. */
  readonly born?: RecordDate | null;
  /** The resource a local reference such as `Medication/3` points to; undefined when it is not there. */
  resolve(reference: string | undefined): FhirResource | undefined;
}

/**
 * The common part of every section's own fact: one clinical statement by one provider, made of one or more resources.
 */
export interface FactBase {
  readonly provider: ProviderRef;
  /** `Type/id` of the main resource as it came. */
  readonly reference: string;
  readonly resource: FhirResource;
  readonly date: RecordDate | null;
  /** Business identifiers that mean the same thing at every provider, as `identityKeys` gives them. */
  readonly identity?: readonly string[];
  /** What is within it, or the product that it names, says of itself; absent where that is nothing. */
  readonly partsSentAs?: readonly SentAs[];
}

export type ReadResult<F extends FactBase> =
  | { readonly ok: true; readonly fact: F }
  /**
   * Leaves the timeline and is named in the warnings with the reason: entered in error, unreadable.
   * `withdraws`: facts of the same provider with one of these own keys were replaced by it and leave with it.
   */
  | { readonly ok: false; readonly reason: string; readonly withdraws?: readonly string[] };

/**
 * A group of facts that are the same, the newest or most authoritative first. At most one per provider, each already
 * combined.
 */
export type Group<F extends FactBase> = readonly [F, ...F[]];

/** What a section decides about a group; the engine adds id, sources, conflicts, lane. */
export type EntryParts = Pick<Entry, 'title' | 'summary' | 'date' | 'end' | 'status' | 'tag' | 'code' | 'detail'> & {
  /** The time in words; shown where there is no date. */
  readonly when?: string | null;
};

export interface ConflictRow<F extends FactBase> {
  readonly field: string;
  /** The value in words, or null where this source does not say: silence never conflicts. */
  value(fact: F): string | null;
  /** Equality in the clinical sense; text equality when absent. */
  equal?(a: F, b: F): boolean;
}

/** Why two facts of different providers are the same, and how good the match is. */
export interface Join extends JoinReason {
  /** Smaller is better, 0 when absent: where one fact could join several of another provider, the best rank wins. */
  readonly rank?: number;
  /**
   * Holds only when neither fact has another such candidate at the other's provider: a date against a time of that day.
   */
  readonly sole?: boolean;
}

/**
 * A tie between two entries that stay two: a report and its results, a stay and its letter. The reference is of the
 * same provider.
 */
export interface Link {
  readonly reference: string;
  /** What the other is, seen from here: "Result in this report". */
  readonly relation: string;
  /** What this is, seen from the other: "Report". */
  readonly inverse: string;
}

export interface SectionRules<F extends FactBase> {
  readonly section: SectionId;
  /** Reads one resource that belongs to this section. Never throws on odd content. */
  read(resource: FhirResource, context: ReadContext): ReadResult<F>;
  /**
   * Joins what one provider itself says is one thing (a plan and its issues, a corrected result and its predecessor):
   * facts of one provider that share any of these keys, directly or through others, become one. None: stands alone.
   */
  ownKeys?(fact: F): readonly string[];
  /**
   * What every own key of a fact begins with, cheaper to tell: facts that share none of these share no own key, and
   * theirs need not be made.
   */
  ownKeyStarts?(fact: F): readonly string[];
  /** The `Type/id` of what this fact says that it replaced: the two become one, and `combine` lets the newer speak. */
  replaced?(fact: F): readonly string[];
  /**
   * Makes one fact of what `ownKeys` joined; its `reference` is the main source, the others stand behind it.
   * Absent: the first (newest) speaks for all. Called only with two or more, newest first.
   */
  combine?(facts: Group<F>): F;
  /** Buckets: two facts are compared only when they share one. Few and small, so that merging stays linear. */
  keys(fact: F): readonly string[];
  /** Why these two, of different providers, are the same; null keeps them apart. Symmetric. */
  same(a: F, b: F): Join | null;
  /** Keeps two facts off one entry even where a third would join both: another product, another side of the body. */
  apart?(a: F, b: F): boolean;
  readonly conflicts: readonly ConflictRow<F>[];
  /**
   * Conflicts that lie between groups, such as an allergy against "no known allergies": one list per group, in the same
   * order.
   */
  conflictsBetween?(groups: readonly Group<F>[]): readonly (readonly Conflict[])[];
  /**
   * A fact whose modifier nobody can read, as what it is weighed as against others, under these words; undefined where
   * it is not weighed. Absent: never.
   */
  toCheck?(fact: F, words: string): F;
  entry(group: Group<F>, now: number): EntryParts;
  /** The side-by-side table and history of an opened entry. */
  describe(group: Group<F>, now: number): Pick<EntryDescription, 'facts' | 'history'>;
  /** Ties of one fact to other resources of its provider, of any section; the engine finds their entries, both ways. */
  links?(fact: F): readonly Link[];
  /**
   * Words for two facts that share a bucket and were kept apart but may be the same; null when they are plainly two.
   */
  near?(a: F, b: F): string | null;
  /**
   * Words for two facts that share a bucket, are plainly two and yet are read together: an attendance and the stay it
   * led to. Asked before `near`.
   */
  beside?(a: F, b: F): string | null;
}

export type { Conflict };
