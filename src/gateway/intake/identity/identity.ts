/**
 * Is the Patient that a provider returned the person that demographics know? Source: UK-FHIR "Identity", EX-4 for what
 * may not be named.
 */
import { nhsNumberDigits } from '../../../domain/nhs-number';
import { CONFIDENTIALITY_SYSTEMS } from '../../../domain/code-systems';
import { type Json, isObject, objectsOf, textsOf } from '../../../domain/json';
import type { IntakeFailure } from '../../pipeline';
import { nhsNumbersOf, type Person } from './person';

export type Identity =
  | { readonly outcome: 'unknown' }
  /** `nameDiffers`: some name is not the one demographics hold; which one is never said. */
  | { readonly outcome: 'confirmed'; readonly id: string; readonly nameDiffers: boolean }
  | Extract<IntakeFailure, { readonly outcome: 'identity-not-confirmed' | 'restricted' }>;

export const notConfirmed = (
  field: 'NHS number' | 'date of birth' | null,
): Extract<IntakeFailure, { readonly outcome: 'identity-not-confirmed' }> => ({
  outcome: 'identity-not-confirmed',
  field,
});

const ORDINARY: readonly unknown[] = ['U', 'L', 'M', 'N'];

/** R or V, or a confidentiality that nobody knows. Labels of other systems do not count. */
function isRestrictedAtProvider(patient: Readonly<Json>): boolean {
  const { meta } = patient;
  if (!isObject(meta)) return meta !== undefined;
  return objectsOf(meta['security']).some(({ system, code }) =>
    system === undefined
      ? code === 'R' || code === 'V'
      : CONFIDENTIALITY_SYSTEMS.includes(String(system)) && !ORDINARY.includes(code),
  );
}

const VERIFIED: readonly unknown[] = ['number-present-and-verified', '01'];

/** False where a verification status stands at an NHS number and is not "verified" (02–08). Absent is no objection. */
function isVerified(patient: Readonly<Json>): boolean {
  return objectsOf(patient['identifier'])
    .flatMap(({ extension }) => objectsOf(extension))
    .filter(({ url }) => typeof url === 'string' && url.includes('NHSNumberVerificationStatus'))
    .every(({ valueCodeableConcept, valueCoding, valueCode }) => {
      const codings = [
        ...(isObject(valueCodeableConcept) ? objectsOf(valueCodeableConcept['coding']) : []),
        ...objectsOf(valueCoding),
      ];
      const codes = [...codings.map(({ code }) => code), ...(valueCode === undefined ? [] : [valueCode])];
      return codes.length > 0 && codes.every((code) => VERIFIED.includes(code));
    });
}

/** Lower case, without diacritics, apostrophes and hyphens, as a list of words. */
const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replace(/[\p{M}'’`]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

type Comparison = 'same' | 'differs' | 'silent';

const familyCompared = (ours: readonly string[], theirs: readonly string[]): Comparison =>
  ours.length === 0 || theirs.length === 0 ? 'silent' : ours.join('') === theirs.join('') ? 'same' : 'differs';

/** The first given name decides; where both have further names they may differ, and that is only worth a warning. */
const givenCompared = (ours: readonly string[], theirs: readonly string[]): Comparison =>
  ours[0] === undefined || theirs[0] === undefined
    ? 'silent'
    : ours[0] === theirs[0] || ours.join('') === theirs.join('')
      ? 'same'
      : 'differs';

const middleNamesDiffer = (ours: readonly string[], theirs: readonly string[]): boolean =>
  ours.slice(1, theirs.length).some((word, at) => word !== theirs[at + 1]);

interface NameMatch {
  readonly family: Comparison;
  readonly given: Comparison;
  readonly other: boolean;
}

const RANK: Readonly<Record<Comparison, number>> = { same: 2, silent: 1, differs: 0 };
const score = ({ family, given, other }: NameMatch): number => RANK[family] * 3 + RANK[given] * 3 - (other ? 1 : 0);

/** The best match of any name the provider holds as current with any current name of the person. */
function bestNameMatch(patient: Readonly<Json>, person: Person): NameMatch {
  let best: NameMatch = { family: 'silent', given: 'silent', other: true };
  let found = false;
  for (const name of objectsOf(patient['name'])) {
    if (name['use'] === 'old' || name['use'] === 'maiden') continue;
    const text = wordsOf(textsOf(name['text']).join(' '));
    const family = wordsOf(textsOf(name['family']).join(' '));
    const given = wordsOf(textsOf(name['given']).join(' '));
    const textOnly = family.length === 0 && given.length === 0;
    if (textOnly && text.length === 0) continue;
    for (const ours of person.names) {
      const [ourFamily, ourGiven] = [wordsOf(ours.family), wordsOf(ours.given)];
      const inText = (words: readonly string[]): Comparison =>
        words.length === 0 ? 'silent' : words.every((word) => text.includes(word)) ? 'same' : 'differs';
      const match: NameMatch = textOnly
        ? { family: inText(ourFamily), given: inText(ourGiven.slice(0, 1)), other: false }
        : {
            family: familyCompared(ourFamily, family),
            given: givenCompared(ourGiven, given),
            other: middleNamesDiffer(ourGiven, given),
          };
      if (!found || score(match) > score(best)) best = match;
      found = true;
    }
  }
  return best;
}

const numbersOf = (person: Person): ReadonlySet<string> => new Set([person.nhsNumber, ...person.otherNhsNumbers]);

/** True where an identifier-only reference or a contained Patient names an NHS number that is not this person's. */
export const isAnothersNumber = (value: unknown, person: Person): boolean =>
  typeof value === 'string' && nhsNumberDigits(value) !== null && !numbersOf(person).has(nhsNumberDigits(value) ?? '');

/**
 * One Patient against the person: NHS number, date of birth, names. Gender and address say nothing. `again`: this very
 * Patient was
 * confirmed on the provider's look-up, so that what it leaves out this time is no objection; what it says still is.
 */
function compare(patient: Readonly<Json>, person: Person, again: boolean): Identity {
  const { id } = patient;
  if (typeof id !== 'string' || id === '') return notConfirmed(null);
  if (isRestrictedAtProvider(patient)) return { outcome: 'restricted' };
  const ours = numbersOf(person);
  const theirs = nhsNumbersOf(patient);
  // a number that is missing confirms nothing, so it is treated like one that differs
  if ((theirs.length === 0 && !again) || !theirs.every((number) => ours.has(number))) return notConfirmed('NHS number');
  if (!isVerified(patient)) return notConfirmed(null);
  const birthDate = patient['birthDate'] ?? (again ? person.dateOfBirth : undefined);
  if (birthDate !== person.dateOfBirth) return notConfirmed('date of birth');
  if (again && objectsOf(patient['name']).length === 0) return { outcome: 'confirmed', id, nameDiffers: false };
  const { family, given, other } = bestNameMatch(patient, person);
  if (family === 'differs' && given === 'differs') return notConfirmed(null);
  return { outcome: 'confirmed', id, nameDiffers: family === 'differs' || given === 'differs' || other };
}

/**
 * The one Patient among those a provider returned; `again` where the look-up has confirmed the person already.
 * INVARIANT: two different Patients, or any that is not confirmed, and nothing of the provider is used.
 */
export function confirmIdentity(patients: readonly Readonly<Json>[], person: Person, again = false): Identity {
  const [first, ...others] = patients;
  if (first === undefined) return { outcome: 'unknown' };
  if (others.some(({ id }) => id !== first['id'])) return notConfirmed(null);
  const compared = patients.map((patient) => compare(patient, person, again));
  return (
    compared.find(({ outcome }) => outcome !== 'confirmed') ??
    compared.find((one) => one.outcome === 'confirmed' && one.nameDiffers) ??
    compared[0] ?? { outcome: 'unknown' }
  );
}
