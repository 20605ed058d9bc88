/** What is a parsed JSON value, before anybody has checked its shape? */

export type Json = Readonly<Record<string, unknown>>;

/** An object that whoever holds it is still writing. */
export type JsonDraft = Record<string, unknown>;

/** True for a JSON object: neither null nor an array. */
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects of a list; one object counts as a list of one, anything else as none. */
export const objectsOf = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? (value as unknown[]).filter(isObject) : isObject(value) ? [value] : [];

/** A text without the blanks around it; null where nothing but blanks, or no string, is there. */
export const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** The strings of a list; one string counts as a list of one. */
export const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((item) => textOf(item) ?? []);
