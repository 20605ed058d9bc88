/**
 * Is the leaflet's form complete? Starred fields, the box, and who signs for another person; the form to opt back in
 * has the same fields and signature (leaflet May 2026, POLICY 1).
 */
import { z } from 'zod';
import type { OptOutForm } from '../../domain/api';
import { utcDay } from '../../domain/instant';
import { CASE_WAYS, type CaseWay, type WithdrawalForm } from '../../domain/opt-out-desk';
import { onBehalf } from '../../forms/on-behalf';
import { plain, signsAs } from '../../forms/signature';
import type { Known } from '../opt-out/agreement';
import { day, emailAddress, nhsNumber, words } from '../../forms/fields';

const FIELDS = {
  nhsNumber,
  firstName: words('First name'),
  lastName: words('Last name'),
  dateOfBirth: day('Date of birth'),
  gpPractice: words('Registered GP practice'),
  address: words('Postal address', 500),
  postcode: words('Postcode', 10),
  gender: words('Gender').optional(),
  email: emailAddress.optional(),
  onBehalf: onBehalf.optional(),
};

/** Which request a form belongs to, and how it came. */
const REQUEST = {
  case: words('Case', 64).optional(),
  way: z.enum(CASE_WAYS, { error: `say one of ${CASE_WAYS.join(', ')}` }).optional(),
};

export interface OfRequest {
  readonly case?: string;
  readonly way?: CaseWay;
}

export const optOutForm: z.ZodType<OptOutForm & OfRequest> = z
  .strictObject({
    ...FIELDS,
    leafletRead: z.literal(true, { error: 'the box "I have read the leaflet and understand" must be ticked' }),
    signedBy: words('Signed by').optional(),
    ...REQUEST,
  })
  .transform((form) => form as OptOutForm & OfRequest);

/** The form to opt back in: who signed it, and what it says of the person. */
export const withdrawalForm: z.ZodType<WithdrawalForm & OfRequest> = z
  .strictObject({ ...z.object(FIELDS).partial().shape, signedBy: words('Signed by'), ...REQUEST })
  .transform((form) => form as WithdrawalForm & OfRequest);

/** The day from which a person decides for themselves, in milliseconds: the sixteenth birthday. */
export function sixteenthOf(dateOfBirth: string): number {
  const [year = 0, month = 1, date = 1] = dateOfBirth.split('-').map(Number);
  return utcDay(year + 16, month, date);
}

/** Parental responsibility ends at 16 (leaflet); null when the basis fits the person's age. */
export function basisProblem(form: Pick<OptOutForm, 'onBehalf' | 'dateOfBirth'>, now: number): string | null {
  if (form.onBehalf?.basis !== 'parental-responsibility') return null;
  return now >= sixteenthOf(form.dateOfBirth)
    ? 'onBehalf.basis: the person is 16 or over: parental responsibility does not allow deciding for them. They ' +
        'sign themselves, or an attorney or deputy for health and welfare signs.'
    : null;
}

/**
 * Who signed, the person or somebody who may sign for them? Null when the signature holds. INVARIANT: nobody is opted
 * back in on the signature of somebody who says neither that they are the person nor what allows them to decide.
 */
export function signatureProblem(
  { signedBy, onBehalf }: Pick<WithdrawalForm, 'signedBy' | 'onBehalf'>,
  person: Known,
  now: number,
): string | null {
  if (onBehalf === undefined)
    return signsAs(person.names, signedBy)
      ? null
      : 'signedBy: this is not the person’s own name. Who signs for another person says so on the form, and what ' +
          'allows them to (onBehalf).';
  if (plain(onBehalf.name) !== plain(signedBy))
    return 'signedBy: the form was signed by somebody else than the person named as completing it.';
  return basisProblem({ onBehalf, dateOfBirth: person.dateOfBirth }, now);
}
