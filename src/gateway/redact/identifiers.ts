/** How is an identifier kept, and none of a person? */
import { isNhsNumber, LEGACY_NHS_NUMBER_SYSTEM, NHS_NUMBER_SYSTEM } from '../../domain/nhs-number';
import type { Json } from '../../domain/json';
import { each, keepElements, withForm, word, type Context, type Copier, type Plan } from './copier';

const PERSONAL_SYSTEM = /nhs-?number|patient|hospital-?number/i;
const personalSystems = new Map<string, boolean>([
  [NHS_NUMBER_SYSTEM, true],
  [LEGACY_NHS_NUMBER_SYSTEM, true],
]);
const SYSTEMS_REMEMBERED = 1000;

function isPersonalSystem(system: string): boolean {
  const met = personalSystems.get(system);
  if (met !== undefined) return met;
  const isPersonal = PERSONAL_SYSTEM.test(system);
  if (personalSystems.size < SYSTEMS_REMEMBERED) personalSystems.set(system, isPersonal);
  return isPersonal;
}

/** INVARIANT: no NHS number, no former number and no number of a person passes, in whatever system. */
export function identifierPasses({ system, value, use }: Json, context: Context): boolean {
  if (
    typeof value !== 'string' ||
    use === 'old' ||
    (typeof system === 'string' && isPersonalSystem(system)) ||
    isNhsNumber(value)
  )
    return false;
  if (typeof system === 'string' && !context.mayPass(system)) return false;
  // digits and hexadecimal names, which most are, have no words
  return !/[g-z]/i.test(value) || context.mayPass(value);
}

/** What passes of an identifier that passes. */
export const IDENTIFIER: Plan = new Map([
  ['system', word],
  ['value', word],
]);
export const identifier: Copier = withForm(
  { kind: 'identifier' },
  each((sent, context) => (identifierPasses(sent, context) ? keepElements(sent, IDENTIFIER, context) : undefined)),
);
