/** How does a build say no? By a code that programs know, in words, and by the row of a table that says so. */

export interface BuildRefusal {
  readonly ok: false;
  readonly code: string;
  readonly message: string;
  readonly rules: readonly string[];
}

export type Built<T> = { readonly ok: true; readonly value: T } | BuildRefusal;

export const built = <T>(value: T): Built<T> => ({ ok: true, value });

export const refusal = (code: string, message: string, ...rules: readonly string[]): BuildRefusal => ({
  ok: false,
  code,
  message,
  rules,
});
