/**
 * Do two results tell one blood pressure, though one sends it as two parts and the other as words, “122/76”? For
 * comparing only. Source: RECORD, results.
 */
import { sameUnit } from '../../codes/units';
import type { Analyte } from '../../codes/analytes';
import { analyteOfPart } from './component';
import type { ResultFact } from './fact';
import type { Measured } from './value';

interface Pressure {
  readonly upper: number;
  readonly lower: number;
}

const WORDED = /^(\d{2,3}) ?\/ ?(\d{2,3})(?: ?mm ?\[?hg\]?)?$/i;

const MMHG = 'mm[Hg]';

function inParts({ components }: ResultFact): Pressure | null {
  if (components.length !== 2) return null;
  const of = (key: string): number | null => {
    const part = components.find((one) => analyteOfPart(one)?.key === key)?.measured;
    if (part?.kind !== 'quantity' || part.comparator !== null) return null;
    return part.unit === '' || sameUnit(part.unit, MMHG) ? part.number : null;
  };
  const [upper, lower] = [of('systolic'), of('diastolic')];
  return upper === null || lower === null ? null : { upper, lower };
}

/** The two pressures of a result; null where it is none, or tells them otherwise. */
export function pressureOf(fact: ResultFact): Pressure | null {
  if (fact.analyte?.key !== 'blood pressure') return null;
  if (fact.measured === null) return inParts(fact);
  const [, upper, lower] = WORDED.exec(fact.measured.text.trim()) ?? [];
  return Number(upper) > Number(lower) ? { upper: Number(upper), lower: Number(lower) } : null;
}

export function samePressure(a: ResultFact, b: ResultFact): boolean {
  const [x, y] = [pressureOf(a), pressureOf(b)];
  return x !== null && y !== null && x.upper === y.upper && x.lower === y.lower;
}

/** Taken by somebody who is not of the practice that notes it. */
const TAKEN_ELSEWHERE =
  /\b(?:by|from|at|in|per) (?:the )?(?:cmw|(?:community )?midwi\w+|hospital|antenatal|anc|out ?-?patients?|opd|district nurse|dn|a&e|ed|pharmac\w+|paramedics?|ambulance)\b|\bhospital (?:reading|bp|letter)\b|\bclinic letter\b/i;

const roundTens = ({ upper, lower }: Pressure): boolean => upper % 10 === 0 && lower % 10 === 0;

/**
 * A practice notes a reading that it says somebody else took, and the other holds the same of that day. Two equal
 * readings of a day may else be two; two tens (140/90) always.
 */
export function notedElsewhere(a: ResultFact, b: ResultFact): boolean {
  const read = pressureOf(a);
  if (read === null || roundTens(read) || !samePressure(a, b)) return false;
  const isNoted = ({ provider, name, comments }: ResultFact): boolean =>
    provider.setting === 'gp' && TAKEN_ELSEWHERE.test([name, ...comments].join(' '));
  return isNoted(a) !== isNoted(b);
}

/** `122/76` is two pressures, and no number 122 with a unit. */
export const pairInWords = (measured: Measured | null, analyte: Analyte | undefined): Measured | null =>
  analyte?.key === 'blood pressure' && measured?.kind === 'quantity' && /^\/ ?\d/.test(measured.unit)
    ? { kind: 'text', text: measured.text }
    : measured;
