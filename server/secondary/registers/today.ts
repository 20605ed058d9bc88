/** Which day is it, where the registers are kept? */

const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' });

/** `2026-11-29`. */
export const londonDay = (now: Date): string => DAY.format(now);

const DAY_MS = 86_400_000;

/** Whole days from one day to another; below nought where it lies ahead. */
export const daysSince = (day: string, today: string): number =>
  Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / DAY_MS);
