/** Whom does a reference mean that gives an identifier instead of an address, or beside one that leads nowhere? Every resource that carries it. */
import type { Nodes } from './nodes';

/** Who refers, under which element, to which identifier’s value. */
export type LogicalReference = readonly [from: number, element: string, value: string];

/** Nothing spreads from the other types, so that nobody needs to find them by an identifier. */
const SPREADING: ReadonlySet<string> = new Set([
  'Location', 'Organization', 'HealthcareService', 'PractitionerRole', 'Slot', 'Schedule', 'Encounter', 'EpisodeOfCare', 'Medication', 'Substance', 'Observation', 'Binary',
  'MedicationRequest', 'MedicationStatement', 'MedicationDispense', 'MedicationAdministration',
]);
/** No honest record gives one identifier to more than a few; a limit keeps the links as few as the references. */
const MOST = 16;

/**
 * Connects each reference with everything that carries its identifier. Returns those that cannot be judged, since too many carry it.
 * Linear in references and resources.
 */
export function linkByIdentifier(
  logical: readonly LogicalReference[],
  { list }: Nodes,
  connect: (from: number, element: string, to: number) => void,
): readonly number[] {
  if (logical.length === 0) return [];
  const carriers = new Map<string, number[]>(logical.map(([, , value]) => [value, []]));
  list.forEach(({ resource, type }, index) => {
    if (!SPREADING.has(type)) return;
    const { identifier } = resource as { identifier?: unknown };
    for (const item of Array.isArray(identifier) ? (identifier as readonly { value?: unknown }[]) : [])
      if (typeof item?.value === 'string') carriers.get(item.value)?.push(index);
  });
  const unjudged: number[] = [];
  for (const [from, element, value] of logical) {
    const found = carriers.get(value) ?? [];
    if (found.length > MOST) unjudged.push(from);
    else for (const to of found) if (to !== from) connect(from, element, to);
  }
  return unjudged;
}
