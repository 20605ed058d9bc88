/**
 * By what do others know us, and we them? The keys and secrets of `identity.clientAuth` and of `launch`, with the files
 * that hold them, so that they are read again when one changes.
 */
import { resolve } from 'node:path';
import { isObject } from '../src/domain/json';
import { clientAuthOf, type ClientAuth } from './config-identity-files';
import { launchConfig, signingKeysOf, type LaunchConfig } from './config-launch';
import type { ConfigFile } from './config-schema';
import { publishedKeys } from './keys/published-keys';
import type { PublicJwk } from './keys/signing-key';

export interface KnownBy {
  readonly clientAuth: ClientAuth;
  /** Keys of the config whose files everybody on the machine may read: warned of at start. */
  readonly openToOthers: readonly string[];
  /** Of every private key of ours: for whoever checks what we signed. */
  readonly publicKeys: readonly PublicJwk[];
  /** The doors for other systems, with what they are known by. */
  readonly launch: LaunchConfig;
}

export interface ReadKnownBy {
  /** What can be used: of ours else what was known before, and the doors of others else shut. */
  readonly knownBy: KnownBy;
  /** Of what we ask with. */
  readonly ours: readonly string[];
  /** Of the keys of those who come to us. */
  readonly theirs: readonly string[];
}

/** What is read again, from which files. */
export interface KnownByFiles {
  /** Absolute. */
  readonly paths: readonly string[];
  /** `before`: what was known, by the same config. */
  read(before?: KnownBy): ReadKnownBy;
}

/** Every file that is named anywhere in it, by a key that ends so. */
function filesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return (value as unknown[]).flatMap(filesIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key.endsWith('File') && typeof one === 'string' ? [one] : filesIn(one),
  );
}

function read({ identity, launch: doors }: ConfigFile, base: string, before?: KnownBy): ReadKnownBy {
  const ours: string[] = [];
  const theirs: string[] = [];
  const identityNow = clientAuthOf(identity, base, (problem) => ours.push(problem));
  const ofIdentity = before !== undefined && ours.length > 0 ? before : identityNow;
  const tell = {
    ours: (problem: string) => void ours.push(problem),
    theirs: (problem: string) => void theirs.push(problem),
  };
  const launch = launchConfig(doors, base, tell, before?.launch);
  const { clientAuth, openToOthers } = ofIdentity;
  const published = publishedKeys(
    [clientAuth, ...launch.smart.map(({ auth }) => auth)].flatMap(signingKeysOf).map(({ publicJwk }) => publicJwk),
  );
  for (const kid of published.shared)
    ours.push(`clientAuth.kid: "${kid}" names two different keys: give each a kid of its own`);
  const knownBy = { clientAuth, openToOthers, publicKeys: published.keys, launch };
  if (before === undefined || published.shared.length === 0) return { knownBy, ours, theirs };
  const smart = before.launch.smart;
  return { knownBy: { ...before, launch: { ...launch, smart } }, ours, theirs };
}

/** Relative paths of `file` start at `base`. */
export const knownByFiles = (file: ConfigFile, base: string): KnownByFiles => ({
  paths: [...new Set(filesIn([file.identity, file.launch]).map((path) => resolve(base, path)))],
  read: (before) => read(file, base, before),
});
