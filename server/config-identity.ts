/** Who may sign in, by which roles, and how is an identity provider read? The `identity` of a config file. */
import { z } from 'zod';
import type { Membership, OrganisationRef } from '../src/domain/api';
import { eachOnce, sameMembership } from '../src/domain/membership';
import { ROLES } from '../src/domain/roles';
import { isNhsNumber, nhsNumberDigits } from '../src/domain/nhs-number';
import type { User } from '../src/gateway/config';
import { httpUrl, organisation, text, unique } from './config-fields';

/**
 * One of the shipped roles, or of those that the policy pack brings.
 * INVARIANT: nobody holds a role that the policy in force does not know.
 */
const roleOf = (own: readonly string[]) => {
  const known: readonly string[] = [...ROLES, ...own];
  return z
    .string()
    .refine((role) => known.includes(role), { error: `must be a role that the policy knows: ${known.join(', ')}` });
};
type RoleField = ReturnType<typeof roleOf>;

/** One organisation has one name and one region; two would leave open which of them counts. */
function tellContradictions(
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

/**
 * A claim that holds this value gives this role; the first that matches is the one a session starts with. It is held at
 * the organisation that the claims say with it, or at `organisation` where the value itself names one, as a group may
 * (`wp-gp-Y00101`).
 */
const roleClaim = (role: RoleField) =>
  z.strictObject({ claim: text, value: text, role, organisation: organisation.optional() });

const oidc = (role: RoleField) =>
  z.strictObject({
    mode: z.literal('oidc'),
    issuer: httpUrl,
    clientId: text,
    clientSecretFile: text.optional(),
    scope: text.default('openid profile'),
    roles: z
      .array(roleClaim(role))
      .min(1)
      .superRefine((rows, context) => {
        tellContradictions(
          context,
          rows.map((row) => row.organisation),
          (at) => [at, 'organisation'],
        );
      }),
    /** The claims that say where the user works; an absent claim leaves nobody signed in. */
    organisation: z
      .strictObject({
        ods: text.default('organisation_ods'),
        name: text.default('organisation_name'),
        region: text.default('organisation_region'),
      })
      .prefault({}),
    /** The claims that say who the user is as a patient; without them only a namesake is noticed. */
    person: z.strictObject({ nhsNumber: text.optional(), postcode: text.optional() }).prefault({}),
  });

/** `own`: the roles that a policy pack brings beside the shipped ones. */
export const identityOf = (own: readonly string[]) => {
  const role = roleOf(own);
  return z.discriminatedUnion('mode', [demo(role), oidc(role)]);
};
