/** Do two dosages state the same amount, once tablets are counted in milligrams? */
import { plainText } from '../../fhir/concept';
import type { MedicationFact } from './fact';
import type { Amount } from './worded-dosage';

/** Units that count the product itself. */
const COUNTED: ReadonlySet<string> = new Set(['tablet', 'capsule', 'each']);

/** An amount in milligrams where tablets of a known strength allow it. */
function settled(fact: MedicationFact): Amount | null {
  const { amount } = fact.dosage;
  const mg = fact.drug?.strength?.mg ?? null;
  return amount !== null && mg !== null && COUNTED.has(amount.unit)
    ? { value: Number((amount.value * mg).toPrecision(10)), unit: 'mg' }
    : amount;
}

/** A bare number counts what the other names: `2` is two puffs where the other says puffs, never two milligrams. */
const sameUnit = (a: string, b: string): boolean =>
  a === b || (a !== 'mg' && b !== 'mg' && (a === 'each' || b === 'each'));

export function sameDose(a: MedicationFact, b: MedicationFact): boolean {
  const left = settled(a);
  const right = settled(b);
  if (left === null && right === null) return plainText(a.dosage.dose ?? '') === plainText(b.dosage.dose ?? '');
  if (left === null || right === null || !sameUnit(left.unit, right.unit)) return true;
  return Math.abs(left.value - right.value) < 1e-9;
}
