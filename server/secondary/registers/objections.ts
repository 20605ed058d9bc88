/** Which decisions do the objections file and this program's own register hold? */
import { isObject } from '../../../src/domain/json';
import { readConsent, type OwnRow } from '../../../src/secondary/objections/consent';
import type { PlacedObjection } from '../../../src/secondary/ports';
import { done, refused, type Outcome } from '../../../src/secondary/views/outcome';
import type { SecondaryConfig } from '../config/shape';
import { eachLine, parsed } from '../lines';

/** Our own register, wherever it is kept: every decision in it, none passed over. */
export interface OwnRegister {
  decisions(): Promise<readonly OwnRow[]>;
}

/** What a build is told of it: whose number, which decision, from when. */
export const ownRows = (objections: readonly PlacedObjection[]): readonly OwnRow[] =>
  objections.map(({ nhsNumber, out, decidedAt }) => ({ nhsNumber, out, at: decidedAt }));

export const ownRegister = (rows: readonly OwnRow[]): OwnRegister => ({ decisions: () => Promise.resolve(rows) });

export const NO_REGISTER: OwnRegister = ownRegister([]);

function inFile(file: string): Outcome<readonly OwnRow[]> {
  const rows: OwnRow[] = [];
  const looked = eachLine(file, (line) => {
    const consent = parsed(line);
    if (!isObject(consent)) return 'it is no Consent';
    const read = readConsent(consent);
    if ('problem' in read) return read.problem;
    if (read.row !== null) rows.push(read.row);
    return null;
  });
  return looked.ok ? done(rows) : looked;
}

/** Every decision that is known; where a register does not answer, none is. */
export async function ownDecisions(config: SecondaryConfig, own: OwnRegister): Promise<Outcome<readonly OwnRow[]>> {
  const { objections } = config.registers;
  const filed = objections === null ? done([]) : inFile(objections.file);
  if (!filed.ok) return filed;
  try {
    return done([...filed.value, ...(await own.decisions())]);
  } catch {
    return refused('our own register of objections does not answer');
  }
}
