/**
 * Which values of an extension pass? Of those that the table of extensions releases (src/domain/known-extensions.ts);
 * every other goes.
 */
import { VALUE, type Shape } from './shapes';

/** The value of an allowed extension; parts of it are named by plain words. */
export const EXTENSION_VALUE: Shape = {
  ...VALUE,
  valueCode: 'plain',
  valueCoding: 'coding',
  valueUnsignedInt: 'plain',
  valuePositiveInt: 'plain',
  valueDecimal: 'plain',
  valueDate: 'plain',
  valueDuration: 'quantity',
  valueReference: 'reference',
};
