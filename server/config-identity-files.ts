/** What stands in the files that `identity` names: how we prove who we are there, and the organisations? */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ConfigFile } from './config-schema';
import { readSecretFile, THE_WORLD } from './keys/secret-file';
import { readSigningKey, type SigningKey } from './keys/signing-key';
import { readOrganisations, type KnownOrganisation } from './oidc/organisations';

/** How the client proves at the identity provider that it is itself. */
export type ClientAuth =
  | { readonly kind: 'none' }
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'private_key_jwt'; readonly key: SigningKey };

export interface IdentityFiles {
  readonly clientAuth: ClientAuth;
  /** Null where the config names no file of them. */
  readonly organisations: readonly KnownOrganisation[] | null;
  /** Keys of the config whose files others may read, which is warned of. */
  readonly openToOthers: readonly string[];
}

const NONE: IdentityFiles = { clientAuth: { kind: 'none' }, organisations: null, openToOthers: [] };

type Oidc = Extract<ConfigFile['identity'], { mode: 'oidc' }>;
type Tell = (problem: string) => void;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * The short form, as it was before there was another: read whoever else may read it, which is warned of and not
 * refused, so that a deployment that ran goes on running.
 */
function secretOf(file: string, base: string, tell: Tell): Pick<IdentityFiles, 'clientAuth' | 'openToOthers'> {
  const place = 'identity.clientSecretFile';
  let secret = '';
  try {
    secret = readFileSync(resolve(base, file), 'utf8').trim();
    if (secret === '') tell(`${place}: the file is empty`);
  } catch (error) {
    tell(`${place}: cannot read ${file}: ${messageOf(error)}`);
  }
  const guarded = readSecretFile(resolve(base, file), THE_WORLD);
  return { clientAuth: { kind: 'secret', secret }, openToOthers: secret !== '' && !guarded.ok ? [place] : [] };
}

function clientAuthOf(identity: Oidc, base: string, tell: Tell): Pick<IdentityFiles, 'clientAuth' | 'openToOthers'> {
  const { clientAuth: given, clientSecretFile } = identity;
  if (given === undefined) return clientSecretFile === undefined ? NONE : secretOf(clientSecretFile, base, tell);
  if (given.kind === 'secret') {
    const read = readSecretFile(resolve(base, given.secretFile), THE_WORLD);
    const secret = read.ok ? read.text.trim() : '';
    if (!read.ok) tell(`identity.clientAuth.secretFile: ${read.problem}`);
    else if (secret === '') tell(`identity.clientAuth.secretFile: ${given.secretFile} is empty`);
    return { clientAuth: { kind: 'secret', secret }, openToOthers: [] };
  }
  const read = readSigningKey(resolve(base, given.keyFile), given.kid, given.alg);
  if (read.ok) return { clientAuth: { kind: 'private_key_jwt', key: read.key }, openToOthers: [] };
  tell(`identity.clientAuth.keyFile: ${read.problem}`);
  return NONE;
}

function organisationsOf(file: string, base: string, regions: readonly string[], tell: Tell) {
  try {
    const read = readOrganisations(readFileSync(resolve(base, file)), regions);
    if (read.ok) return read.organisations;
    for (const problem of read.problems) tell(`identity.organisations: ${file}: ${problem}`);
  } catch (error) {
    tell(`identity.organisations: cannot read ${file}: ${messageOf(error)}`);
  }
  return null;
}

/** Reads them; what cannot be used is told by its place in the config. */
export function identityFiles({ identity, instance, providers }: ConfigFile, base: string, tell: Tell): IdentityFiles {
  if (identity.mode !== 'oidc') return NONE;
  const regions = [...instance.regions, ...providers.map(({ region }) => region)];
  return {
    ...clientAuthOf(identity, base, tell),
    organisations:
      identity.organisations === undefined ? null : organisationsOf(identity.organisations, base, regions, tell),
  };
}
