/** Which decisions do the objections file and this program's own register hold? */
import { isObject } from '../../../src/domain/json';
import { readConsent, type OwnRow } from '../../../src/secondary/objections/consent';
import type { PlacedObjection } from '../../../src/secondary/ports';
import { done, refused, type Outcome } from '../../../src/secondary/views/outcome';
import type { SecondaryConfig } from '../config/shape';
import { eachLine, parsed } from '../lines';
import { isSomebodyMissing } from './held';

/** Our own register, wherever it is kept: every decision in it, none passed over. */
export interface OwnRegister {
  decisions(): Promise<readonly OwnRow[]>;
}

/** What a build is told of it: whose number, which decision, from when. */
export const ownRows = (objections: readonly PlacedObjection[]): readonly OwnRow[] =>
  objections.map(({ nhsNumber, out, decidedAt }) => ({ nhsNumber, out, at: decidedAt }));

export const ownRegister = (rows: readonly OwnRow[]): OwnRegister => ({ decisions: () => Promise.resolve(rows) });

export const NO_REGISTER: OwnRegister = ownRegister([]);

/** Every decision, and whom the file names: them, and those whose entry was an error. */
export interface OwnDecisions {
  readonly rows: readonly OwnRow[];
  readonly named: ReadonlySet<string>;
}

function inFile(file: string): Outcome<OwnDecisions> {
  const rows: OwnRow[] = [];
  const named = new Set<string>();
  const looked = eachLine(file, (line) => {
    const consent = parsed(line);
    if (!isObject(consent)) return 'it is no Consent';
    const read = readConsent(consent);
    if ('problem' in read) return read.problem;
    const { row, erasedOf = row?.nhsNumber } = read;
    if (row !== null) rows.push(row);
    if (erasedOf !== undefined) named.add(erasedOf);
    return null;
  });
  return looked.ok ? done({ rows, named }) : looked;
}

const SHRUNK =
  'the file of objections no longer names somebody whom it named at an earlier build: ' +
  'what is taken back is a later entry, and none is deleted';

/** Every decision that is known; where a register does not answer, or has lost one, none is. */
export async function ownDecisions(config: SecondaryConfig, own: OwnRegister): Promise<Outcome<OwnDecisions>> {
  const { objections } = config.registers;
  const filed = objections === null ? done({ rows: [], named: new Set<string>() }) : inFile(objections.file);
  if (!filed.ok) return filed;
  const { rows, named } = filed.value;
  if (isSomebodyMissing(config, named)) return refused(SHRUNK);
  try {
    return done({ rows: [...rows, ...(await own.decisions())], named });
  } catch {
    return refused('our own register of objections does not answer');
  }
}
