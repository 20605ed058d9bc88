/** What may be asked of a data set? A small value over closed vocabularies; nobody writes a query. */

/** What a count may be broken down by; also the columns that a request may ask for. */
export const BREAKDOWNS = [
  'ageBand',
  'sex',
  'ethnicGroup',
  'deprivationFifth',
  'borough',
  'practice',
  'learningDisability',
  'severeMentalIllness',
] as const;

export type Breakdown = (typeof BREAKDOWNS)[number];

/** Whole days, both included: `2025-09-01`. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

/** A concept recorded at any time up to the index date, or within a window. */
export type ConceptTest = string | { readonly concept: string; readonly within: Window };

/** Whole years at the index date, both included; each edge must be an edge of the instance's age bands. */
export interface AgeRange {
  readonly from: number;
  readonly to?: number;
}

/** One of several reasons to be counted: a concept, or being of an age (“65 or over, or at risk, or pregnant”). */
export type AnyTest = ConceptTest | { readonly age: AgeRange };

/** All that is given must hold. */
export interface Population {
  readonly sex?: 'female' | 'male';
  readonly age?: AgeRange;
  /** One of them is enough. */
  readonly any?: readonly AnyTest[];
  readonly all?: readonly ConceptTest[];
  readonly none?: readonly ConceptTest[];
}

export interface Question {
  readonly id: string;
  /** The index date: ages, and “up to now”, are of this day. */
  readonly index: string;
  readonly population: Population;
  /** `present: false` counts those with no record of the concept. */
  readonly outcome: { readonly concept: string; readonly present: boolean };
  readonly within: Window;
  /** One to three. */
  readonly by: readonly Breakdown[];
  readonly measure: 'proportion';
}
