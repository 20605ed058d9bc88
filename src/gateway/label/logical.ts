/**
 * Whom does a reference mean that gives an identifier instead of an address, or beside one that leads nowhere? Every
 * resource that carries it.
 */
import type { Nodes } from './nodes';

/** Who refers, under which element, to which identifier’s value. */
export type LogicalReference = readonly [from: number, element: string, value: string];

/** Nothing spreads from the other types, so that nobody needs to find them by an identifier. */
const SPREADING: ReadonlySet<string> = new Set([
  'Location',
  'Organization',
  'HealthcareService',
  'PractitionerRole',
  'Slot',
  'Schedule',
  'Encounter',
  'EpisodeOfCare',
  'Medication',
  'Substance',
  'Observation',
  'Binary',
  'MedicationRequest',
  'MedicationStatement',
  'MedicationDispense',
  'MedicationAdministration',
  'Procedure',
  'DiagnosticReport',
  'Goal',
  'Appointment',
]);
/** No honest record gives one identifier to more than a few; a limit keeps the links as few as the references. */
const MOST = 16;

/**
 * Connects each reference with everything that carries its identifier. Returns those that cannot be judged, since too
 * many carry it.
 * Linear in references and resources.
 */
export function linkByIdentifier(
  logical: readonly LogicalReference[],
  { list }: Nodes,
  connect: (from: number, element: string, to: number) => void,
): readonly number[] {
  if (logical.length === 0) return [];
  const wanted = new Map<string, { readonly asking: LogicalReference[]; readonly carriers: number[] }>();
  for (const reference of logical) {
    const known = wanted.get(reference[2]);
    if (known === undefined) wanted.set(reference[2], { asking: [reference], carriers: [] });
    else known.asking.push(reference);
  }
  list.forEach(({ resource, type }, index) => {
    const { identifier } = resource as { identifier?: unknown };
    if (!SPREADING.has(type) || !Array.isArray(identifier)) return;
    for (const item of identifier as readonly { value?: unknown }[])
      wanted.get(item?.value as string)?.carriers.push(index);
  });
  const unjudged: number[] = [];
  for (const { asking, carriers } of wanted.values())
    for (const [from, element] of asking) {
      if (carriers.length > MOST) unjudged.push(from);
      else for (const to of carriers) connect(from, element, to);
    }
  return unjudged;
}
