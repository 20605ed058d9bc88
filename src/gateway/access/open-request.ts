/** What does somebody send to open a record? Number and date of birth together, and what for. */
import { z } from 'zod';
import { day, emergencyReason, nhsNumber, words } from '../../forms/fields';

export const openRequest = z.discriminatedUnion(
  'purpose',
  [
    z.strictObject({
      nhsNumber,
      dateOfBirth: day('Date of birth'),
      purpose: z.literal('direct-care'),
      reason: words('reason', 500).optional(),
    }),
    z.strictObject({
      nhsNumber,
      dateOfBirth: day('Date of birth'),
      purpose: z.literal('emergency'),
      reason: emergencyReason,
    }),
  ],
  { error: 'purpose must be direct-care or emergency' },
);
