/** Who has this number, as far as demographics say? For the objections desk, one person at a time. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { isObject } from '../../../src/domain/json';
import { demographicsRow, type DemographicsRow } from '../../../src/secondary/linkage/demographics';
import type { DemographicPerson } from '../../../src/secondary/ports';
import type { SecondaryConfig } from '../config/shape';
import { parsed } from '../lines';

const has = ({ numbers, oldNumbers }: DemographicsRow, number: string): boolean =>
  numbers.includes(number) || oldNumbers.includes(number);

function rowIn(line: string, number: string): DemographicsRow | null {
  const patient = parsed(line);
  if (!isObject(patient) || patient['resourceType'] !== 'Patient') return null;
  const row = demographicsRow(patient);
  return has(row, number) ? row : null;
}

/** Only a line that holds the ten digits is read any further. */
async function inFile(file: string, number: string): Promise<DemographicsRow | null> {
  const stream = createReadStream(file, 'utf8');
  const lines = createInterface({ input: stream, crlfDelay: Infinity });
  try {
    for await (const line of lines) {
      const row = line.includes(number) ? rowIn(line, number) : null;
      if (row !== null) return row;
    }
    return null;
  } finally {
    lines.close();
    stream.destroy();
  }
}

const ASK_MS = 10_000;

async function atServer(baseUrl: string, number: string): Promise<DemographicsRow | null> {
  const response = await fetch(`${baseUrl.replace(/\/+$/, '')}/Patient/${number}`, {
    headers: { Accept: 'application/fhir+json' },
    redirect: 'error',
    signal: AbortSignal.timeout(ASK_MS),
  });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error('demographics did not answer');
  const row = rowIn(await response.text(), number);
  if (row === null) throw new Error('demographics gave somebody else');
  return row;
}

/** Null where nobody has it; rejects where demographics cannot be asked. */
export async function personOf(
  { demographics }: Pick<SecondaryConfig, 'demographics'>,
  number: string,
): Promise<DemographicPerson | null> {
  const row =
    'file' in demographics ? await inFile(demographics.file, number) : await atServer(demographics.baseUrl, number);
  return row === null ? null : { birthDate: row.birthDate, family: row.family, given: row.given };
}
