/** Which organisations are never named, and which privacy officers see what? The `privacy` of a config file. */
import { z } from 'zod';
import { ods, text } from './config-fields';

export const privacy = z.strictObject({
  /**
   * Organisations whose users are not named where it is told who looked, beside those known by their provider's setting
   * or by their name: clinics, refuges, prisons.
   */
  neverNamed: z.array(ods).default([]),
  /** Whose privacy officers see every access; absent: the instance's own codes. */
  officersAt: z.array(ods).min(1).optional(),
  /** The two users who keep the list of people whose openings alert at once; absent: there is no list. */
  listOfficers: z
    .array(text)
    .length(2, 'must name two users')
    .refine(([one, other]) => one !== other, 'must name two different users')
    .optional(),
});
