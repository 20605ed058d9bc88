/** How old is somebody, as the patient banner says it? Source: NHS Common User Interface, patient banner. */
import { dayNumber, daysInMonth } from './civil';
import { daysBetween, londonDay, type FhirDate } from '../dates';

/**
 * Age as the patient banner shows it: minutes below 2 hours, hours below 2 days, days below 4 weeks, weeks and days
 * below 1 year, months and days below 2, years and months below 18, then years. Null when `at` is before the birth.
 * A birth date without a time is told in days at the least.
 */
export function ageAt(birth: FhirDate, at: number): string | null {
  if (at < birth.sort) return null;
  const born = londonDay(birth.sort);
  const then = londonDay(at);
  if (birth.precision === 'year') return `about ${then.year - born.year}y`;
  let months = (then.year - born.year) * 12 + then.month - born.month;
  if (birth.precision === 'month') return months >= 24 ? `about ${Math.floor(months / 12)}y` : `about ${months}m`;
  if (then.day < born.day) months -= 1;
  const days = daysBetween(birth.sort, at);
  if (birth.precision === 'time') {
    const minutes = Math.floor((at - birth.sort) / 60_000);
    if (minutes < 120) return `${minutes}min`;
    if (minutes < 2 * 1440) return `${Math.floor(minutes / 60)}hr`;
  }
  if (days < 28) return `${days}d`;
  if (months < 12) return join(Math.floor(days / 7), 'w', days % 7, 'd');
  if (months < 24) {
    const turn = born.month - 1 + months;
    const year = born.year + Math.floor(turn / 12);
    const month = (turn % 12) + 1;
    const anniversary = dayNumber(year, month, Math.min(born.day, daysInMonth(year, month)));
    return join(months, 'm', dayNumber(then.year, then.month, then.day) - anniversary, 'd');
  }
  const years = Math.floor(months / 12);
  return years < 18 ? join(years, 'y', months % 12, 'm') : `${years}y`;
}

const join = (first: number, unit: string, second: number, smaller: string): string =>
  second === 0 ? `${first}${unit}` : `${first}${unit} ${second}${smaller}`;
