/** Is the form of somebody who objects whole, and may whoever signed it decide? */
import { z } from 'zod';
import { utcDay } from '../../domain/instant';
import { isNhsNumber, nhsNumberDigits } from '../../domain/nhs-number';
import type { DemographicPerson } from '../ports';
import { day, words } from '../requests/fields';
import { plain } from '../requests/plain';
import type { ObjectionBody } from '../shapes/http-desks';

/** Ten digits that pass Modulus 11, with or without spaces; comes out as ten digits. */
export const nhsNumber = z
  .string({ error: 'NHS number is missing' })
  .refine(isNhsNumber, 'this is not a valid NHS number: check the ten digits')
  .transform((text) => nhsNumberDigits(text) ?? text);

const SIGNED = {
  signedBy: words('Signed by'),
  onBehalf: z
    .strictObject({
      name: words('Name of the person completing the form'),
      relationship: words('Relationship'),
      basis: z.enum(['parental-responsibility', 'lasting-power-of-attorney', 'court-appointed-deputy'], {
        error:
          'say whether by parental responsibility, lasting power of attorney or as court-appointed deputy, for ' +
          'health and welfare',
      }),
    })
    .optional(),
  email: z.email({ error: 'this is not an email address' }).max(254).optional(),
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

/** Is this signature the person’s own? It holds their family name, and their first letter before or after it. */
function signsAs({ family, given }: DemographicPerson, signature: string): boolean {
  const joined = plain(signature);
  const initial = given.charAt(0);
  const rest = joined.replace(family, '');
  return family !== '' && joined.includes(family) && (initial === '' || rest.includes(initial));
}

/**
 * Null where the signature holds. INVARIANT: nobody is opted back in on the signature of somebody who says neither
 * that they are the person nor what allows them to decide.
 */
export function signatureProblem(form: Signed, person: DemographicPerson, now: number): string | null {
  const { onBehalf, signedBy } = form;
  if (onBehalf === undefined)
    return signsAs(person, signedBy)
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
