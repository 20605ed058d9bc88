/** What happened to one provider's course: when was it started, changed, stopped? Told from its own records alone. */
import type { RecordDate } from '../../entry';
import type { MedicationFact } from './fact';
import { sameDose } from './dose';
import { sameStrength } from './strength';

export interface CourseChange {
  readonly kind: 'started' | 'changed' | 'stopped';
  /** Null where a stop carries no date: it is told, but no "since" holds it. */
  readonly date: RecordDate | null;
  /** In words: `Ramipril 5mg capsules, 1 daily, became Ramipril 10mg capsules, 1 daily`. */
  readonly text: string;
}

/** Prescribers' own words: a supply or a dose given changes no prescription. */
const PRESCRIBES: ReadonlySet<MedicationFact['kind']> = new Set(['statement', 'plan', 'order']);

const inWords = (fact: MedicationFact): string =>
  [fact.product, fact.dosage.instructions].filter((part) => part !== null).join(', ');

/** Strength, amount or pace differ, where both say. A statement and its plan are the same words twice. */
function differs(a: MedicationFact, b: MedicationFact): boolean {
  const left = a.drug?.strength ?? null;
  const right = b.drug?.strength ?? null;
  if (left !== null && right !== null && !sameStrength(left, right)) return true;
  if (a.dosage.dose !== null && b.dosage.dose !== null && !sameDose(a, b)) return true;
  return a.dosage.pace !== null && b.dosage.pace !== null && a.dosage.pace !== b.dosage.pace;
}

/** Oldest first, dated ones only: what has no date cannot be put in order. */
function inOrder(fact: MedicationFact): readonly MedicationFact[] {
  const members = fact.members.length === 0 ? [fact] : fact.members;
  return members
    .filter((one) => one.date !== null && PRESCRIBES.has(one.kind) && one.notGiven === null)
    .sort((a, b) => (a.date?.sort ?? 0) - (b.date?.sort ?? 0) || (a.reference < b.reference ? -1 : 1));
}

/** Every change of a course, oldest first. A stop that a new dose followed is that change, not a stop. */
export function changesOf(fact: MedicationFact): readonly CourseChange[] {
  // What was only proposed, or must not be given, was never started.
  if (fact.notGiven !== null && inOrder(fact).length === 0) return [];
  const changes: CourseChange[] = [];
  if (fact.start !== null) changes.push({ kind: 'started', date: fact.start, text: inWords(inOrder(fact)[0] ?? fact) });
  inOrder(fact).reduce<MedicationFact | null>((before, next) => {
    if (before !== null && differs(before, next))
      changes.push({ kind: 'changed', date: next.date, text: `${inWords(before)} became ${inWords(next)}` });
    return next;
  }, null);
  if (fact.ended)
    changes.push({
      kind: 'stopped',
      date: fact.end,
      text: [inWords(fact), fact.statusReason].filter((part) => part !== null).join(' – '),
    });
  return changes;
}
