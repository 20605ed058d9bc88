/** Which NHS number does a FHIR reference to a Patient name: by its identifier, or as the id at its end? */
import { isObject, textOf } from './json';
import { isNhsNumber, nhsNumberDigits } from './nhs-number';

/** Ten digits; null where it names no valid one. */
export function referredNumber(reference: unknown): string | null {
  if (!isObject(reference)) return null;
  const { identifier } = reference;
  const said = isObject(identifier) ? textOf(identifier['value']) : null;
  const tail = /(?:^|\/)Patient\/([^/]+)$/.exec(textOf(reference['reference']) ?? '')?.[1];
  const digits = nhsNumberDigits(said ?? tail ?? '');
  return digits !== null && isNhsNumber(digits) ? digits : null;
}
