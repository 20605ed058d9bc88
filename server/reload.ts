/**
 * What of a config may change while the server runs? The providers, demographics, the locator and the table of
 * organisations, and by what others know us and we them; all or nothing.
 * Source: CONTRACT "Commands" (`SIGHUP`).
 */
import type { GatewayConfig } from '../src/gateway/config';
import type { ReadConfig, ServerConfig } from './config';

export type Reloaded =
  | {
      readonly outcome: 'taken';
      readonly gateway: GatewayConfig;
      /** Of which what may change holds now. */
      readonly config: ServerConfig;
    }
  | { readonly outcome: 'restart-needed'; readonly keys: readonly string[] }
  | { readonly outcome: 'refused'; readonly problems: readonly string[] };

/** Of `gateway`: what is read anew for every request. */
const LIVE: readonly string[] = ['providers', 'demographics', 'locator'];

/** Of `gateway`: laid in at the start, and in no file. */
const LAID_IN: readonly string[] = ['tables', 'tableLosses'];

/** Where each part of the read config stands in the file; a part that is not here has its own name there. */
const IN_FILE: Readonly<Record<string, string>> = {
  keyFiles: 'keys',
  wrapping: 'keys',
  databaseUrl: 'database',
  anchorFile: 'audit.anchorFile',
  registerCopyFile: 'audit.registerCopyFile',
  archive: 'audit.archiveAfterDays',
  valueSets: 'policy.valueSets',
  namedValueSets: 'policy.valueSets',
  requireValueSets: 'policy.requireValueSets',
  pack: 'policy.pack',
  terminologyPack: 'terminology.pack',
  otlpEndpoint: 'telemetry.otlpEndpoint',
};

/** Of the config beside `gateway`. */
const ALSO_LIVE: readonly string[] = [
  'organisations',
  'clientAuth',
  'openToOthers',
  'publicKeys',
  'launch',
  'knownByFiles',
] satisfies (keyof ServerConfig)[];

const without = (whole: object, keys: readonly string[]): object =>
  Object.fromEntries(Object.entries(whole).filter(([key]) => !keys.includes(key)));

/** What is not live. How we prove ourselves at the identity provider may change; which provider it is may not. */
const fixedOf = (config: ServerConfig): object => ({
  ...without(config, ['gateway', ...ALSO_LIVE]),
  identity: without(config.identity, ['clientAuth', 'clientSecretFile']),
});

const differing = (before: object, after: object): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => JSON.stringify(before[key as keyof object]) !== JSON.stringify(after[key as keyof object]),
  );

/**
 * What becomes of a config that was read again; `before` is the one that the server was started with, `running` what
 * holds now. INVARIANT: nothing of a config is taken where any of it cannot be.
 */
export function reloaded(before: ServerConfig, running: GatewayConfig, read: ReadConfig): Reloaded {
  if (!read.ok) return { outcome: 'refused', problems: read.problems };
  const { gateway } = read.config;
  const fixed = differing(before.gateway, gateway).filter((key) => ![...LIVE, ...LAID_IN].includes(key));
  const keys = [...differing(fixedOf(before), fixedOf(read.config)).map((key) => IN_FILE[key] ?? key), ...fixed];
  if (keys.length > 0) return { outcome: 'restart-needed', keys: [...new Set(keys)].sort() };
  // INVARIANT: what the file no longer names is no longer there
  const kept = Object.entries(running).filter(([key]) => !LIVE.includes(key));
  const live = Object.entries(gateway).filter(([key]) => LIVE.includes(key));
  return {
    outcome: 'taken',
    gateway: Object.fromEntries([...kept, ...live]) as never,
    config: read.config,
  };
}
