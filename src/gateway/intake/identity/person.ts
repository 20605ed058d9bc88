/**
 * Who is this person, according to demographics? Made from a PDS-like FHIR R4 Patient; nothing former ever gets in.
 * Source: POLICY 2 and EX-4, UK-FHIR "Identity".
 */
import { isNhsNumber, LEGACY_NHS_NUMBER_SYSTEM, NHS_NUMBER_SYSTEM, nhsNumberDigits } from '../../../domain/nhs-number';
import { ODS_ORGANISATION } from '../../../domain/code-systems';
import { type Json, isObject, objectsOf, textOf, textsOf } from '../../../domain/json';
import { isDay } from '../../../domain/dates';

export interface PersonName {
  readonly family: string;
  readonly given: string;
}

export interface Person {
  readonly nhsNumber: string;
  /** Superseded or otherwise known numbers of the same person; only for opt-outs and for comparing. */
  readonly otherNhsNumbers: readonly string[];
  /** Every current name, the one that is shown first. */
  readonly names: readonly PersonName[];
  readonly family: string;
  /** Given names joined by a space. */
  readonly given: string;
  readonly title?: string;
  readonly dateOfBirth: string;
  /** `Female`, `Male`, `Other` or `Not known`. */
  readonly gender: string;
  readonly deceased: boolean;
  readonly deceasedAt?: string;
  readonly address?: string;
  readonly postcode?: string;
  readonly telephone?: string;
  readonly gpPractice?: { readonly ods: string; readonly name?: string };
  /** INVARIANT: true for everything but the confidentiality that PDS gives to ordinary people. */
  readonly restricted: boolean;
}

const GENDERS: Readonly<Record<string, string>> = { female: 'Female', male: 'Male', other: 'Other' };

const isCurrent = (item: Json): boolean => !isObject(item['period']) || item['period']['end'] === undefined;

/** The current ones first choice; where every one has an end, those (an end may lie ahead). */
const current = (items: readonly Json[]): readonly Json[] => {
  const open = items.filter(isCurrent);
  return open.length > 0 ? open : items;
};

/** NHS numbers of a Patient's identifiers, under either system; `old` ones last. */
export function nhsNumbersOf(patient: Readonly<Json>): readonly string[] {
  const ours = objectsOf(patient['identifier']).filter(
    ({ system }) => system === NHS_NUMBER_SYSTEM || system === LEGACY_NHS_NUMBER_SYSTEM,
  );
  const inOrder = [...ours.filter(({ use }) => use !== 'old'), ...ours.filter(({ use }) => use === 'old')];
  return [
    ...new Set(inOrder.flatMap(({ value }) => (typeof value === 'string' ? (nhsNumberDigits(value) ?? value) : []))),
  ];
}

const nameOf = (name: Json): PersonName => {
  const family = textsOf(name['family']).join(' ');
  const given = textsOf(name['given']).join(' ');
  const text = textOf(name['text']);
  return family === '' && given === '' && text !== null ? { family: text, given: '' } : { family, given };
};

/** Only official and usual names that are still in use. INVARIANT: an old or maiden name is never read (EX-4). */
function currentNames(patient: Readonly<Json>): readonly Json[] {
  const allowed = objectsOf(patient['name']).filter(
    ({ use }) => use === undefined || use === 'official' || use === 'usual',
  );
  const names = current(allowed);
  return [...names.filter(({ use }) => use === 'usual'), ...names.filter(({ use }) => use !== 'usual')];
}

/**
 * Anything that demographics does not label as ordinary (`U`, `N` or nothing at all) is restricted. Source: POLICY 2.
 */
export function isRestricted(patient: Readonly<Json>): boolean {
  const meta = patient['meta'];
  if (meta === undefined) return false;
  if (!isObject(meta)) return true;
  const { security } = meta;
  if (security === undefined) return false;
  if (!Array.isArray(security)) return true;
  return (security as unknown[]).some((label) => !isObject(label) || (label['code'] !== 'U' && label['code'] !== 'N'));
}

function addressOf(patient: Readonly<Json>): { readonly address?: string; readonly postcode?: string } {
  const homes = objectsOf(patient['address']).filter(({ use }) => use === undefined || use === 'home');
  const [home] = current(homes);
  if (home === undefined) return {};
  const postcode = textOf(home['postalCode']);
  const parts = [
    ...textsOf(home['line']),
    ...textsOf(home['city']),
    ...textsOf(home['district']),
    ...(postcode === null ? [] : [postcode]),
  ];
  const address = parts.length > 0 ? parts.join(', ') : textOf(home['text']);
  return { ...(address === null ? {} : { address }), ...(postcode === null ? {} : { postcode }) };
}

function telephoneOf(patient: Readonly<Json>): string | null {
  const phones = current(
    objectsOf(patient['telecom']).filter(({ system, use }) => system === 'phone' && use !== 'old' && use !== 'temp'),
  );
  const inOrder = [
    ...phones.filter(({ use }) => use === 'home'),
    ...phones.filter(({ use }) => use === 'mobile'),
    ...phones,
  ];
  for (const { value } of inOrder) if (textOf(value) !== null) return textOf(value);
  return null;
}

function practiceOf(patient: Readonly<Json>): Person['gpPractice'] {
  for (const practitioner of objectsOf(patient['generalPractitioner'])) {
    const identifier = practitioner['identifier'];
    if (!isObject(identifier) || identifier['system'] !== ODS_ORGANISATION || !isCurrent(identifier)) continue;
    const ods = textOf(identifier['value']);
    const name = textOf(practitioner['display']);
    if (ods !== null) return { ods, ...(name === null ? {} : { name }) };
  }
  return undefined;
}

/**
 * The person of a demographics Patient; null when it cannot be trusted: no valid NHS number, or a date of birth that
 * does not exist.
 * `asked` is the number that was looked up: where the Patient answers with another, it was superseded and both are
 * kept.
 */
export function personFromPatient(patient: unknown, asked?: string): Person | null {
  if (!isObject(patient) || patient['resourceType'] !== 'Patient') return null;
  const [nhsNumber, ...others] = nhsNumbersOf(patient);
  const dateOfBirth = patient['birthDate'];
  if (nhsNumber === undefined || !isNhsNumber(nhsNumber)) return null;
  if (typeof dateOfBirth !== 'string' || !isDay(dateOfBirth)) return null;
  const names = currentNames(patient);
  const [shown] = names;
  const { family, given } = shown === undefined ? { family: '', given: '' } : nameOf(shown);
  const title = shown === undefined ? undefined : textsOf(shown['prefix']).join(' ') || undefined;
  const deceasedAt = textOf(patient['deceasedDateTime']);
  const telephone = telephoneOf(patient);
  const gpPractice = practiceOf(patient);
  const otherNhsNumbers = [...new Set([...others, ...(asked === undefined ? [] : [asked])])].filter(
    (number) => number !== nhsNumber,
  );
  return {
    nhsNumber,
    otherNhsNumbers,
    names: names.map(nameOf),
    family,
    given,
    ...(title === undefined ? {} : { title }),
    dateOfBirth,
    gender: (typeof patient['gender'] === 'string' ? GENDERS[patient['gender']] : undefined) ?? 'Not known',
    deceased: deceasedAt !== null || patient['deceasedBoolean'] === true,
    ...(deceasedAt === null ? {} : { deceasedAt }),
    ...addressOf(patient),
    ...(telephone === null ? {} : { telephone }),
    ...(gpPractice === undefined ? {} : { gpPractice }),
    restricted: isRestricted(patient),
  };
}
