/** What is asked and told of a deployer's own tables of names and codes? Source: CONTRACT "HTTP". */
import type { OwnTerminology } from './api';

/** `POST /api/terminology` */
export interface TerminologyRequest {
  readonly codes: readonly { readonly system?: string; readonly code: string }[];
  /** Of the names that the asker holds already; they are left out of the answer. */
  readonly digest?: string;
}

/** One concept of a deployer's table, without its codes. */
export interface NamedConcept {
  readonly id: string;
  readonly group: string;
  readonly name: string;
  readonly names: readonly string[];
  /** The code systems in which it has codes, whichever they are. */
  readonly codedIn: readonly string[];
}

export interface ConceptCode {
  readonly table: string;
  readonly concept: string;
  readonly group: string;
  readonly system: string;
  readonly code: string;
}

export interface TerminologyAnswer {
  /** Null where the shipped tables are in force: then there is nothing to tell. */
  readonly terminology: OwnTerminology | null;
  /** By table: the concepts in its order, and what is to be known of them by fact, then by concept. */
  readonly names?: {
    readonly terms: Readonly<Record<string, readonly NamedConcept[]>>;
    readonly facts: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>>>;
  };
  /** Of the codes asked for that were released to this session, what the tables say exactly. */
  readonly codes: readonly ConceptCode[];
}
