/** Which keys may the config of the program for groups hold, with which values and defaults? */
import { z } from 'zod';
import { SETTINGS } from '../../../src/domain/settings';
import { PURPOSES } from '../../../src/secondary/shapes/request';
import { baseUrl, hostName, httpUrl, ods, text, unique } from '../../config-fields';
import { database } from './database';
import { identity } from './identity';
import { soundTogether } from './rules';

const day = z.iso.date('must be a date, YYYY-MM-DD');

/** A day, or an instant: its day as written. */
const takenAt = z
  .union([day, z.iso.datetime({ offset: true, local: true })], { error: 'must be a date, YYYY-MM-DD' })
  .transform((value) => value.slice(0, 10));

const listen = z.strictObject({
  host: hostName.default('127.0.0.1'),
  port: z.number().int().min(0).max(65_535).default(8081),
});

const sourceId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'must be 1 to 64 of A-Z a-z 0-9 . _ - and begin with a letter or digit');

const source = z
  .strictObject({
    id: sourceId,
    name: text,
    setting: z.enum(SETTINGS),
    ods,
    region: ods,
    from: z.enum(['folder', 'bulk']),
    /** A folder of `<Type>.ndjson`. */
    path: text.optional(),
    /** A server that exports by FHIR Bulk Data. */
    baseUrl: baseUrl.optional(),
    /** A server that asks who we are is asked by somebody else, who puts the files into a folder. */
    auth: z.never({ error: 'is not supported: fetch the files yourself, and use from "folder"' }).optional(),
    fhirVersion: z.enum(['R4', 'STU3']).default('R4'),
    national: z.boolean().default(false),
  })
  .superRefine(({ from, path, baseUrl: url }, context) => {
    const tell = (key: string, message: string): void => {
      context.addIssue({ code: 'custom', path: [key], message });
    };
    if (from === 'folder' && path === undefined) tell('path', 'is missing: from "folder" reads one');
    if (from === 'folder' && url !== undefined) tell('baseUrl', 'is for from "bulk" alone');
    if (from === 'bulk' && url === undefined) tell('baseUrl', 'is missing: from "bulk" asks one');
    if (from === 'bulk' && path !== undefined)
      tell('path', 'is for from "folder" alone: what is exported lies in dataDir');
  });

const demographics = z.strictObject(
  {
    /** R4 Patients, one a line. */
    file: text,
    /** A build needs everybody, and a server is asked about one person at a time. */
    baseUrl: z.never({ error: 'is not supported: put a file of R4 Patients in demographics.file' }).optional(),
  },
  { error: 'must be { "file": PATH }' },
);

const ndop = z
  .strictObject({
    /** The cleaned list, as the national service answered. */
    file: text.optional(),
    takenAt: takenAt.optional(),
    maxAgeDays: z.number().int().min(1).max(31).default(7),
    exemption: z.strictObject({ reference: text, date: day }).optional(),
  })
  .superRefine(({ file, takenAt: taken, exemption }, context) => {
    if (exemption !== undefined) return;
    const message = 'is missing: without the list nobody may be used, unless the letter of CAG exempts';
    if (file === undefined) context.addIssue({ code: 'custom', path: ['file'], message });
    if (taken === undefined) context.addIssue({ code: 'custom', path: ['takenAt'], message });
  });

const exception = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'must be 1 to 64 of A-Z a-z 0-9 . _ -'),
  basis: text,
  from: day,
  to: day,
  purposes: z.array(z.enum(PURPOSES)).min(1),
  signedBy: z.tuple([text, text], { error: 'must name two custodians' }),
});

const valueSet = z.strictObject({ file: text, category: text });

/** As the gateway's, as far as it has a meaning here: a category that is known by its seed alone stops every build. */
const policy = z.strictObject({
  pack: text.optional(),
  valueSets: z.array(valueSet).default([]),
  exclusions: z.record(z.string(), z.boolean()).default({}),
});

const onceEach = (rows: readonly { readonly id: string }[], context: z.RefinementCtx): void => {
  unique(
    (path, message) => {
      context.addIssue({ code: 'custom', path, message });
    },
    rows.map(({ id }) => id),
  );
};

/** The whole file. */
export const SECONDARY_CONFIG = z
  .strictObject({
    listen: listen.prefault({}),
    /** What the program is called by from outside; needed for sign-in by OpenID Connect. */
    publicUrl: httpUrl.transform((value) => new URL(value).origin).optional(),
    instance: z.strictObject({ name: text, region: ods }),
    database: database.prefault({ url: 'memory' }),
    identity,
    dataDir: text,
    keysDir: text,
    sources: z.array(source).min(1, 'must name at least one source').superRefine(onceEach),
    demographics,
    registers: z.strictObject({ objections: z.strictObject({ file: text }).optional(), ndop }),
    legalBasis: z.strictObject({ reference: text, from: day, to: day }),
    exceptions: z.array(exception).default([]).superRefine(onceEach),
    geography: z.strictObject({ file: text }),
    engine: z
      .strictObject({
        memory: z
          .string()
          .regex(/^[1-9]\d{0,5}(MB|GB)$/, 'must be as 512MB or 2GB')
          .default('512MB'),
        threads: z.number().int().min(1).max(256).default(2),
      })
      .prefault({}),
    policy: policy.prefault({}),
  })
  .superRefine((config, context) => {
    soundTogether(config, (path, message) => {
      context.addIssue({ code: 'custom', path: [...path], message });
    });
  });

export type SecondaryFile = z.output<typeof SECONDARY_CONFIG>;
