/** Which keys may a config file hold, with which values and defaults? Source: CONTRACT "Config file". */
import { z } from 'zod';
import { SETTINGS } from '../src/domain/settings';
import { baseUrl, hostName, httpUrl, isLoopback, ods, text, unique } from './config-fields';
import { identityOf } from './config-identity';
import { locator } from './config-locator';
import { askedWith, outbound, placeRules } from './config-outbound';
import { launch } from './config-launch';
import { privacy } from './config-privacy';
import { auditFiles, database, keys } from './config-kept';
import { soundTogether, trustedProxies } from './config-rules';

/** Parts of a minute are allowed: a rehearsal need not last half an hour. */
const minutes = (most: number) => z.number().positive().max(most);

const origin = httpUrl
  .refine((value) => !URL.canParse(value) || new URL(value).pathname === '/', 'must be an origin, without a path')
  .transform((value) => new URL(value).origin);

const listen = z.strictObject({
  host: hostName.default('127.0.0.1'),
  port: z.number().int().min(0).max(65_535).default(8080),
  /** Addresses and networks whose X-Forwarded-For and X-Forwarded-Proto are believed. */
  trustedProxies,
});

const instance = z
  .strictObject({
    name: text,
    region: ods,
    regions: z.array(ods).min(1).optional(),
    /** Where users say what could be better: a page, or an address to write to. */
    feedback: z
      .string()
      .regex(/^(https:\/\/|mailto:)\S+$/, 'must begin with https:// or mailto:')
      .optional(),
  })
  .transform(({ regions = [], feedback, ...rest }) => ({
    ...rest,
    regions: [...new Set([rest.region, ...regions])],
    ...(feedback === undefined ? {} : { feedback }),
  }));

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
  telephone: z
    .string()
    .regex(/^\+?\d[\d ]{2,18}\d$/, 'must be 4 to 20 digits and blanks, with or without a + before them')
    .optional(),
  baseUrl,
  fhirVersion: z.enum(['STU3', 'R4']),
  retrieve: z.enum(['everything', 'search', 'gp-connect']),
  timeoutMs: z.number().int().min(1).max(120_000).default(8_000),
  maxBytes: z.number().int().min(1).max(1_073_741_824).default(67_108_864),
  maxPages: z.number().int().min(1).max(100_000).default(1_000),
  listed: z.boolean().optional(),
  /** False: it is listed, and never asked. */
  enabled: z.boolean().default(true),
  ...askedWith,
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

/** A session that may last less than the usual idle time is not idle for longer either. */
const session = z
  .strictObject({
    idleMinutes: minutes(24 * 60).optional(),
    absoluteMinutes: minutes(24 * 60).default(600),
  })
  .transform(({ idleMinutes, absoluteMinutes }) => ({
    idleMinutes: idleMinutes ?? Math.min(15, absoluteMinutes),
    absoluteMinutes,
  }));

/** How much is in hand at once, and how much one user may look up and open; never for purpose emergency. */
const limits = z.strictObject({
  inFlight: z.number().int().min(1).max(100_000).default(24),
  matchedLookUpsPerHour: z.number().int().min(1).max(100_000).default(120),
  openingsPerHour: z.number().int().min(1).max(100_000).default(60),
  sessionsPerUser: z.number().int().min(1).max(100_000).default(10),
});

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
    ...askedWith,
  })
  .superRefine((given, context) => {
    if (given.pack === undefined && given.baseUrl === undefined)
      context.addIssue({ code: 'custom', path: ['baseUrl'], message: 'is missing, and so is pack: name one of them' });
  });

/** `fhir-search`: FHIR R4 Patient search alone; `pds`: NHS England’s Personal Demographics Service as it is. */
const demographics = z.strictObject({
  kind: z.enum(['fhir-search', 'pds']).default('fhir-search'),
  baseUrl,
  ...askedWith,
  /** With `pds`: questions a second, over every gateway; what the service was agreed to take. */
  requestsPerSecond: z.number().positive().max(1_000).optional(),
});

/** Where traces are sent to, as OTLP over HTTP; absent: none are made. */
const telemetry = z.strictObject({ otlpEndpoint: httpUrl.optional() });

/** The whole file; `ownRoles`: those that the policy pack brings. */
export const configOf = (ownRoles: readonly string[]) =>
  z
    .strictObject({
      listen,
      publicUrl: origin.optional(),
      instance,
      database,
      identity: identityOf(ownRoles),
      demographics,
      terminology: terminology.optional(),
      providers: z
        .array(provider)
        .min(1, 'must name at least one provider: nobody would be asked')
        .superRefine((providers, context) => {
          unique(
            (path, message) => {
              context.addIssue({ code: 'custom', path, message });
            },
            providers.map((one) => one.id),
          );
        }),
      locator: locator.prefault({ kind: 'all' }),
      policy: policy.prefault({}),
      session: session.prefault({}),
      limits: limits.prefault({}),
      privacy: privacy.prefault({}),
      audit: auditFiles.prefault({}),
      keys: keys.optional(),
      launch: launch.prefault({}),
      telemetry: telemetry.prefault({}),
      outbound: outbound.prefault({}),
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
      const tell = (path: readonly (string | number)[], message: string): void => {
        context.addIssue({ code: 'custom', path: [...path], message });
      };
      soundTogether(config, tell);
      placeRules(['demographics'], config.demographics, config, tell);
      if (config.demographics.kind !== 'pds' && config.demographics.requestsPerSecond !== undefined)
        tell(['demographics', 'requestsPerSecond'], 'is for kind pds alone');
      if (config.locator.kind === 'nrl') placeRules(['locator'], config.locator, config, tell);
      if (config.terminology !== undefined) placeRules(['terminology'], config.terminology, config, tell);
      config.providers.forEach((one, at) => {
        placeRules(['providers', at], one, config, tell);
      });
    });

/** Of a deployment without a policy pack. */
export const CONFIG = configOf([]);

export type ConfigFile = z.output<typeof CONFIG>;
