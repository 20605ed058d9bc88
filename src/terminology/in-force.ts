/**
 * Which tables does the record read by just now? The host lays them: Node from the files at start, the page from what
 * was built into it. Nothing is read before it is asked for.
 */
import { remembered, rememberedPart, type MemoryBounds } from '../domain/remembered';
import type { Concept, Facts } from './concepts';
import type { FactTable, TermTable } from './tables';

/** Tables by name, each made when it is first asked for; a host may lay some now and the others later. */
export interface Laid {
  readonly terms: Readonly<Partial<Record<TermTable, () => readonly Concept[]>>>;
  readonly facts: Readonly<Partial<Record<FactTable, () => Facts>>>;
}

let laid: Laid = { terms: {}, facts: {} };
let over: Laid = { terms: {}, facts: {} };
let edition = 0;
const CONCEPTS = new Map<TermTable, readonly Concept[]>();
const FACTS = new Map<FactTable, Facts>();

/** Lays tables in place of those of the same name. Whatever was worked out by others before is worked out anew. */
export function layTables(tables: Laid): void {
  laid = { terms: { ...laid.terms, ...tables.terms }, facts: { ...laid.facts, ...tables.facts } };
  relaid();
}

/**
 * Lays tables over all others, whichever of them come later; null takes them away again, and the others are read as
 * before.
 */
export function layOver(tables: Laid | null): void {
  over = tables ?? { terms: {}, facts: {} };
  relaid();
}

function relaid(): void {
  edition += 1;
  CONCEPTS.clear();
  FACTS.clear();
}

/** A number that changes with every laying, for what remembers by it. */
export const editionInForce = (): number => edition;

function given<T>(table: (() => T) | undefined, name: string): T {
  if (table === undefined) throw new Error(`the table ${name} is not laid: the host must lay it before it is read by`);
  return table();
}

/** The concepts of a table. Throws where the host has not laid it. */
export function concepts(name: TermTable): readonly Concept[] {
  const known = CONCEPTS.get(name);
  if (known !== undefined) return known;
  const made = given(over.terms[name] ?? laid.terms[name], name);
  CONCEPTS.set(name, made);
  return made;
}

/** The facts of a table. Throws where the host has not laid it. */
export function facts(name: FactTable): Facts {
  const known = FACTS.get(name);
  if (known !== undefined) return known;
  const made = given(over.facts[name] ?? laid.facts[name], name);
  FACTS.set(name, made);
  return made;
}

/** Something worked out from tables: once, when first asked for, and again when others are laid. */
export function fromTables<T>(work: () => T): () => T {
  let made: { readonly by: number; readonly it: T } | null = null;
  return () => {
    if (made?.by !== edition) made = { by: edition, it: work() };
    return made.it;
  };
}

/** A function of a text that reads the tables, and remembers what it made of short ones until others are laid. */
export function rememberedByTables<T extends NonNullable<unknown> | null>(
  work: (text: string) => T,
  bounds: MemoryBounds = {},
): (text: string) => T {
  const memory = fromTables(() => remembered(work, bounds));
  return (text) => memory()(text);
}

/** Likewise a function of a part of a resource, by all that stands in it. */
export function rememberedPartByTables<P, T extends NonNullable<unknown> | null>(
  work: (part: P) => T,
  bounds: MemoryBounds = {},
): (part: P) => T {
  const memory = fromTables(() => rememberedPart(work, bounds));
  return (part) => memory()(part);
}
