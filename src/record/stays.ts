/** When was the person in hospital, as far as the record says? For shading what was measured there. */
import { endOfDate } from '../domain/dates';
import type { Entry } from './entry';

export interface Stay {
  readonly entry: string;
  readonly from: number;
  readonly to: number;
}

/** Inpatient, acute or not. Source: HL7 v3 ActCode, ActEncounterCode. */
const INPATIENT: ReadonlySet<string> = new Set(['IMP', 'ACUTE', 'NONAC']);

const isStay = ({ sources }: Entry): boolean =>
  sources.some(({ part, resource }) => {
    if (part !== 'main' || resource.resourceType !== 'Encounter') return false;
    const of: unknown = (resource.class as { readonly code?: unknown } | undefined)?.code;
    return typeof of === 'string' && INPATIENT.has(of) && resource.status !== 'cancelled';
  });

/** Stays that began, each to its end or, where it goes on, to now. One whose end nobody sent is not guessed. */
export function staysIn(entries: readonly Entry[], now: number): readonly Stay[] {
  return entries.flatMap((entry) => {
    const { section, date, end, lane, id, sources } = entry;
    if (section !== 'encounters' || lane !== 'dated' || date === null || !isStay(entry)) return [];
    const goesOn = sources.some(
      ({ resource }) => resource.resourceType === 'Encounter' && resource.status === 'in-progress',
    );
    if (end === null && !goesOn) return [];
    return [{ entry: id, from: date.sort, to: end === null ? now : endOfDate(end) }];
  });
}
