/** Do two dosages state the same amount, and is it proved that the rest of them says the same? */
import { doseMatters } from '../../codes/products';
import type { MedicationFact } from './fact';
import { extrasAlike, forbids, saidAlike } from './same-dosage';
import { sameUnit, sameValue, settledAmount } from './settled';
import type { Amount } from './worded-dosage';

/** Once for each fact: every candidate asks for it. */
const SETTLED = new WeakMap<MedicationFact, { readonly amount: Amount | null }>();
function settled(fact: MedicationFact): Amount | null {
  const before = SETTLED.get(fact);
  if (before !== undefined) return before.amount;
  const amount = fact.dosage.amount === null ? null : settledAmount(fact.dosage.amount, fact.drug);
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

/** Says no dose: whoever wrote it left it to somebody else. */
const LEFT_OPEN =
  /^(?:to be )?(?:take|taken|use|used|apply|inject|give)? ?(?:this )?(?:as|when) (?:directed|instructed|advised|prescribed|per (?:protocol|chart|regimen|plan|instructions?|inr|anticoagulant clinic))(?: by .*)?$|^(?:(?:from )?hospital(?: only)?|as (?:per )?chart|mdu|asd|ud|ut dict|use as dir\w*|see (?:chart|instructions|notes?|book|yellow book))$/;

const isOpen = ({ dosage: { dose, amount } }: MedicationFact): boolean =>
  amount === null &&
  dose !== null &&
  LEFT_OPEN.test(
    dose
      .toLowerCase()
      .replace(/[.,;:()]+/g, '')
      .trim(),
  );

const matters = (a: MedicationFact, b: MedicationFact): boolean =>
  [a, b].some(({ drug }) => drug !== null && doseMatters(drug.key));

/** “As directed” beside a dose is a gap, save for medicines of which a wrong dose kills, and beside a stop. */
const isGap = (a: MedicationFact, b: MedicationFact): boolean =>
  (isOpen(a) && isOpen(b)) ||
  ((isOpen(a) || isOpen(b)) && !matters(a, b) && !forbids(a.dosage.said.text) && !forbids(b.dosage.said.text));

const paceDiffers = (a: MedicationFact, b: MedicationFact): boolean =>
  a.dosage.pace !== null && b.dosage.pace !== null && a.dosage.pace !== b.dosage.pace;

/** The dose is the text itself: nothing is structured. */
const inWords = ({ dosage: { dose, said } }: MedicationFact): boolean => dose !== null && dose === said.text;

function amountsDiffer(a: MedicationFact, b: MedicationFact): boolean {
  const [left, right] = [settled(a), settled(b)];
  return left !== null && right !== null && !(sameUnit(left.unit, right.unit) && sameValue(left.value, right.value));
}

/**
 * Whether two doses agree. Doses in words agree only where it is proved. “As directed” beside a dose is a gap and no
 * conflict, save for the medicines of which a wrong dose kills. Source: RECORD.md "medications".
 */
export function sameDose(a: MedicationFact, b: MedicationFact): boolean {
  if (isOpen(a) || isOpen(b)) return isGap(a, b);
  if (inWords(a) && inWords(b)) return saidAlike(a, b, { times: paceDiffers(a, b), doses: false });
  return !amountsDiffer(a, b) || saidAlike(a, b, { times: paceDiffers(a, b), doses: false });
}

/**
 * Whether all else that the two were told agrees: lengths, limits in words, days, times, instructions. What differs in
 * dose or pace is told by those.
 */
export function sameInstructions(a: MedicationFact, b: MedicationFact): boolean {
  if (a.dosage.instructions === null || b.dosage.instructions === null) return true;
  if (!extrasAlike(a, b)) return false;
  if (isOpen(a) || isOpen(b) || (inWords(a) && inWords(b))) return true;
  return saidAlike(a, b, { times: paceDiffers(a, b), doses: !sameDose(a, b) });
}
