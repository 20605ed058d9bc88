/**
 * Is the leaflet's opt-out form whole? Every missing or impossible answer is named beside its field. Source: leaflet
 * "Opting out of data sharing", May 2026.
 */
import type { OptOutForm } from '../../../domain/api';
import type { CaseKind, WithdrawalForm } from '../../../domain/opt-out-desk';
import { readTypedDay } from '../../../domain/dates/typed';
import { nhsNumberDigits } from '../../../domain/nhs-number';
import type { FormErrors } from '../../components/ErrorSummary';
import { dateOfBirthError, nhsNumberError } from '../find/find-form';

export type Basis = NonNullable<OptOutForm['onBehalf']>['basis'];

export interface PaperForm {
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
  readonly nhsNumber: string;
  readonly gender: string;
  readonly gpPractice: string;
  readonly email: string;
  readonly address: string;
  readonly postcode: string;
  readonly onBehalf: 'no' | 'yes' | null;
  readonly behalfName: string;
  readonly relationship: string;
  readonly basis: Basis | null;
  readonly leafletRead: boolean;
  readonly signedBy: string;
}

export const EMPTY_PAPER: PaperForm = {
  firstName: '',
  lastName: '',
  dateOfBirth: '',
  nhsNumber: '',
  gender: '',
  gpPractice: '',
  email: '',
  address: '',
  postcode: '',
  onBehalf: null,
  behalfName: '',
  relationship: '',
  basis: null,
  leafletRead: false,
  signedBy: '',
};

const needed = (text: string, what: string): string | undefined =>
  text.trim() === '' ? `Enter the ${what}` : undefined;

/** True from the sixteenth birthday on: a parent can no longer decide. Both are ISO days. */
export const isSixteen = (born: string, today: string): boolean =>
  `${String(Number(born.slice(0, 4)) + 16)}${born.slice(4)}` <= today;

function behalfErrors(form: PaperForm, today: string): FormErrors {
  if (form.onBehalf !== 'yes') return {};
  const born = readTypedDay(form.dateOfBirth);
  const tooOld = form.basis === 'parental-responsibility' && born !== null && isSixteen(born, today);
  return {
    behalfName: needed(form.behalfName, 'full name of the person who completed the form'),
    relationship: needed(form.relationship, 'relationship to this person'),
    basis:
      form.basis === null
        ? 'Say what allows them to decide for this person'
        : tooOld
          ? 'This person is 16 or over: a parent or guardian cannot opt them out. ' +
            'They sign themselves, or an attorney or deputy for health and welfare signs'
          : undefined,
  };
}

/** The box belongs to opting out; to opt back in, whoever signs is named. */
const endErrors = (form: PaperForm, kind: CaseKind): FormErrors =>
  kind === 'opt-in'
    ? { signedBy: form.onBehalf === 'yes' ? undefined : needed(form.signedBy, 'full name under the signature') }
    : {
        leafletRead: form.leafletRead
          ? undefined
          : 'The leaflet box must be ticked on the form before an opt-out can be recorded',
      };

/** Errors by field, in the order of the form; `today` is an ISO day. */
export function checkPaper(form: PaperForm, today: string, kind: CaseKind = 'opt-out'): FormErrors {
  return {
    firstName: needed(form.firstName, 'first name'),
    lastName: needed(form.lastName, 'last name'),
    dateOfBirth: dateOfBirthError(form.dateOfBirth, today),
    nhsNumber: nhsNumberError(form.nhsNumber),
    gpPractice: needed(form.gpPractice, 'registered GP practice'),
    email:
      form.email.trim() === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(form.email.trim())
        ? undefined
        : 'Enter an email address like name@example.org, or leave it empty',
    address: needed(form.address, 'postal address'),
    postcode: needed(form.postcode, 'postcode'),
    onBehalf: form.onBehalf === null ? 'Say whether the form was completed on behalf of another person' : undefined,
    ...behalfErrors(form, today),
    ...endErrors(form, kind),
  };
}

const given = <Key extends string>(key: Key, text: string): Partial<Record<Key, string>> =>
  (text.trim() === '' ? {} : { [key]: text.trim() }) as Partial<Record<Key, string>>;

type Person = Omit<OptOutForm, 'leafletRead'>;

/** What is sent to opt back in: the same form, and who signed it. Call only when the form is whole. */
export function toOptIn(form: PaperForm): WithdrawalForm {
  const { signedBy = '', ...rest } = personOf(form);
  return { ...rest, signedBy };
}

/** What is sent; call only when the form is whole. */
export const toOptOut = (form: PaperForm): OptOutForm => ({ ...personOf(form), leafletRead: form.leafletRead });

function personOf(form: PaperForm): Person {
  return {
    nhsNumber: nhsNumberDigits(form.nhsNumber) ?? '',
    firstName: form.firstName.trim(),
    lastName: form.lastName.trim(),
    dateOfBirth: readTypedDay(form.dateOfBirth) ?? '',
    gpPractice: form.gpPractice.trim(),
    address: form.address.trim(),
    postcode: form.postcode.trim(),
    ...given('gender', form.gender),
    ...given('email', form.email),
    ...given('signedBy', form.onBehalf === 'yes' ? form.behalfName : form.signedBy),
    ...(form.onBehalf === 'yes' && form.basis !== null
      ? { onBehalf: { name: form.behalfName.trim(), relationship: form.relationship.trim(), basis: form.basis } }
      : {}),
  };
}
