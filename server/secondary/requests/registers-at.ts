/**
 * How do the registers of objections stand now? Taken before a build reads them, and again before each answer: where
 * the two differ, somebody may have objected in between.
 */
import type { Stores } from '../../../src/secondary/ports';
import type { RegistersAt } from '../../../src/secondary/requests/request';
import type { SecondaryConfig } from '../config/shape';
import { sha256Of } from '../file-digest';

/** Rejects where a register cannot be asked. */
export async function registersAt(
  { registers: { objections, ndop } }: Pick<SecondaryConfig, 'registers'>,
  stores: Pick<Stores, 'objections'>,
): Promise<RegistersAt> {
  const [place, latest, file] = await Promise.all([
    stores.objections.latestOut(),
    stores.objections.latest(),
    objections === null ? null : sha256Of(objections.file),
  ]);
  return { place, latest, file, listOf: ndop.exemption === null ? ndop.takenAt : null };
}
