/**
 * Which short reference can two people read to each other over the telephone? Eight letters and digits that are not
 * taken for one another, the last of which checks the others. It says nothing about anybody.
 */

/** Neither 0, 1, I, L nor O. Thirty-one, a prime: one wrong sign, or two exchanged, never checks. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 8;

/** Weights 8, 7 … 2 for what comes before the check sign, 1 for it: no two are alike. */
const sumOf = (values: readonly number[]): number =>
  values.reduce((sum, value, at) => sum + value * (LENGTH - at), 0) % SIGNS.length;

/** `7K3M-9QPD` from seven or more random bytes, each of which chooses one sign. */
export function referenceFrom(bytes: Uint8Array): string {
  const values = Array.from({ length: LENGTH - 1 }, (_, at) => (bytes[at] ?? 0) % SIGNS.length);
  const check = (SIGNS.length - sumOf(values)) % SIGNS.length;
  const text = [...values, check].map((value) => SIGNS[value] ?? '').join('');
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

/** The reference that somebody typed, with or without hyphen and spaces, in any case; null when it does not check. */
export function readReference(typed: string): string | null {
  const text = typed.toUpperCase().replace(/[\s-]/gu, '');
  const values = Array.from(text, (sign) => SIGNS.indexOf(sign));
  if (values.length !== LENGTH || values.includes(-1) || sumOf(values) !== 0) return null;
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}
