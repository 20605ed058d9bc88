/** Which persons does the demographics file hold, one row each, and which NHS numbers have been superseded by which? */
import { isObject } from '../../../src/domain/json';
import { demographicsRow } from '../../../src/secondary/linkage/demographics';
import { done, type Outcome } from '../../../src/secondary/views/outcome';
import { eachLine, parsed } from '../lines';
import type { LineFile } from './line-file';

/** Chains are short; one that goes round leads nowhere. */
const MOST_STEPS = 8;

function lastOf(superseded: ReadonlyMap<string, string>, number: string): string | null {
  let at = number;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = superseded.get(at);
    if (next === undefined) return at;
    at = next;
  }
  return null;
}

/**
 * Fills both from a file of R4 Patients. A record that has been replaced is nobody; of a number that stands there twice
 * the person is restricted, since nobody can tell which of the two is theirs.
 */
export function readDemographics(file: string, people: LineFile, superseded: LineFile): Outcome<null> {
  const replaced = new Map<string, string>();
  const read = eachLine(file, (line) => {
    const patient = parsed(line);
    if (!isObject(patient) || patient['resourceType'] !== 'Patient') return 'it is no Patient';
    const { numbers, oldNumbers, replacedBy, restricted, ...row } = demographicsRow(patient);
    const [number] = numbers;
    if (number === undefined) return null;
    if (replacedBy !== null && replacedBy !== number) {
      for (const old of [...numbers, ...oldNumbers]) replaced.set(old, replacedBy);
      return null;
    }
    for (const old of oldNumbers) replaced.set(old, number);
    people.row({ number, ...row, restricted: restricted || numbers.length > 1 });
    return null;
  });
  if (!read.ok) return read;
  for (const number of replaced.keys()) {
    const current = lastOf(replaced, number);
    if (current !== null && current !== number) superseded.row({ number, current });
  }
  return done(null);
}
