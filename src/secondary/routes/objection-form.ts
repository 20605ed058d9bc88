/** Is the form of somebody who objects whole, and may whoever signed it decide? */
import { z } from 'zod';
import { utcDay } from '../../domain/instant';
import { day, emailAddress, nhsNumber, words } from '../../forms/fields';
import { onBehalf } from '../../forms/on-behalf';
import { plain, signsAs } from '../../forms/signature';
import type { DemographicPerson } from '../ports';
import type { ObjectionBody } from '../shapes/http-desks';

const SIGNED = {
  signedBy: words('Signed by'),
  onBehalf: onBehalf.optional(),
  email: emailAddress.optional(),
  address: words('Postal address', 500).optional(),
};

const PERSON = {
  firstName: words('First name'),
  lastName: words('Last name'),
  dateOfBirth: day('Date of birth'),
};

export const objectionForm: z.ZodType<ObjectionBody> = z
  .strictObject({ nhsNumber, ...PERSON, ...SIGNED })
  .transform((form) => form as ObjectionBody);

/** What the form to opt back in leaves out is as it stands on the decision. */
export type Withdrawal = Partial<ObjectionBody> & Pick<ObjectionBody, 'signedBy'>;

export const withdrawalForm: z.ZodType<Withdrawal> = z
  .strictObject({ ...z.object(PERSON).partial().shape, ...SIGNED })
  .transform((form) => form as Withdrawal);

/** The day from which a person decides for themselves, in milliseconds: the sixteenth birthday. */
export function sixteenthOf(dateOfBirth: string): number {
  const [year = 0, month = 1, date = 1] = dateOfBirth.split('-').map(Number);
  return utcDay(year + 16, month, date);
}

type Signed = Pick<ObjectionBody, 'dateOfBirth' | 'onBehalf' | 'signedBy'>;

/** Parental responsibility ends at 16; null where whoever signs for another may. */
export const basisProblem = ({ onBehalf, dateOfBirth }: Omit<Signed, 'signedBy'>, now: number): string | null =>
  onBehalf?.basis === 'parental-responsibility' && now >= sixteenthOf(dateOfBirth)
    ? 'onBehalf.basis: the person is 16 or over: parental responsibility does not allow deciding for them.'
    : null;

/**
 * Null where the signature holds. INVARIANT: nobody is opted back in on the signature of somebody who says neither
 * that they are the person nor what allows them to decide.
 */
export function signatureProblem(form: Signed, person: DemographicPerson, now: number): string | null {
  const { onBehalf, signedBy } = form;
  if (onBehalf === undefined)
    return signsAs([person], signedBy)
      ? null
      : 'signedBy: this is not the person’s own name. Who signs for another person says so, and what allows it.';
  return plain(onBehalf.name) === plain(signedBy)
    ? basisProblem(form, now)
    : 'signedBy: the form was signed by somebody else than the person named as completing it.';
}

/** Number, date of birth and family name; nothing else opts anybody out, or in. */
export const agrees = (
  person: DemographicPerson,
  { dateOfBirth, lastName }: Pick<ObjectionBody, 'dateOfBirth' | 'lastName'>,
): boolean => person.birthDate === dateOfBirth && plain(lastName) !== '' && plain(lastName) === plain(person.family);
