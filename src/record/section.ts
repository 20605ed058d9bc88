/** What must a section say about itself so that the one engine can merge it? Each folder in sections/ exports one of these. */
import type { FhirResource } from 'fhir/r4';
import type { ProviderRef } from '../domain/settings';
import type { SectionId } from '../domain/sections';
import type { Conflict, Entry, EntryDescription, JoinReason, RecordDate } from './entry';

/** Looks up what a reference points to, inside the same provider's contribution. */
export interface ReadContext {
  readonly provider: ProviderRef;
  /** Milliseconds: the moment the record is read at. */
  readonly now: number;
  /** The resource a local reference such as `Medication/3` points to; undefined when it is not there. */
  resolve(reference: string | undefined): FhirResource | undefined;
}

/** The common part of every section's own fact: one clinical statement by one provider, made of one or more resources. */
export interface FactBase {
  readonly provider: ProviderRef;
  /** `Type/id` of the main resource as it came. */
  readonly reference: string;
  readonly resource: FhirResource;
  readonly date: RecordDate | null;
}

export type ReadResult<F extends FactBase> =
  | { readonly ok: true; readonly fact: F }
  /** Leaves the timeline and is named in the warnings with the reason: entered in error, unreadable. */
  | { readonly ok: false; readonly reason: string };

/** A group of facts that are the same, the newest or most authoritative first. */
export type Group<F extends FactBase> = readonly [F, ...F[]];

/** What a section decides about a group; the engine adds id, sources, conflicts, lane. */
export type EntryParts = Pick<Entry, 'title' | 'summary' | 'date' | 'end' | 'status' | 'tag' | 'code' | 'detail'>;

export interface ConflictRow<F extends FactBase> {
  readonly field: string;
  /** The value in words, or null where this source does not say: silence never conflicts. */
  value(fact: F): string | null;
  /** Equality in the clinical sense; text equality when absent. */
  equal?(a: F, b: F): boolean;
}

export interface SectionRules<F extends FactBase> {
  readonly section: SectionId;
  /** Reads one resource that belongs to this section. */
  read(resource: FhirResource, context: ReadContext): ReadResult<F>;
  /**
   * Joins what one provider itself says is one thing (a plan and its issues, a corrected result and its predecessor).
   * Returns a key: facts of one provider with an equal key become one; null stands alone.
   */
  ownKey?(fact: F): string | null;
  /** Buckets: two facts are compared only when they share one. Few and small, so that merging stays linear. */
  keys(fact: F): readonly string[];
  /** Why these two, of different providers, are the same; null keeps them apart. Symmetric. */
  same(a: F, b: F): JoinReason | null;
  readonly conflicts: readonly ConflictRow<F>[];
  /** More conflicts than field by field, such as an allergy against "no known allergies". */
  entry(group: Group<F>, now: number): EntryParts;
  /** The side-by-side table, history and links of an opened entry. */
  describe(group: Group<F>, now: number): Omit<EntryDescription, 'joins' | 'linked'>;
}

export type { Conflict };
