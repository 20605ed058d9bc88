/**
 * Is the leaflet's opt-out form complete? Starred fields, the box, and who signs for another person (leaflet May 2026,
 * POLICY 1).
 */
import { z } from 'zod';
import type { OptOutForm } from '../../domain/api';
import { utcDay } from '../../domain/instant';
import { day, nhsNumber, words } from '../http/fields';

export const optOutForm: z.ZodType<OptOutForm> = z
  .strictObject({
    nhsNumber,
    firstName: words('First name'),
    lastName: words('Last name'),
    dateOfBirth: day('Date of birth'),
    gpPractice: words('Registered GP practice'),
    address: words('Postal address', 500),
    postcode: words('Postcode', 10),
    leafletRead: z.literal(true, { error: 'the box "I have read the leaflet and understand" must be ticked' }),
    signedBy: words('Signed by').optional(),
    gender: words('Gender').optional(),
    email: z.email({ error: 'this is not an email address' }).max(254).optional(),
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
  })
  .transform((form) => form as OptOutForm);

/** Parental responsibility ends at 16 (leaflet); null when the basis fits the person's age. */
export function basisProblem(form: OptOutForm, now: number): string | null {
  if (form.onBehalf?.basis !== 'parental-responsibility') return null;
  const [year = 0, month = 1, date = 1] = form.dateOfBirth.split('-').map(Number);
  const sixteenth = utcDay(year + 16, month, date);
  return now >= sixteenth
    ? 'onBehalf.basis: the person is 16 or over: parental responsibility does not allow opting them out. They ' +
        'sign themselves, or an attorney or deputy for health and welfare signs.'
    : null;
}
