/**
 * Does what stands beside a role name an organisation that no path of the deployer's leads to? A role in an element
 * that
 * says `org_code: RVJ` is not held at the organisation of another claim, whatever the mapping reads.
 */
import type { OrganisationRef } from '../../src/domain/api';
import { isObject } from '../../src/domain/json';
import { type Found, type Passed } from './claim-paths';

/** Words in a key that names an organisation; one that names a role names none. They only ever withhold a role. */
const PLACE = /org|ods|practice|site|trust|employer|workplace/i;
const ROLE = /roles?(?:[_-]?(?:name|code|id))?$/i;

const isPlace = (key: string): boolean => PLACE.test(key) && !ROLE.test(key);

/** Every text and number below a key that names an organisation. */
function saidBelow(value: unknown, isNamed: boolean): readonly (string | number)[] {
  if (Array.isArray(value)) return (value as unknown[]).flatMap((one) => saidBelow(one, isNamed));
  if (isObject(value)) return Object.entries(value).flatMap(([key, one]) => saidBelow(one, isNamed || isPlace(key)));
  return isNamed && ((typeof value === 'string' && value !== '') || typeof value === 'number') ? [value] : [];
}

/** The outermost element that the role stands in and the organisation does not; else the object that the role is in. */
function besideOf(role: Found, organisations: readonly Found[]): Passed | undefined {
  const shared = new Set(organisations.flatMap(({ passed }) => passed.map(({ object }) => object)));
  const own = role.passed.filter(({ object }) => !shared.has(object));
  return own.find(({ isElement }) => isElement) ?? own.at(-1);
}

/** True where the role's own element or object names an organisation, not by the code, name or region of this one. */
export function namesAnother(role: Found, organisations: readonly Found[], found: OrganisationRef): boolean {
  const beside = besideOf(role, organisations);
  if (beside === undefined) return false;
  const known: readonly unknown[] = [found.ods, found.name, found.region, role.text];
  return saidBelow(beside.object, beside.isElement && isPlace(beside.key)).some((said) => !known.includes(said));
}
