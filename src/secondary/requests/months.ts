/** Which day is so many months after another? */
import { daysInMonth, isoDay } from '../../domain/dates/civil';

/** `2026-02-28` + 12 → `2027-02-28`; a day that the month lacks is its last. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const count = year * 12 + (month - 1) + months;
  const [atYear, atMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return isoDay(atYear, atMonth, Math.min(date, daysInMonth(atYear, atMonth)));
}
