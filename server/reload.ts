/**
 * What of a config may change while the server runs? The providers, demographics, the locator and the table of
 * organisations; all or nothing.
 * Source: CONTRACT "Commands" (`SIGHUP`).
 */
import type { GatewayConfig } from '../src/gateway/config';
import type { ReadConfig, ServerConfig } from './config';

export type Reloaded =
  | {
      readonly outcome: 'taken';
      readonly gateway: GatewayConfig;
      readonly organisations: ServerConfig['organisations'];
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
  clientAuth: 'identity.clientAuth',
  publicKeys: 'identity.clientAuth',
  openToOthers: 'identity.clientSecretFile',
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
  const { gateway, ...rest } = read.config;
  const { gateway: first, ...others } = before;
  const fixed = differing(first, gateway).filter((key) => ![...LIVE, ...LAID_IN].includes(key));
  const keys = [
    ...differing({ ...others, organisations: null }, { ...rest, organisations: null }).map(
      (key) => IN_FILE[key] ?? key,
    ),
    ...fixed,
  ];
  if (keys.length > 0) return { outcome: 'restart-needed', keys: [...new Set(keys)].sort() };
  // INVARIANT: what the file no longer names is no longer there
  const kept = Object.entries(running).filter(([key]) => !LIVE.includes(key));
  const live = Object.entries(gateway).filter(([key]) => LIVE.includes(key));
  return {
    outcome: 'taken',
    gateway: Object.fromEntries([...kept, ...live]) as never,
    organisations: rest.organisations,
  };
}
