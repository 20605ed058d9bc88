/**
 * How are moments on the gateway's clock written and read? Milliseconds inside, ISO instants outside; the clock itself
 * is passed in.
 */

/** Milliseconds since the epoch → `2026-11-22T10:00:00.000Z`. */
export const toIso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** An ISO instant → milliseconds since the epoch; NaN when it cannot be read. */
export const fromIso = (text: string): number => Date.parse(text);

/** Midnight UTC of a calendar day, in milliseconds. `month` counts from 1. */
export const utcDay = (year: number, month: number, date: number): number => Date.UTC(year, month - 1, date);
