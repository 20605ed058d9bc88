/** Which person has this NHS number, by the demographics file? For the objections desk, one person at a time. */
import { isObject } from '../../../src/domain/json';
import { demographicsRow, type DemographicsRow } from '../../../src/secondary/linkage/demographics';
import type { DemographicPerson } from '../../../src/secondary/ports';
import type { SecondaryConfig } from '../config/shape';
import { linesAsync, parsed } from '../lines';

const has = ({ numbers, oldNumbers }: DemographicsRow, number: string): boolean =>
  numbers.includes(number) || oldNumbers.includes(number);

function rowIn(line: string, number: string): DemographicsRow | null {
  const patient = parsed(line);
  if (!isObject(patient) || patient['resourceType'] !== 'Patient') return null;
  const row = demographicsRow(patient);
  return has(row, number) ? row : null;
}

/** Null where nobody has it; rejects where the file cannot be read. Only a line that holds the ten digits is parsed. */
export async function personOf(
  { demographics }: Pick<SecondaryConfig, 'demographics'>,
  number: string,
): Promise<DemographicPerson | null> {
  for await (const line of linesAsync(demographics.file)) {
    const row = line.includes(number) ? rowIn(line, number) : null;
    if (row !== null) return { birthDate: row.birthDate, family: row.family, given: row.given };
  }
  return null;
}
