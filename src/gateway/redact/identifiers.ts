/** How is an identifier kept, and none of a person? */
import { isNhsNumber, LEGACY_NHS_NUMBER_SYSTEM, NHS_NUMBER_SYSTEM } from '../../domain/nhs-number';
import { each, keepElements, word, type Copier, type Plan } from './copier';

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
const IDENTIFIER: Plan = new Map([
  ['system', word],
  ['value', word],
]);
export const identifier: Copier = each((sent, context) => {
  const { system, value, use } = sent;
  if (
    typeof value !== 'string' ||
    use === 'old' ||
    (typeof system === 'string' && isPersonalSystem(system)) ||
    isNhsNumber(value)
  )
    return undefined;
  if (typeof system === 'string' && !context.mayPass(system)) return undefined;
  // digits and hexadecimal names, which most are, have no words
  if (/[g-z]/i.test(value) && !context.mayPass(value)) return undefined;
  return keepElements(sent, IDENTIFIER, context);
});
