/**
 * To which section does each resource of a contribution belong? As `sectionRowOf` says, asked once for all resources of
 * a type that say the same of what they are.
 */
import type { FhirResource } from 'fhir/r4';
import { type Json, isObject } from '../../domain/json';
import { sectionRowOf, type SectionRow } from '../../domain/section-of';
import type { Setting } from '../../domain/settings';
import type { KnownConcepts } from './known-concepts';

/**
 * Types of which thousands come, and whose row rests on their concepts alone: on code, type and categories, and on no
 * scope.
 */
const BY_CONCEPTS: ReadonlySet<string> = new Set(['Observation', 'Condition', 'Procedure']);

/** So many concepts, three to a resource, make numbers that are told apart. */
const MOST = 2 ** 17;

/** −1 for anything but a concept that is known. */
function idOf(concept: unknown, { of }: KnownConcepts): number {
  if (concept === undefined) return 0;
  const known = isObject(concept) ? of(concept) : null;
  return known === null || known.id >= MOST ? -1 : known.id;
}

const onlyOf = (list: unknown): unknown =>
  Array.isArray(list) ? (list.length === 1 ? (list[0] as unknown) : list.length === 0 ? undefined : null) : list;

export function createRows(setting: Setting, known: KnownConcepts): (resource: FhirResource) => SectionRow | null {
  const byType = new Map<string, Map<number, SectionRow | null>>();
  return (resource) => {
    if (!BY_CONCEPTS.has(resource.resourceType)) return sectionRowOf(resource, setting);
    const { code, type, category, scope } = resource as unknown as Json;
    const a = idOf(code, known);
    const b = idOf(type, known);
    const c = idOf(onlyOf(category), known);
    if (a < 0 || b < 0 || c < 0 || scope !== undefined) return sectionRowOf(resource, setting);
    let rows = byType.get(resource.resourceType);
    if (rows === undefined) byType.set(resource.resourceType, (rows = new Map()));
    const said = (a * MOST + b) * MOST + c;
    let row = rows.get(said);
    if (row === undefined) rows.set(said, (row = sectionRowOf(resource, setting)));
    return row;
  };
}
