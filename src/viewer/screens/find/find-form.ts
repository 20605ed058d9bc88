/** What was typed to find a person, and is it fit to be sent? Nothing is sent before all of it holds. */
import type { FindPatientRequest, OpenRecordRequest, Purpose } from '../../../domain/api';
import { readTypedDay } from '../../../domain/dates/typed';
import { isNhsNumber, nhsNumberDigits } from '../../../domain/nhs-number';
import type { FormErrors } from '../../components/ErrorSummary';

export interface FindForm {
  readonly by: 'number' | 'details';
  readonly nhsNumber: string;
  readonly dateOfBirth: string;
  readonly family: string;
  readonly given: string;
  readonly postcode: string;
  readonly purpose: Purpose;
  readonly reason: string;
}

export const EMPTY_FORM: FindForm = {
  by: 'number',
  nhsNumber: '',
  dateOfBirth: '',
  family: '',
  given: '',
  postcode: '',
  purpose: 'direct-care',
  reason: '',
};

/** An emergency is opened for a reason somebody will read. Source: CONTRACT `POST /api/records`. */
export const REASON_LENGTH = 10;

export function nhsNumberError(text: string): string | undefined {
  if (text.trim() === '') return 'Enter the NHS number';
  if (nhsNumberDigits(text) === null) return 'NHS number must be 10 digits, like 999 012 3454';
  if (!isNhsNumber(text))
    return 'This is not a valid NHS number: at least one digit is wrong. Check it and enter it again';
  return undefined;
}

/** `today` is an ISO day. */
export function dateOfBirthError(text: string, today: string): string | undefined {
  if (text.trim() === '') return 'Enter the date of birth';
  const date = readTypedDay(text);
  if (date === null) return 'Date of birth must be a real date, like 14-Mar-1958, 14031958 or 14.3.58';
  if (date > today) return 'Date of birth must be in the past';
  return undefined;
}

/** Whole years from one ISO day to another. */
export const yearsOn = (born: string, on: string): number =>
  Number(on.slice(0, 4)) - Number(born.slice(0, 4)) - (on.slice(5) < born.slice(5) ? 1 : 0);

/**
 * A year of two digits that makes somebody a child, or over a hundred, is easily the wrong century: it is said in full
 * and waits for a second press.
 */
export function doubtfulYear(day: string, today: string): string | undefined {
  const years = yearsOn(day, today);
  return years < 16 || years > 100
    ? `The year was read as ${day.slice(0, 4)}, which makes them ${String(years)}. Check it, then open the record`
    : undefined;
}

export const reasonError = (reason: string): string | undefined =>
  [...reason.trim()].length < REASON_LENGTH
    ? `Say why this is an emergency, in ${String(REASON_LENGTH)} characters or more`
    : undefined;

const purposeErrors = (form: FindForm): FormErrors =>
  form.purpose === 'emergency' ? { reason: reasonError(form.reason) } : {};

/** Errors by field id, in the order of the screen. */
export function checkForm(form: FindForm, today: string): FormErrors {
  const dateOfBirth = dateOfBirthError(form.dateOfBirth, today);
  if (form.by === 'number')
    return { 'nhs-number': nhsNumberError(form.nhsNumber), 'date-of-birth': dateOfBirth, ...purposeErrors(form) };
  return {
    family: form.family.trim() === '' ? 'Enter the family name' : undefined,
    given: form.given.trim() === '' ? 'Enter the given name' : undefined,
    'date-of-birth': dateOfBirth,
  };
}

/** Choosing from the people found asks for the reason only. */
export const checkPurpose = purposeErrors;

/** The request for a person who is known by number; call only when the form holds. */
export function openRequest(
  form: FindForm,
  person: { readonly nhsNumber: string; readonly dateOfBirth: string },
): OpenRecordRequest {
  const { purpose, reason } = form;
  return {
    nhsNumber: nhsNumberDigits(person.nhsNumber) ?? '',
    dateOfBirth: readTypedDay(person.dateOfBirth) ?? '',
    purpose,
    ...(purpose === 'emergency' ? { reason: reason.trim() } : {}),
  };
}

export function findRequest(form: FindForm): FindPatientRequest {
  const postcode = form.postcode.trim();
  return {
    family: form.family.trim(),
    given: form.given.trim(),
    dateOfBirth: readTypedDay(form.dateOfBirth) ?? '',
    ...(postcode === '' ? {} : { postcode }),
  };
}
