/**
 * Does a row of a source belong to the person whose NHS number it bears? INVARIANT: a row that the rules cannot decide
 * goes to the worklist, and is never linked by itself.
 */
import { birthDateLikeness, givenLikeness, isBothAndSame } from './likeness';

/** Who somebody is, as far as linkage may look; made plain by `identityOf`. */
export interface Identity {
  /** `1948-03-14`, or whatever stands there. */
  readonly birthDate: string;
  readonly family: string;
  readonly given: string;
  readonly postcode: string;
  readonly gender: string;
}

/** Marks of what differed, for the counts. */
export type Mark = 'birthDate' | 'gender';

export type Linked =
  | { readonly linked: true; readonly rule: 'L1' | 'L2'; readonly marks: readonly Mark[] }
  | { readonly linked: false; readonly rule: 'L3' | 'L5' };

const isOtherGender = (a: string, b: string): boolean => {
  const known = ['female', 'male'];
  return known.includes(a) && known.includes(b) && a !== b;
};

/** Twins are told apart by the whole given name: a slip of the pen might be the other's name. */
function mayBeTheTwin(row: Identity, person: Identity): boolean {
  return row.given === '' || row.given !== person.given || isOtherGender(row.gender, person.gender);
}

function isSlip(row: Identity, person: Identity): boolean {
  const dates = birthDateLikeness(row.birthDate, person.birthDate);
  const given = givenLikeness(row.given, person.given);
  if (dates === 'other' || given === 'other' || isOtherGender(row.gender, person.gender)) return false;
  if (dates === 'year' && given === 'missing') return false;
  return isBothAndSame(row.family, person.family) || isBothAndSame(row.postcode, person.postcode);
}

/**
 * `person`: as demographics hold the number's owner; `hasTwin`: whether somebody else there has the same family name,
 * birth date and postcode under another given name.
 */
export function linkRow(row: Identity, person: Identity, hasTwin: boolean): Linked {
  const isSameDay = birthDateLikeness(row.birthDate, person.birthDate) === 'same';
  if (!isSameDay && !isSlip(row, person)) return { linked: false, rule: 'L3' };
  if (hasTwin && mayBeTheTwin(row, person)) return { linked: false, rule: 'L5' };
  const gender: readonly Mark[] = isOtherGender(row.gender, person.gender) ? ['gender'] : [];
  return isSameDay
    ? { linked: true, rule: 'L1', marks: gender }
    : { linked: true, rule: 'L2', marks: ['birthDate', ...gender] };
}
