/** Which roles may a config name, and does it say one thing of each organisation? */
import { z } from 'zod';
import type { OrganisationRef } from '../src/domain/api';
import { ROLES } from '../src/domain/roles';

/**
 * One of the shipped roles, or of those that the policy pack brings.
 * INVARIANT: nobody holds a role that the policy in force does not know.
 */
export const roleOf = (own: readonly string[]) => {
  const known: readonly string[] = [...ROLES, ...own];
  return z
    .string()
    .refine((role) => known.includes(role), { error: `must be a role that the policy knows: ${known.join(', ')}` });
};
export type RoleField = ReturnType<typeof roleOf>;

/** One organisation has one name and one region; two would leave open which of them counts. */
export function tellContradictions(
  context: z.RefinementCtx,
  organisations: readonly (OrganisationRef | undefined)[],
  placeOf: (at: number) => (string | number)[],
): void {
  organisations.forEach((one, at) => {
    const first = organisations.find((other) => other?.ods === one?.ods);
    if (one === undefined || first === undefined || (first.name === one.name && first.region === one.region)) return;
    const message = `"${one.ods}" is given another name or region before`;
    context.addIssue({ code: 'custom', path: placeOf(at), message });
  });
}
