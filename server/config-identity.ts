/** Who may sign in, by which roles, and how is an identity provider read? The `identity` of a config file. */
import { z } from 'zod';
import type { Membership } from '../src/domain/api';
import { eachOnce, sameMembership } from '../src/domain/membership';
import { isNhsNumber, nhsNumberDigits } from '../src/domain/nhs-number';
import type { User } from '../src/gateway/config';
import { organisation, text, unique } from './config-fields';
import { roleOf, tellContradictions, type RoleField } from './config-roles';
import { oidc } from './config-oidc';

const nhsNumber = z
  .string()
  .refine(isNhsNumber, 'is no valid NHS number')
  .transform((value) => nhsNumberDigits(value) ?? value);

/** Another role: at the user's own organisation, or at the one that it names. */
const furtherRole = (role: RoleField) => {
  const elsewhere = z.strictObject({ role, organisation }, { error: 'must be a role, or { "role", "organisation" }' });
  return z.unknown().transform((one, context) => {
    const read = typeof one === 'string' ? role.safeParse(one) : elsewhere.safeParse(one);
    if (read.success) return read.data;
    for (const { path, message } of read.error.issues) context.addIssue({ code: 'custom', path: [...path], message });
    return z.NEVER;
  });
};

const user = (role: RoleField) =>
  z
    .strictObject({
      id: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/, 'must be 1 to 64 of A-Z a-z 0-9 . _ -'),
      name: text,
      role,
      roles: z.array(furtherRole(role)).min(1).optional(),
      organisation,
      nhsNumber: nhsNumber.optional(),
      postcode: text.optional(),
    })
    .transform(({ role: first, roles, organisation: own, nhsNumber: number, postcode, ...rest }, context) => {
      const start: Membership = { role: first, organisation: own };
      const held = (roles ?? [first]).map((one) => (typeof one === 'string' ? { role: one, organisation: own } : one));
      if (!held.some((one) => sameMembership(one, start))) {
        const message = 'must include role, at the user’s own organisation';
        context.addIssue({ code: 'custom', path: ['roles'], message });
      }
      const named = [own, ...held.map((one) => one.organisation)];
      tellContradictions(context, named, (at) => ['roles', at - 1, 'organisation']);
      const [, ...others] = eachOnce([start, ...held]);
      const memberships: User['memberships'] = [start, ...others];
      return {
        ...rest,
        memberships,
        ...(number === undefined ? {} : { nhsNumber: number }),
        ...(postcode === undefined ? {} : { postcode }),
      };
    });

const demo = (role: RoleField) =>
  z.strictObject({
    mode: z.literal('demo'),
    users: z
      .array(user(role))
      .min(1)
      .superRefine((users, context) => {
        unique(
          (path, message) => {
            context.addIssue({ code: 'custom', path, message });
          },
          users.map((one) => one.id),
        );
      }),
    allowOffLoopback: z.boolean().default(false),
  });

/** `own`: the roles that a policy pack brings beside the shipped ones. */
export const identityOf = (own: readonly string[]) => {
  const role = roleOf(own);
  return z.discriminatedUnion('mode', [demo(role), oidc(role)]);
};
