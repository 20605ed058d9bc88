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

export type ReadKnownBy =
  { readonly ok: true; readonly knownBy: KnownBy } | { readonly ok: false; readonly problems: readonly string[] };

/** What is read again, from which files. */
export interface KnownByFiles {
  /** Absolute. */
  readonly paths: readonly string[];
  read(): ReadKnownBy;
}

/** Every file that is named anywhere in it, by a key that ends so. */
function filesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return (value as unknown[]).flatMap(filesIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key.endsWith('File') && typeof one === 'string' ? [one] : filesIn(one),
  );
}

function read({ identity, launch: doors }: ConfigFile, base: string): ReadKnownBy {
  const problems: string[] = [];
  const tell = (problem: string): void => void problems.push(problem);
  const ofIdentity = clientAuthOf(identity, base, tell);
  const launch = launchConfig(doors, base, tell);
  const published = publishedKeys(
    [ofIdentity.clientAuth, ...launch.smart.map(({ auth }) => auth)]
      .flatMap(signingKeysOf)
      .map(({ publicJwk }) => publicJwk),
  );
  for (const kid of published.shared)
    problems.push(`clientAuth.kid: "${kid}" names two different keys: give each a kid of its own`);
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, knownBy: { ...ofIdentity, publicKeys: published.keys, launch } };
}

/** Relative paths of `file` start at `base`. */
export const knownByFiles = (file: ConfigFile, base: string): KnownByFiles => ({
  paths: [...new Set(filesIn([file.identity, file.launch]).map((path) => resolve(base, path)))],
  read: () => read(file, base),
});
