/** What is to be done with what a provider answered, wherever it was read? */
import type { Held, HeldAside } from '../aside';
import type { Gateway } from '../call';
import type { IntakeFailure, IntakeResult } from '../pipeline';
import { heldHere } from '../work-out';

export const isFailure = (result: IntakeResult | HeldAside): result is IntakeFailure =>
  result.outcome !== 'answered' && result.outcome !== 'held';

/** Null where it did not answer. */
export function heldOf({ policy, ports, ownTables }: Gateway, result: IntakeResult | HeldAside): Held | null {
  if (result.outcome === 'held') return result;
  if (result.outcome !== 'answered') return null;
  const { key, readPdf } = ports;
  return heldHere(() => result, { policy, key, ownTables, ...(readPdf === undefined ? {} : { readPdf }) });
}
