/** Is this an NHS number, and how is it written? Source: NHS Data Dictionary, Modulus 11. */

export const NHS_NUMBER_SYSTEM = 'https://fhir.nhs.uk/Id/nhs-number';
/** Still sent by older GP Connect data. */
export const LEGACY_NHS_NUMBER_SYSTEM = 'http://fhir.nhs.net/Id/nhs-number';

/** Leaves only the ten digits of what somebody typed or a provider sent; null when it is not ten digits. */
export function nhsNumberDigits(text: string): string | null {
  if (text.length < 10) return null;
  const digits = text.replace(/[\s-]/gu, '');
  return /^\d{10}$/.test(digits) ? digits : null;
}

/**
 * True when the text holds ten digits whose last one is the Modulus 11 check digit. A valid number need not be the
 * right person.
 */
export function isNhsNumber(text: string): boolean {
  const digits = nhsNumberDigits(text);
  if (digits === null) return false;
  let sum = 0;
  for (let i = 0; i < 9; i += 1) sum += Number(digits[i]) * (10 - i);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]);
}

/**
 * `9990123454` → `999 012 3454` with ordinary spaces, as the NHS Common User Interface asks. Anything else comes back
 * as given.
 */
export function formatNhsNumber(text: string): string {
  const digits = nhsNumberDigits(text);
  return digits === null ? text : `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`;
}
