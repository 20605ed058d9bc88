/** How much do the times of two results agree: to the instant, to the day, or is only a day known? */
import { calendarKey, isMidnight } from '../../../domain/dates';
import type { ResultFact } from './fact';

const MINUTE = 60_000;

/** The same instant; one system may have dropped the seconds. */
export function sameInstant(a: ResultFact, b: ResultFact): boolean {
  if (a.date?.precision !== 'time' || b.date?.precision !== 'time') return false;
  const [x, y] = [a.date.sort, b.date.sort];
  return x === y || (Math.floor(x / MINUTE) === Math.floor(y / MINUTE) && (x % MINUTE === 0 || y % MINUTE === 0));
}

/** The same London day, month or year, as far as each says. */
export const sameDate = (a: ResultFact, b: ResultFact): boolean =>
  a.date !== null && b.date !== null && calendarKey(a.date) === calendarKey(b.date);

/** A date that says no more than its day: sent without a time, or with midnight for want of one. */
export const dayAlone = ({ date }: ResultFact): boolean =>
  date !== null && (date.precision === 'day' || isMidnight(date));
