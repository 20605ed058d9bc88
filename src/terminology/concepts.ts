/** What do the rows of a table say of each concept: which names mean exactly it, and which codes? */
import type { TableRow } from './tables.ts';

export interface Concept {
  readonly id: string;
  /** Which list of its table, or which class: a condition may be named in two lists. */
  readonly group: string;
  /** What it is called: its first term. */
  readonly name: string;
  readonly names: readonly string[];
  /** `snomed`, `icd10`, … and the code as the table writes it. */
  readonly codes: readonly Code[];
}

export interface Code {
  readonly system: string;
  readonly code: string;
}

/**
 * The concepts of a table, in its order; one for each group in which a concept is named.
 * INVARIANT: `exact` rows alone are read: what is broader, narrower or said not to be it never joins.
 */
export function conceptsOf(rows: readonly TableRow[]): readonly Concept[] {
  const made = new Map<string, { id: string; group: string; names: Set<string>; codes: Code[] }>();
  const called = new Map<string, string>();
  for (const { concept_id: id = '', group = '', system = '', code = '', term = '', relation = '' } of rows) {
    if (relation !== 'exact') continue;
    const key = `${id}\n${group}`;
    const concept = made.get(key) ?? { id, group, names: new Set<string>(), codes: [] };
    made.set(key, concept);
    if (code !== '') concept.codes.push({ system, code });
    if (term === '') continue;
    concept.names.add(term);
    if (!called.has(id)) called.set(id, term);
  }
  return [...made.values()].map((concept) => ({
    ...concept,
    name: called.get(concept.id) ?? concept.id,
    names: [...concept.names],
  }));
}

/** What is to be known of concepts besides: fact by fact, the values of each concept in the order of the table. */
export type Facts = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

export function factsOf(rows: readonly TableRow[]): Facts {
  const facts = new Map<string, Map<string, string[]>>();
  for (const { concept_id: id = '', fact = '', value = '' } of rows) {
    const of = facts.get(fact) ?? new Map<string, string[]>();
    facts.set(fact, of);
    of.set(id, [...(of.get(id) ?? []), value]);
  }
  return facts;
}
