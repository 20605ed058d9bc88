/**
 * Which of two dates is the earlier, if that can be known? "2020" and "2020-05" cannot be told apart, and a reader must
 * not be told that they are equal. Both engines compare by this key. Source: FHIRPath, "Date/Time comparison".
 */
import { civilDay, dayNumber, daysInMonth, isoDay, pad } from '../../domain/dates/civil';

/** Each engine finds a moment by this pattern, so it says no more than all of them understand. */
export const MOMENT_SHAPE =
  '^([0-9]{4})-([0-9]{2})-([0-9]{2})T([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])([.][0-9]{1,6})?' +
  '(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])$';
const MOMENT = new RegExp(MOMENT_SHAPE);
const DAY = 86_400;

/**
 * A text whose order is that of the moments: a time with its zone in UTC, to the microsecond; a date as it was sent,
 * for it is the beginning of every moment on it.
 */
export function momentKey(text: string): string {
  const found = MOMENT.exec(text);
  if (found === null) return text;
  const [, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = found;
  if (Number(day) < 1 || Number(day) > daysInMonth(Number(year), Number(month))) return text;
  const ahead = (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4))) * 60 * (zone.startsWith('-') ? -1 : 1);
  const local = Number(hour) * 3600 + Number(minute) * 60 + Number(second) - ahead;
  const days = dayNumber(Number(year), Number(month), Number(day)) + Math.floor(local / DAY);
  const seconds = ((local % DAY) + DAY) % DAY;
  const civil = civilDay(days);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => pad(part, 2));
  return `${isoDay(civil.year, civil.month, civil.day)}T${clock.join(':')}.${fraction.slice(1).padEnd(6, '0')}`;
}
