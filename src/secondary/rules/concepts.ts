/**
 * What do records mean by a concept that a question may ask for? The instance's value sets: two requests cannot differ
 * by a code of their own. Data sets carry the concept, never the code.
 */
import given from './concepts.json' with { type: 'json' };

export interface ConceptCode {
  readonly system: string;
  readonly code: string;
  readonly means: string;
  readonly why: string;
  readonly source: string;
}

export interface Concept {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly codes: readonly ConceptCode[];
}

export const CONCEPTS: readonly Concept[] = given.concepts;

const BY_ID: ReadonlyMap<string, Concept> = new Map(CONCEPTS.map((concept) => [concept.id, concept]));

/** The concept of this name; null where nobody has defined one. */
export const conceptNamed = (id: string): Concept | null => BY_ID.get(id) ?? null;
