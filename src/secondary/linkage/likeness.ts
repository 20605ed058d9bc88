/** How alike are two names, postcodes, birth dates? */

const MARKS = /\p{M}/gu;
const REST = /[^\p{L}\p{N}]/gu;

/** A name without case, accents, blanks and signs: `O’Brien-Smith` and `OBRIEN SMITH` are one. */
export const plainName = (name: string): string =>
  name.normalize('NFKD').replace(MARKS, '').replace(REST, '').toLowerCase();

/** The first of the given names, plain. */
export const plainGiven = (given: string): string => plainName(given.trim().split(/\s+/u)[0] ?? '');

/** `nw1 2ab` → `NW12AB`; empty where it is no whole postcode. */
export function plainPostcode(postcode: string): string {
  const plain = postcode.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
  return /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.test(plain) ? plain : '';
}

/** Of what is missing, nothing is the same. */
export const isBothAndSame = (a: string, b: string): boolean => a !== '' && a === b;

/** One letter more, less, another, or two neighbours swapped. */
export function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}

export type Given = 'same' | 'like' | 'other' | 'missing';

/** How two plain given names stand to each other; an initial is like each name that begins with it. */
export function givenLikeness(a: string, b: string): Given {
  if (a === '' || b === '') return 'missing';
  if (a === b) return 'same';
  const isInitial = (a.length === 1 || b.length === 1) && a[0] === b[0];
  return isInitial || isOneSlip(a, b) ? 'like' : 'other';
}

export type BirthDates = 'same' | 'day-or-month' | 'year' | 'other';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** How two birth dates stand to each other; day and month swapped count as one part, a part that is missing as none. */
export function birthDateLikeness(a: string, b: string): BirthDates {
  const [first, second] = [DAY.exec(a), DAY.exec(b)];
  if (first === null || second === null) return 'other';
  const [, year, month, day] = first;
  const [, otherYear, otherMonth, otherDay] = second;
  const differs = [year !== otherYear, month !== otherMonth, day !== otherDay].filter(Boolean).length;
  if (differs === 0) return 'same';
  if (differs === 1) return year === otherYear ? 'day-or-month' : 'year';
  return year === otherYear && month === otherDay && day === otherMonth ? 'day-or-month' : 'other';
}
