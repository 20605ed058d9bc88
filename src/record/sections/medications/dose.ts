/** Do two dosages state the same amount, once what is counted is turned into what it holds? */
import { doseMatters } from '../../codes/products';
import { isCovered } from './covered';
import { plainText } from '../../fhir/concept';
import type { MedicationFact } from './fact';
import type { Amount } from './worded-dosage';

/** Units that count the product itself. */
const COUNTED: ReadonlySet<string> = new Set(['tablet', 'capsule', 'each', 'puff', 'dose', 'sachet', 'patch', 'vial']);

/** What one of them holds, `20 mg`; or a millilitre, `50 mg/ml`. Only of one ingredient. */
const HOLDS = /^([\d.]+) (mg|units|mmol)(\/ml)?$/;

const rounded = (value: number): number => Number(value.toPrecision(10));

/** An amount in what it holds, where a strength allows it: tablets, puffs and millilitres in milligrams or units. */
function settledFrom({ dosage: { amount }, drug }: MedicationFact): Amount | null {
  if (amount === null) return null;
  // Vitamin D is written in units and in micrograms: 40 units are one. Source: BNF.
  if (amount.unit === 'unit' && drug?.key.includes('calciferol') === true)
    return { value: rounded(amount.value / 40_000), unit: 'mg' };
  const [, value, unit, perMl] =
    HOLDS.exec(drug?.strength?.bare === true ? '' : (drug?.strength?.canonical ?? '')) ?? [];
  if (value === undefined || unit === undefined) return amount;
  const volume = /^(?:(\d+)-?)?ml(?: spoon.*)?$/.exec(amount.unit);
  if (perMl !== undefined && volume !== null)
    return { value: rounded(amount.value * Number(value) * Number(volume[1] ?? 1)), unit: singular(unit) };
  return perMl === undefined && COUNTED.has(amount.unit)
    ? { value: rounded(amount.value * Number(value)), unit: singular(unit) }
    : amount;
}

/** Once for each fact: every candidate asks for it. */
const SETTLED = new WeakMap<MedicationFact, { readonly amount: Amount | null }>();
function settled(fact: MedicationFact): Amount | null {
  const before = SETTLED.get(fact);
  if (before !== undefined) return before.amount;
  const amount = settledFrom(fact);
  SETTLED.set(fact, { amount });
  return amount;
}

/** Plainly one dose: for telling which of several candidates fits best, where a gap is no agreement. */
export function plainlySameDose(a: MedicationFact, b: MedicationFact): boolean {
  const [left, right] = [settled(a), settled(b)];
  return left !== null && right !== null
    ? sameUnit(left.unit, right.unit) && Math.abs(left.value - right.value) < 1e-9 && a.dosage.pace === b.dosage.pace
    : a.dosage.dose === b.dosage.dose;
}

const singular = (unit: string): string => (unit === 'units' ? 'unit' : unit);

/** A bare number counts what the other names: `2` is two puffs where the other says puffs, never two milligrams. */
const sameUnit = (a: string, b: string): boolean =>
  a === b || (a !== 'mg' && b !== 'mg' && (a === 'each' || b === 'each'));

/** Says no dose: whoever wrote it left it to somebody else. */
const LEFT_OPEN =
  /^(?:to be )?(?:take|taken|use|used|apply|inject|give)? ?(?:this )?(?:as|when) (?:directed|instructed|advised|prescribed|per (?:protocol|chart|regimen|plan|instructions?|inr|anticoagulant clinic))(?: by .*)?$|^(?:mdu|asd|ud|ut dict|use as dir\w*|see (?:chart|instructions|notes?|book|yellow book))$/;

const isOpen = ({ dosage: { dose, amount } }: MedicationFact): boolean =>
  amount === null &&
  dose !== null &&
  LEFT_OPEN.test(
    dose
      .toLowerCase()
      .replace(/[.,;:()]+/g, '')
      .trim(),
  );

const COUNT_WORD = /\b(?:tab(?:let)?s?|cap(?:sule)?s?|puffs?)\b/gi;
const NUMBER = /\d|\b(?:half|one|two|three|four|five|six|seven|eight|nine|ten)\b/i;

/** Two texts of one meaning, whichever words they use; what counts the product itself may be left out. */
function sameWords(a: MedicationFact, b: MedicationFact): boolean {
  const [left, right] = [a.dosage.dose, b.dosage.dose].map((dose) => dose?.replace(COUNT_WORD, ' ') ?? null);
  if (left === undefined || right === undefined || left === null || right === null) return left === right;
  // Words that say only when: how often is compared by itself.
  if (!NUMBER.test(left) && !NUMBER.test(right) && a.dosage.pace !== null && a.dosage.pace === b.dosage.pace)
    return true;
  return plainText(left) === plainText(right) || (isCovered(left, right) && isCovered(right, left));
}

/**
 * Whether two doses agree. “As directed” beside a dose is a gap and no conflict, save for the medicines of which a
 * wrong dose kills. Source: RECORD.md "medications".
 */
export function sameDose(a: MedicationFact, b: MedicationFact): boolean {
  const left = settled(a);
  const right = settled(b);
  const said = sameWords(a, b);
  const matters = [a, b].some(({ drug }) => drug !== null && doseMatters(drug.key));
  if (isOpen(a) || isOpen(b)) return (isOpen(a) && isOpen(b)) || !matters;
  if (left === null && right === null) return said;
  if (left === null || right === null) return !matters || said;
  if (!sameUnit(left.unit, right.unit)) return true;
  return Math.abs(left.value - right.value) <= 1e-9 * Math.max(1, left.value);
}
