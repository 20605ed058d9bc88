/** Is the form on paper whole? What is missing is named beside its field; then what is sent. */
import { dayOfInstant } from '../../../domain/dates';
import { readTypedDay } from '../../../domain/dates/typed';
import { isNhsNumber, nhsNumberDigits } from '../../../domain/nhs-number';
import type { ObjectionBody, WithdrawBody } from '../../../secondary/shapes/http-desks';
import type { FormErrors } from '../../components/ErrorSummary';

export type Basis = NonNullable<ObjectionBody['onBehalf']>['basis'];

export interface Paper {
  readonly nhsNumber: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
  readonly signedBy: string;
  readonly onBehalf: 'no' | 'yes' | null;
  readonly relationship: string;
  readonly basis: Basis | null;
  readonly email: string;
  readonly address: string;
}

export const EMPTY_PAPER: Paper = {
  nhsNumber: '',
  firstName: '',
  lastName: '',
  dateOfBirth: '',
  signedBy: '',
  onBehalf: null,
  relationship: '',
  basis: null,
  email: '',
  address: '',
};

/** ISO day, in London. */
export const today = (): string => dayOfInstant(Date.now());

const needed = (text: string, what: string): string | undefined =>
  text.trim() === '' ? `Enter the ${what}` : undefined;

function bornError(typed: string): string | undefined {
  const day = readTypedDay(typed, today());
  if (day === null) return 'Enter the date of birth as day, month and year, such as 14-Mar-1958';
  return day > today() ? 'Enter a date of birth that is not in the future' : undefined;
}

/** `withNumber`: false to opt back in, where the number stands on the decision. */
export function errorsOf(paper: Paper, withNumber: boolean): FormErrors {
  const behalf = paper.onBehalf === 'yes';
  return {
    nhsNumber:
      withNumber && !isNhsNumber(nhsNumberDigits(paper.nhsNumber) ?? '')
        ? 'Enter an NHS number of 10 digits: the last one checks the others. Without it nothing can be recorded'
        : undefined,
    firstName: needed(paper.firstName, 'first name'),
    lastName: needed(paper.lastName, 'last name'),
    dateOfBirth: bornError(paper.dateOfBirth),
    onBehalf: paper.onBehalf === null ? 'Say whether somebody else signed for this person' : undefined,
    relationship: behalf ? needed(paper.relationship, 'relationship to this person') : undefined,
    basis: behalf && paper.basis === null ? 'Say what allows them to decide for this person' : undefined,
    signedBy: needed(paper.signedBy, 'full name under the signature'),
    email:
      paper.email.trim() === '' && paper.address.trim() === ''
        ? 'Enter an email or a postal address, so that the person is told what was recorded'
        : undefined,
  };
}

const given = (key: 'email' | 'address', text: string): Partial<Pick<ObjectionBody, 'email' | 'address'>> =>
  text.trim() === '' ? {} : { [key]: text.trim() };

/** Only of a form without errors. */
export function personOf(paper: Paper): WithdrawBody {
  return {
    firstName: paper.firstName.trim(),
    lastName: paper.lastName.trim(),
    dateOfBirth: readTypedDay(paper.dateOfBirth, today()) ?? '',
    signedBy: paper.signedBy.trim(),
    ...(paper.onBehalf === 'yes' && paper.basis !== null
      ? { onBehalf: { name: paper.signedBy.trim(), relationship: paper.relationship.trim(), basis: paper.basis } }
      : {}),
    ...given('email', paper.email),
    ...given('address', paper.address),
  };
}

export const objectionOf = (paper: Paper): ObjectionBody => ({
  nhsNumber: nhsNumberDigits(paper.nhsNumber) ?? '',
  ...personOf(paper),
});
