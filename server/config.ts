/**
 * What does the config file say, and is all of it sound? Reads and checks it; whoever called exits 2 with the problems.
 */
import { dirname, resolve } from 'node:path';
import type { GatewayConfig } from '../src/gateway/config';
import { ownRolesIn, type PackFiles } from '../src/policy/pack/read-pack';
import { organisationsOf } from './config-identity-files';
import { knownByFiles, type KnownBy, type KnownByFiles } from './config-known-by';
import { locatorOf } from './config-locator';
import { askedWithOf, credentialProblems, demographicsOf, outboundOf } from './config-outbound';
import { configOf, isDemoOnLoopback, type ConfigFile } from './config-schema';
import { isObject } from '../src/domain/json';
import { auditProblems } from './config-kept';
import { keyFilesOf, readKeyFiles, type KeyFiles } from './keys/key-files';
import { readSecretFile } from './keys/secret-file';
import type { WrappingKeys } from './keys/wrapping';
import type { OutboundConfig } from './outbound/agents';
import { issueProblems } from './config-issues';
import { readConfigJson } from './config-json';
import { filesFrom } from './config-named-files';
import type { KnownOrganisation } from './oidc/organisations';
import { readPackFolder } from './policy-pack';

/** The route at which an identity provider's sign-in starts. */
export const LOGIN_PATH = '/api/identity/login';

export type ServerIdentity = ConfigFile['identity'];

export interface ValueSetFile {
  readonly file: string;
  readonly category: string;
  readonly content: unknown;
}

export interface ServerConfig extends KnownBy {
  /** The folder that relative paths start at. */
  readonly base: string;
  readonly listen: { readonly host: string; readonly port: number; readonly trustedProxies: readonly string[] };
  /** Holds the password, where a file names one: for the driver alone. */
  readonly databaseUrl: string;
  /** The files that wrap the keys in the database; null where the config names none. */
  readonly keyFiles: KeyFiles | null;
  readonly wrapping: WrappingKeys | null;
  /** `afterDays`: 0 where nothing is archived; `folder`: absolute, of sealed segments. */
  readonly archive: { readonly afterDays: number; readonly folder: string };
  /** Absolute; null where no head of the audit is noted outside the database. */
  readonly anchorFile: string | null;
  /** Absolute; null where no copy of the opt-out register is written. */
  readonly registerCopyFile: string | null;
  readonly identity: ServerIdentity;
  /** What is read again of it when a file changes. */
  readonly knownByFiles: KnownByFiles;
  /** Where users may work; null where the config names no file of them. */
  readonly organisations: readonly KnownOrganisation[] | null;
  readonly valueSets: readonly ValueSetFile[];
  /** The policy’s tables, where they are not the shipped ones. */
  readonly pack?: PackFiles;
  /** True where a category that has the shipped seed of codes alone ends the start. */
  readonly requireValueSets: boolean;
  /** For the terminology server to expand at start. */
  readonly namedValueSets: readonly { readonly url: string; readonly category: string }[];
  /** The folder of tables to read by in place of the shipped ones, absolute; null where none is named. */
  readonly terminologyPack: string | null;
  readonly gateway: GatewayConfig;
  /** Where traces are sent to; null where none are made. */
  readonly otlpEndpoint: string | null;
  readonly outbound: OutboundConfig;
}

export type ReadConfig =
  { readonly ok: true; readonly config: ServerConfig } | { readonly ok: false; readonly problems: readonly string[] };

const refused = (...problems: string[]): ReadConfig => ({ ok: false, problems });

/** Left out is left out, also where a schema gives `undefined`. */
const privacyOf = ({
  neverNamed,
  officersAt,
  listOfficers,
}: ConfigFile['privacy']): NonNullable<GatewayConfig['privacy']> => ({
  neverNamed,
  ...(officersAt === undefined ? {} : { officersAt }),
  ...(listOfficers === undefined ? {} : { listOfficers }),
});

/** Whether anybody is asked with a token of the user's own, which runs out before the session does. */
const asksForUsers = ({ demographics, providers, locator, terminology }: ConfigFile): boolean =>
  [demographics, ...providers, locator, terminology].some(
    (place) => place !== undefined && 'auth' in place && place.auth?.kind === 'nhs-token-exchange',
  );

function gatewayConfig(file: ConfigFile, base: string): GatewayConfig {
  const { exclusions, optOutOtherSettings, emergencyMinutes, readableDocuments } = file.policy;
  const { requireValueSetsWaiver: waiver, readableDocumentsWaiver: lettersWaiver } = file.policy;
  return {
    ...(file.publicUrl === undefined ? {} : { publicUrl: file.publicUrl }),
    instance: file.instance,
    identity:
      file.identity.mode === 'demo'
        ? { mode: 'demo', users: file.identity.users }
        : {
            mode: 'oidc',
            loginUrl: LOGIN_PATH,
            ...(file.identity.profile === 'cis2' ? { roleUrl: `${LOGIN_PATH}?prompt=login` } : {}),
            ...(asksForUsers(file) ? { renewUrl: `${LOGIN_PATH}?next=record&prompt=none` } : {}),
          },
    demographics: demographicsOf(file.demographics, base),
    ...(file.terminology?.baseUrl === undefined
      ? {}
      : {
          terminology: {
            baseUrl: file.terminology.baseUrl,
            timeoutMs: file.terminology.timeoutMs,
            ...askedWithOf(file.terminology, base),
          },
        }),
    providers: file.providers.map(({ listed, telephone, auth, tls, ...one }) => ({
      ...one,
      ...(telephone === undefined ? {} : { telephone }),
      ...(listed === undefined ? {} : { listed }),
      ...askedWithOf({ auth, tls }, base),
    })),
    ...locatorOf(file.locator, base),
    policy: {
      exclusions,
      optOutOtherSettings,
      emergencyMinutes,
      readableDocuments,
      ...(lettersWaiver === undefined ? {} : { readableDocumentsWaiver: lettersWaiver }),
      ...(waiver === undefined ? {} : { valueSetsWaiver: waiver }),
    },
    session: file.session,
    privacy: privacyOf(file.privacy),
    limits: file.limits,
  };
}

interface Kept {
  readonly databaseUrl: string;
  readonly keyFiles: KeyFiles | null;
  readonly wrapping: WrappingKeys | null;
}

/** The URL, with the password of its file where one is named. */
function withPassword({ url, passwordFile }: ConfigFile['database'], base: string, problems: string[]): string {
  if (passwordFile === undefined) return url;
  const secret = readSecretFile(resolve(base, passwordFile));
  if (!secret.ok) {
    problems.push(`database.passwordFile: ${secret.problem}`);
    return url;
  }
  const parts = new URL(url);
  parts.password = encodeURIComponent(secret.text);
  return parts.href;
}

/** The database and its secrets; what cannot be used is added to the problems. */
function keptOf({ database, keys }: ConfigFile, base: string, problems: string[]): Kept {
  const databaseUrl = withPassword(database, base, problems);
  if (keys === undefined) return { databaseUrl, keyFiles: null, wrapping: null };
  const keyFiles = keyFilesOf(keys, base);
  const read = readKeyFiles(keyFiles);
  if (!read.ok) problems.push(...read.problems);
  return { databaseUrl, keyFiles, wrapping: read.ok ? read.keys : null };
}

/** The roles that the pack of this config brings; none where it names no pack, or one that cannot be read. */
function ownRolesOf(given: unknown, base: string): readonly string[] {
  const policy = isObject(given) ? given['policy'] : undefined;
  const folder = isObject(policy) ? policy['pack'] : undefined;
  const pack = typeof folder === 'string' ? readPackFolder(folder, base) : null;
  return pack?.ok ? ownRolesIn(pack.pack) : [];
}

/** Checks a parsed config whose relative paths start at `base`; every problem names its place in the file. */
export function checkConfig(given: unknown, base: string): ReadConfig {
  const parsed = configOf(ownRolesOf(given, base)).safeParse(given);
  if (!parsed.success) return refused(...issueProblems(parsed.error.issues));
  const file = parsed.data;
  const files = filesFrom(base);
  const valueSets = file.policy.valueSets.flatMap(({ file: name, category }, index) =>
    name === undefined
      ? []
      : [{ file: name, category, content: files.readJson(`policy.valueSets[${String(index)}].file`, name) }],
  );
  const namedValueSets = file.policy.valueSets.flatMap(({ url, category }) =>
    url === undefined ? [] : [{ url, category }],
  );
  const organisations = organisationsOf(file, base, (problem) => files.problems.push(problem));
  const known = knownByFiles(file, base);
  const { knownBy, ours, theirs } = known.read();
  files.problems.push(...ours, ...theirs);
  const pack = file.policy.pack === undefined ? null : readPackFolder(file.policy.pack, base);
  if (pack?.ok === false) files.problems.push(...pack.problems);
  const kept = keptOf(file, base, files.problems);
  files.problems.push(...auditProblems(file.audit, file.keys !== undefined));
  const gateway = gatewayConfig(file, base);
  const outbound = outboundOf(file.outbound, base);
  files.problems.push(...credentialProblems(gateway, outbound));
  if (files.problems.length > 0) return refused(...files.problems);
  const anchorFile = file.audit.anchorFile === undefined ? null : resolve(base, file.audit.anchorFile);
  const requireValueSets = file.policy.requireValueSets ?? !isDemoOnLoopback(file);
  return {
    ok: true,
    config: {
      base,
      requireValueSets,
      listen: file.listen,
      ...kept,
      anchorFile,
      registerCopyFile: file.audit.registerCopyFile === undefined ? null : resolve(base, file.audit.registerCopyFile),
      archive: { afterDays: file.audit.archiveAfterDays, folder: resolve(base, file.audit.archiveFolder) },
      identity: file.identity,
      ...knownBy,
      knownByFiles: known,
      organisations,
      valueSets,
      ...(pack?.ok ? { pack: pack.pack } : {}),
      namedValueSets,
      terminologyPack: file.terminology?.pack === undefined ? null : resolve(base, file.terminology.pack),
      gateway,
      outbound,
      otlpEndpoint: file.telemetry.otlpEndpoint ?? null,
    },
  };
}

/** Reads a config file; unreadable, not JSON, an unknown key or a bad value each comes back as a sentence. */
export function readConfig(path: string): ReadConfig {
  const read = readConfigJson(path);
  return read.ok ? checkConfig(read.given, dirname(resolve(path))) : read;
}
