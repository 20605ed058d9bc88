/**
 * By which day is something due that may take so many working days? Monday to Friday, London days; England’s bank
 * holidays are not known here, so that a day due may fall on one, and never later than it should.
 */
import { civilDay, DAY_MS, dayNumberOf, isoDay, londonOffset } from './civil';

/** The calendar day in London at an instant, as ISO. */
export function londonDayOf(instant: number): string {
  const { year, month, day } = civilDay(Math.floor((instant + londonOffset(instant)) / DAY_MS));
  return isoDay(year, month, day);
}

/** 1 January 1970 was a Thursday. */
const isWorkingDay = (number: number): boolean => ![2, 3].includes(((number % 7) + 7) % 7);

/** The ISO day `count` working days after the ISO day `from`. */
export function workingDaysAfter(from: string, count: number): string {
  let number = dayNumberOf(from);
  for (let left = count; left > 0;) {
    number += 1;
    if (isWorkingDay(number)) left -= 1;
  }
  const due = civilDay(number);
  return isoDay(due.year, due.month, due.day);
}
