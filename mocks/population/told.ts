/** Where does a record of this person lie, and does it hold what a question asks for? */
import { conceptNamed } from '../../src/secondary/rules/concepts';
import { picked } from './chance';
import { COUNTS, type Facts } from './facts';
import { coded, type Body, type Entry } from './fhir';
import type { Person, SourceKind } from './person';
import { questionOf, type QuestionId } from './planted';
import type { Outcomes } from './quota';

/** A person with what decides where their records lie and what they hold. */
export interface Told {
  readonly person: Person;
  readonly facts: Facts;
  /** Sources whose rows are known to be theirs. */
  readonly linked: ReadonlySet<SourceKind>;
  /** Null for whoever is not counted: their records say the opposite of what is planted. */
  readonly outcomes: Outcomes | null;
}
export type Placed = readonly [SourceKind, Entry];

/** A code of the value set, with its words. */
export function codeOf(concept: string, at: number): Body {
  const { code, means } = picked(conceptNamed(concept)?.codes ?? [], at);
  return coded(code, means);
}

/** Does the record hold what the question asks for? Unless it is counted by quota, nearly always. */
export function holds({ person, facts, outcomes }: Told, id: QuestionId): boolean {
  if (!COUNTS[id](person, facts)) return person.draw('outcome of the uncounted') < 0.3;
  const outcome = outcomes?.[id];
  if (outcome === undefined) return person.draw('outcome of the uncounted') < 0.95;
  return outcome === questionOf(id).outcome.present;
}

/** The first of these places where the person is known; else their GP, else wherever they have a record. */
export function place({ person, linked }: Told, ...wanted: readonly SourceKind[]): SourceKind {
  const known = wanted.find((kind) => linked.has(kind));
  return known ?? (person.sources.has('gp') ? 'gp' : picked([...person.sources], 0));
}
