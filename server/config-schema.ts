/** Which keys may a config file hold, with which values and defaults? Source: CONTRACT "Config file". */
import { z } from 'zod';
import type { Membership, OrganisationRef } from '../src/domain/api';
import { eachOnce, sameMembership } from '../src/domain/membership';
import { ROLES } from '../src/domain/roles';
import { isNhsNumber, nhsNumberDigits } from '../src/domain/nhs-number';
import { SETTINGS } from '../src/domain/settings';
import type { User } from '../src/gateway/config';

const text = z.string().trim().min(1, 'must not be empty');
/**
 * ODS codes are capital letters and digits; test systems hold others, so only what could not be a code at all is
 * refused.
 */
const ods = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/, 'must be an ODS code (letters and digits)');
const role = z.enum(ROLES);
/** Parts of a minute are allowed: a rehearsal need not last half an hour. */
const minutes = (most: number) => z.number().positive().max(most);

const httpUrl = z.string().refine((value) => {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return (
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.username === '' &&
    url.password === '' &&
    url.search === '' &&
    url.hash === ''
  );
}, 'must be an http(s) URL without user, query or fragment');

const baseUrl = httpUrl.transform((value) => value.replace(/\/+$/, ''));

const origin = httpUrl
  .refine((value) => !URL.canParse(value) || new URL(value).pathname === '/', 'must be an origin, without a path')
  .transform((value) => new URL(value).origin);

const listen = z.strictObject({
  host: text.default('127.0.0.1'),
  port: z.number().int().min(0).max(65_535).default(8080),
});

const instance = z
  .strictObject({ name: text, region: ods, regions: z.array(ods).min(1).optional() })
  .transform(({ regions = [], ...rest }) => ({ ...rest, regions: [...new Set([rest.region, ...regions])] }));

const database = z.strictObject({
  url: z.string().regex(/^(pglite:.+|postgres(ql)?:\/\/.+)$/, 'must be pglite:DIR, pglite:memory or postgres://…'),
});

const organisation = z.strictObject({ ods, name: text, region: ods });

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
const roleElsewhere = z.strictObject(
  { role, organisation },
  { error: 'must be a role, or { "role", "organisation" }' },
);
const furtherRole = z.unknown().transform((one, context) => {
  const read = typeof one === 'string' ? role.safeParse(one) : roleElsewhere.safeParse(one);
  if (read.success) return read.data;
  for (const { path, message } of read.error.issues) context.addIssue({ code: 'custom', path: [...path], message });
  return z.NEVER;
});

const user = z
  .strictObject({
    id: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/, 'must be 1 to 64 of A-Z a-z 0-9 . _ -'),
    name: text,
    role,
    roles: z.array(furtherRole).min(1).optional(),
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

/** Every string given twice, as an issue at its second place. */
const unique = (issue: (path: (string | number)[], message: string) => void, at: readonly string[]): void => {
  at.forEach((id, index) => {
    if (at.indexOf(id) < index) issue([index, 'id'], `"${id}" is given twice`);
  });
};

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
const roleClaim = z.strictObject({ claim: text, value: text, role, organisation: organisation.optional() });

const oidc = z.strictObject({
  mode: z.literal('oidc'),
  issuer: httpUrl,
  clientId: text,
  clientSecretFile: text.optional(),
  scope: text.default('openid profile'),
  roles: z
    .array(roleClaim)
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

const provider = z.strictObject({
  id: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
      'must be 1 to 64 of A-Z a-z 0-9 . _ - and begin with a letter or digit',
    ),
  name: text,
  ods,
  region: ods,
  setting: z.enum(SETTINGS),
  baseUrl,
  fhirVersion: z.enum(['STU3', 'R4']),
  retrieve: z.enum(['everything', 'search', 'gp-connect']),
  timeoutMs: z.number().int().min(1).max(120_000).default(8_000),
  maxBytes: z.number().int().min(1).max(1_073_741_824).default(67_108_864),
  maxPages: z.number().int().min(1).max(100_000).default(1_000),
});

/** The address by which a value set is known: no place to fetch from. */
const canonical = z.string().regex(/^(?:https?:\/\/|urn:)\S{1,500}$/, 'must be the canonical address of a value set');

const valueSet = z
  .strictObject({ file: text.optional(), url: canonical.optional(), category: text })
  .transform(({ file, url, category }, context) => {
    if (file !== undefined && url === undefined) return { file, category };
    if (url !== undefined && file === undefined) return { url, category };
    context.addIssue({ code: 'custom', path: ['file'], message: 'must hold a file, or else a url' });
    return z.NEVER;
  });

const signature = z.strictObject({ signedBy: text, signedOn: z.iso.date('must be a date, YYYY-MM-DD') });

const policy = z.strictObject({
  /** A folder of the same tables as the shipped ones; absent: the shipped ones. */
  pack: text.optional(),
  /** In a file, or named by its canonical address for the terminology server to expand. */
  valueSets: z.array(valueSet).default([]),
  exclusions: z.record(z.string(), z.boolean()).default({}),
  optOutOtherSettings: z.enum(['suppress', 'show']).default('suppress'),
  emergencyMinutes: minutes(24 * 60).default(30),
  /**
   * Ends the start while a category in force has the shipped seed of codes alone. Absent: true, save for demo sign-in
   * on loopback.
   */
  requireValueSets: z.boolean().optional(),
  /** Who signed for starting without them, and when. */
  requireValueSetsWaiver: signature.optional(),
  /** What becomes of letters that can be read. */
  readableDocuments: z.enum(['passages', 'any', 'metadata']).default('passages'),
  /** Who signed for letters that are not judged by their words, and when. */
  readableDocumentsWaiver: signature.optional(),
});

/**
 * A file outside the database that the audit's head is noted in, so that a chain cut short or written anew is found.
 */
const auditAnchor = z.strictObject({ anchorFile: text.optional() });

const session = z.strictObject({
  idleMinutes: minutes(24 * 60).default(15),
  absoluteMinutes: minutes(24 * 60).default(600),
});

const isLoopback = (host: string): boolean => /^(127(\.\d{1,3}){3}|::1|\[::1\]|localhost)$/i.test(host);

/**
 * The one way of running that needs no lists: nobody but who sits at this machine, and no password to keep anybody out.
 */
export const isDemoOnLoopback = (config: {
  readonly identity: { readonly mode: string };
  readonly listen: { readonly host: string };
}): boolean => config.identity.mode === 'demo' && isLoopback(config.listen.host);

/** A terminology server to ask, a folder of tables in place of the shipped ones, or both. */
const terminology = z
  .strictObject({
    pack: text.optional(),
    baseUrl: baseUrl.optional(),
    timeoutMs: z.number().int().min(1).max(30_000).default(2_000),
  })
  .superRefine((given, context) => {
    if (given.pack === undefined && given.baseUrl === undefined)
      context.addIssue({ code: 'custom', path: ['baseUrl'], message: 'is missing, and so is pack: name one of them' });
  });

export const CONFIG = z
  .strictObject({
    listen,
    publicUrl: origin.optional(),
    instance,
    database,
    identity: z.discriminatedUnion('mode', [demo, oidc]),
    demographics: z.strictObject({ baseUrl }),
    terminology: terminology.optional(),
    providers: z.array(provider).superRefine((providers, context) => {
      unique(
        (path, message) => {
          context.addIssue({ code: 'custom', path, message });
        },
        providers.map((one) => one.id),
      );
    }),
    policy: policy.prefault({}),
    session: session.prefault({}),
    audit: auditAnchor.prefault({}),
  })
  .superRefine((config, context) => {
    const named = config.policy.valueSets.findIndex(({ url }) => url !== undefined);
    if (named >= 0 && config.terminology?.baseUrl === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['policy', 'valueSets', named, 'url'],
        message: 'needs a terminology server to expand it: set terminology.baseUrl',
      });
    }
    if (
      config.policy.requireValueSets === false &&
      config.policy.requireValueSetsWaiver === undefined &&
      !isDemoOnLoopback(config)
    ) {
      context.addIssue({
        code: 'custom',
        path: ['policy', 'requireValueSetsWaiver'],
        message: 'must say who signed for running without the lists, and when: { "signedBy", "signedOn" }',
      });
    }
    if (config.policy.readableDocuments === 'metadata' && config.policy.readableDocumentsWaiver === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['policy', 'readableDocumentsWaiver'],
        message:
          'must say who signed for letters that are not judged by their words, and when: { "signedBy", "signedOn" }',
      });
    }
    // INVARIANT: sign-in without a password is never reachable from another machine unless the deployer says so in as
    // many words.
    if (config.identity.mode === 'demo' && !config.identity.allowOffLoopback && !isLoopback(config.listen.host)) {
      context.addIssue({
        code: 'custom',
        path: ['identity', 'mode'],
        message: `demo sign-in has no password and is refused on ${config.listen.host}: listen on 127.0.0.1, or set identity.allowOffLoopback`,
      });
    }
    if (
      config.identity.mode === 'oidc' &&
      /^http:/.test(config.identity.issuer) &&
      !isLoopback(new URL(config.identity.issuer).hostname)
    ) {
      context.addIssue({ code: 'custom', path: ['identity', 'issuer'], message: 'must be https' });
    }
  });

export type ConfigFile = z.output<typeof CONFIG>;
