/** How does a step say that it could not be done? In words, as a value. */

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const refused = (problem: string): Outcome<never> => ({ ok: false, problem });
