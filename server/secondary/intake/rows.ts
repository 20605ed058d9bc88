/** What does intake keep of a source, sealed: who its people are, their type 1 codes, and what is left out? */

export interface PersonRow {
  readonly kind: 'person';
  readonly patient: string;
  /** Valid; empty where there is none, or more than one. */
  readonly number: string;
  readonly birthDate: string;
  readonly family: string;
  readonly given: string;
  readonly postcode: string;
  readonly gender: string;
  readonly practice: string;
  readonly ethnic: string;
}

export interface CodeRow {
  readonly kind: 'code';
  readonly patient: string;
  readonly system: string;
  readonly code: string;
  readonly date: string | null;
}

export interface LeftOutRow {
  readonly kind: 'left-out';
  readonly type: string;
  readonly id: string;
}

export type SourceRow = PersonRow | CodeRow | LeftOutRow;
