/** When does a box in which a day is typed show which day was understood? On leaving it, and with Enter. */
import type { FocusEvent, KeyboardEvent } from 'react';
import { readTypedDay } from '../../domain/dates/typed';
import { writeDate } from '../../domain/dates/written';

/**
 * Handlers of an input: what was understood takes the place of what was typed, `14 mar 48` as `14-Mar-1948`; what is no
 * day stays as it is. `latest` gives the last day that a year of two digits may mean; `expanded` is told the day
 * where it had such a year.
 * INVARIANT: Enter sends no form with a year of two digits: it shows the year first.
 */
export const showBack = (latest: () => string, change: (text: string) => void, expanded?: (day: string) => void) => {
  const show = (typed: string): void => {
    const day = readTypedDay(typed, latest());
    if (day !== null && readTypedDay(typed) === null) expanded?.(day);
    if (day !== null && writeDate(day) !== typed) change(writeDate(day));
  };
  return {
    onBlur: ({ currentTarget }: FocusEvent<HTMLInputElement>): void => {
      show(currentTarget.value);
    },
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>): void => {
      if (event.key !== 'Enter') return;
      const typed = event.currentTarget.value;
      if (readTypedDay(typed) === null && readTypedDay(typed, latest()) !== null) event.preventDefault();
      show(typed);
    },
  };
};
