/** How is an identity provider asked and read? The `identity` of a config file in `oidc` mode. Source: CONTRACT. */
import { z } from 'zod';
import { SETTINGS } from '../src/domain/settings';
import { httpUrl, organisation, origin, text } from './config-fields';
import { tellContradictions, type RoleField } from './config-roles';

/** By which a client may sign that it is itself. Source: RFC 7518 3.1; CIS2 takes RS512. */
export const CLIENT_ALGS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'] as const;

const clientAuth = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('secret'), secretFile: text }),
  z.strictObject({
    kind: z.literal('private_key_jwt'),
    keyFile: text,
    kid: text.max(200),
    alg: z.enum(CLIENT_ALGS).default('RS512'),
    /** Published beside it, before it takes its place. */
    next: z.strictObject({ keyFile: text, kid: text.max(200), alg: z.enum(CLIENT_ALGS).optional() }).optional(),
  }),
]);

/**
 * A claim that holds this value gives this role; the first that matches is the one a session starts with. It is held at
 * the organisation that the claims say with it, or at `organisation` where the value itself names one, as a group may
 * (`wp-gp-Y00101`).
 */
const roleClaim = (role: RoleField) =>
  z.strictObject({ claim: text, value: text, role, organisation: organisation.optional() });

/**
 * The national job role, where it is worked in an organisation of this setting: a job role alone does not tell a GP
 * from a doctor of A&E.
 */
const roleCode = (role: RoleField) =>
  z.strictObject({
    roleCode: z.string().regex(/^R\d{4}$/, 'must be a job role, as R8000'),
    setting: z.enum(SETTINGS),
    role,
  });

/** A word of `acr`, without spaces: several are asked for with spaces between. */
const acr = z.string().regex(/^\S+$/, 'must be one value, without spaces');

/** What both profiles have. */
const common = {
  mode: z.literal('oidc'),
  issuer: httpUrl,
  /** Origins beside the issuer's own on which its addresses may lie. */
  origins: z.array(origin).optional(),
  clientId: text,
  clientAuth: clientAuth.optional(),
  /** The short form of `clientAuth` with a secret. */
  clientSecretFile: text.optional(),
  /** Seconds that may have passed since the user proved who they are; 0: anew at each sign-in. */
  maxAgeSeconds: z.number().int().min(0).max(86_400).optional(),
};

/** Of CIS2. Source: NATIONAL 2. */
const CIS2_SCOPE = 'openid profile nationalrbacaccess associatedorgs selectedrole';
const CIS2_ACR = ['AAL2', 'AAL3', 'AAL2_ANY', 'AAL3_ANY', 'AAL2_OR_AAL3_ANY'];

const claims = (role: RoleField) =>
  z.strictObject({
    ...common,
    profile: z.literal('claims').optional(),
    /** Where the mapped claims stand. */
    claimsFrom: z.enum(['id-token', 'userinfo']).optional(),
    /** The claim by which people know a user; `sub` unless named. */
    userId: text.optional(),
    acrValues: text.optional(),
    /** What the ID token's `acr` must be one of; those of `acrValues` unless named, and anything where neither is. */
    acr: z.array(acr).min(1).optional(),
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
    /** Name and region of each organisation, in place of the claims that say them. */
    organisations: text.optional(),
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

const cis2 = (role: RoleField) =>
  z.strictObject({
    ...common,
    profile: z.literal('cis2'),
    claimsFrom: z
      .literal('userinfo', 'must be userinfo with the profile cis2, which says roles nowhere else')
      .optional(),
    /** `nhsid_useruid` unless named. */
    userId: text.optional(),
    acrValues: text.default('AAL2_OR_AAL3_ANY'),
    acr: z.array(acr).min(1).default(CIS2_ACR),
    scope: text.default(CIS2_SCOPE),
    roles: z
      .array(roleCode(role))
      .min(1)
      .superRefine((rows, context) => {
        const keys = rows.map((row) => `${row.roleCode} ${row.setting}`);
        keys.forEach((key, at) => {
          if (keys.indexOf(key) < at)
            context.addIssue({ code: 'custom', path: [at], message: `"${key}" is mapped to a role before` });
        });
      }),
    organisations: text,
  });

export const oidc = (role: RoleField) =>
  z.discriminatedUnion('profile', [claims(role), cis2(role)], {
    error: (issue) => (issue.code === 'invalid_union' ? 'must be claims or cis2' : undefined),
  });
