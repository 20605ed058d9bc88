/**
 * May this person be in a data set? All registers in, one answer out. INVARIANT: whatever is not known is an objection,
 * and nobody is let in by what was left out.
 */
import { canonicalSystem, READ_V2 } from '../../domain/code-systems';
import { isNhsNumber } from '../../domain/nhs-number';
import { OBJECTIONS, TYPE_1, type ObjectionId } from '../rules/objections';

/** A decision of our own register; the later `sequence` is the later decision. */
export interface OwnDecision {
  readonly out: boolean;
  readonly sequence: number;
}

/** A coded entry of the person's GP data. `date` is the day it was recorded, `2024-05-01`; null where not known. */
export interface GpCode {
  readonly system: string;
  readonly code: string;
  readonly date: string | null;
}

/** What is known of one person, under every number that has been theirs. */
export interface Known {
  readonly nhsNumbers: readonly string[];
  readonly own: readonly OwnDecision[];
  readonly gpCodes: readonly GpCode[];
  /** Null where demographics did not say. */
  readonly restricted: boolean | null;
}

/** What holds for the whole build. */
export interface Registers {
  /** Those who may be used, as the national service answered; null where none is at hand. */
  readonly cleaned: ReadonlySet<string> | null;
  /** The Confidentiality Advisory Group's letter exempts from the national opt-out. */
  readonly exempt: boolean;
  /** A legal exception in force that this build cites. */
  readonly exception: boolean;
}

export interface Decision {
  readonly included: boolean;
  /** Every objection that was found, lifted ones too, in the order of the table. */
  readonly rules: readonly ObjectionId[];
  readonly lifted: readonly ObjectionId[];
}

/** `9Nu0`, `9Nu0.` and `9Nu0.00` are one Read code. */
const readCode = (code: string): string => code.trim().padEnd(5, '.').slice(0, 5);

/** A dissent counts under whatever name its system was sent: to leave somebody out by mistake harms nobody. */
const isDissent = ({ code }: GpCode): boolean =>
  TYPE_1.dissent.some((one) => one.code === code.trim() || one.code === readCode(code));

/** A withdrawal lets somebody in, so it counts only under the name of its own system. */
const isWithdrawal = ({ system, code }: GpCode): boolean =>
  TYPE_1.withdrawn.some(
    (one) =>
      one.system === canonicalSystem(system) && one.code === (one.system === READ_V2 ? readCode(code) : code.trim()),
  );

/** The latest by its day says; a dissent without a day, or of the same day as a withdrawal, stands. */
function dissents(codes: readonly GpCode[]): boolean {
  const said = codes.filter(isDissent);
  const withdrawn = codes.flatMap((code) => (isWithdrawal(code) && code.date !== null ? [code.date] : []));
  return said.some(({ date }) => date === null || !withdrawn.some((day) => day > date));
}

/** The latest decision of our own register; without any, nobody is out. */
function optedOut(own: readonly OwnDecision[]): boolean {
  const last = Math.max(...own.map(({ sequence }) => sequence));
  return own.some(({ sequence, out }) => sequence === last && out);
}

const FOUND: Readonly<Record<ObjectionId, (known: Known, registers: Registers) => boolean>> = {
  'OB-1': ({ own }) => optedOut(own),
  'OB-2': ({ gpCodes }) => dissents(gpCodes),
  'OB-3': ({ nhsNumbers }, { cleaned, exempt }) =>
    !exempt && (cleaned === null || !nhsNumbers.every((number) => cleaned.has(number))),
  'OB-4': ({ restricted }) => restricted !== false,
  'OB-5': ({ nhsNumbers }) => nhsNumbers.length === 0 || !nhsNumbers.every(isNhsNumber),
};

/** One answer for one person, with the rules that made it. */
export function decide(known: Known, registers: Registers): Decision {
  const found = OBJECTIONS.filter(({ id }) => FOUND[id](known, registers));
  const lifted = found.filter((objection) => objection.lifted && registers.exception);
  return {
    included: found.length === lifted.length,
    rules: found.map(({ id }) => id),
    lifted: lifted.map(({ id }) => id),
  };
}
