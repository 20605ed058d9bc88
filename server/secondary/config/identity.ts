/** Who may sign in to ask about groups, and in which one role? The `identity` of this program's config. */
import { z } from 'zod';
import { ORGANISATION_KINDS, SECONDARY_ROLES } from '../../../src/secondary/shapes/request';
import { httpUrl, ods, text, unique } from '../../config-fields';

const role = z.enum(SECONDARY_ROLES);

/** A kind that nobody said is one that the table refuses. */
const organisation = z
  .strictObject({ ods, name: text, region: ods.optional(), kind: z.enum(ORGANISATION_KINDS).default('other') })
  .transform(({ ods: code, name, kind }) => ({ ods: code, name, kind }));

const user = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/, 'must be 1 to 64 of A-Z a-z 0-9 . _ -'),
  name: text,
  role,
  organisation,
});

const demo = z.strictObject({
  mode: z.literal('demo'),
  users: z
    .array(user)
    .min(1)
    .superRefine((users, context) => {
      unique(
        (path, message) => {
          context.addIssue({ code: 'custom', path, message });
        },
        users.map(({ id }) => id),
      );
    }),
  allowOffLoopback: z.boolean().default(false),
});

/** The claims that say who works where; an absent one leaves nobody signed in. */
const claims = z
  .strictObject({
    ods: text.default('organisation_ods'),
    name: text.default('organisation_name'),
    kind: text.default('organisation_kind'),
  })
  .prefault({});

const oidc = z.strictObject({
  mode: z.literal('oidc'),
  issuer: httpUrl,
  clientId: text,
  clientSecretFile: text.optional(),
  scope: text.default('openid profile'),
  userId: text.default('sub'),
  /** The first claim that holds its value gives the one role. */
  roles: z.array(z.strictObject({ claim: text, value: text, role })).min(1),
  organisation: claims,
});

export const identity = z.discriminatedUnion('mode', [demo, oidc]);
