/**
 * How are a resource's categories and labels held while it is judged? As bits of one number, so that spreading them is
 * an “or”.
 */
import { EXCLUSION_IDS, type ExclusionId } from './tables/exclusions';
import { CAP_LABELS, type CapLabel } from './tables/label-caps';
import { SHARED_MEDICINES, type SharedMedicine } from './tables/medicines';

export const exclusionMark = (id: ExclusionId): number => 1 << EXCLUSION_IDS.indexOf(id);
// INVARIANT: no two marks share a bit: each group begins where the one before it ends, however long the lists grow.
const AFTER_EXCLUSIONS = EXCLUSION_IDS.length;
/** Holds a door or key-safe code. */
export const DOOR_CODE = 1 << AFTER_EXCLUSIONS;
/** Could not be judged (too deep, or judging it failed): denied. */
export const UNJUDGED = 1 << (AFTER_EXCLUSIONS + 1);
const CAP_BASE = AFTER_EXCLUSIONS + 2;
export const capMark = (label: CapLabel): number => 1 << (CAP_BASE + CAP_LABELS.indexOf(label));
const AFTER_CAPS = CAP_BASE + CAP_LABELS.length;
/** Names a listed hormone: excluded only together with a gender-set indication. */
export const HORMONE = 1 << AFTER_CAPS;
/** The coding is one that a computer can rely on: its text need not decide. */
export const VALID = 1 << (AFTER_CAPS + 1);
const SHARED_BASE = AFTER_CAPS + 2;
/** The medicine is named or coded … */
export const sharedMark = (medicine: SharedMedicine): number => 1 << (SHARED_BASE + SHARED_MEDICINES.indexOf(medicine));
/** … and named as what it is for otherwise. */
export const sparedMark = (medicine: SharedMedicine): number => sharedMark(medicine) << SHARED_MEDICINES.length;

/**
 * Named by a bare code that no table knows, while some category is known by its seed alone: denied, and no reason to
 * deny anything else.
 */
export const BARE_CODE = 1 << (SHARED_BASE + 2 * SHARED_MEDICINES.length);

const all = (count: number, base: number): number => ((1 << count) - 1) << base;
/** INVARIANT: a resource with any of these bits is released to nobody. */
export const EXCLUDED = all(EXCLUSION_IDS.length, 0) | DOOR_CODE | UNJUDGED | BARE_CODE;
/** The categories alone: what words and codes tell of. */
export const CATEGORIES = all(EXCLUSION_IDS.length, 0);
export const CAPPED = all(CAP_LABELS.length, CAP_BASE);
export const GENDER = exclusionMark('EX-4');

const SHARED = all(SHARED_MEDICINES.length, SHARED_BASE);
const SPARED = SHARED << SHARED_MEDICINES.length;

/** What a resource tells in the end, once all names of its medicine are read. */
export function settled(marks: number): number {
  const telling = marks & SHARED & ~((marks & SPARED) >> SHARED_MEDICINES.length);
  return (marks & ~(SHARED | SPARED)) | (telling === 0 ? 0 : exclusionMark('EX-1'));
}

/** The ids of the rows that a resource's bits stand for; for the audit of a decision, never for an answer. */
export function markRules(marks: number): string[] {
  const rules: string[] = EXCLUSION_IDS.filter((id) => marks & exclusionMark(id));
  if (marks & DOOR_CODE) rules.push('DC-1');
  if (marks & UNJUDGED) rules.push('D-unjudged');
  if (marks & BARE_CODE) rules.push('D-bare-code');
  return rules;
}

export const capsOf = (marks: number): CapLabel[] => CAP_LABELS.filter((label) => marks & capMark(label));
