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
  | {
      readonly kind: 'private_key_jwt';
      readonly key: SigningKey;
      /** Published already, so that it is known before it signs; it signs nothing yet. */
      readonly next?: SigningKey;
    };

interface OfIdentity {
  readonly clientAuth: ClientAuth;
  /** Keys of the config whose files others may read, which is warned of. */
  readonly openToOthers: readonly string[];
}

const NONE: OfIdentity = { clientAuth: { kind: 'none' }, openToOthers: [] };

type Tell = (problem: string) => void;

/** A key that is named by file, `kid` and algorithm. */
interface NamedKey {
  readonly keyFile: string;
  readonly kid: string;
  readonly alg: string;
}

/** The key that signs, and the next one where it is named; what cannot be used is told at `place`. */
export function keyedAuth(
  given: NamedKey & { readonly next?: (Omit<NamedKey, 'alg'> & { readonly alg?: string | undefined }) | undefined },
  place: string,
  base: string,
  tell: Tell,
): ClientAuth {
  const keyAt = (at: string, { keyFile, kid, alg }: NamedKey): SigningKey | null => {
    const read = readSigningKey(resolve(base, keyFile), kid, alg);
    if (read.ok) return read.key;
    tell(`${at}.keyFile: ${read.problem}`);
    return null;
  };
  const key = keyAt(place, given);
  const next = given.next && keyAt(`${place}.next`, { ...given.next, alg: given.next.alg ?? given.alg });
  if (key === null) return { kind: 'none' };
  return { kind: 'private_key_jwt', key, ...(next ? { next } : {}) };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * The short form, as it was before there was another: read whoever else may read it, which is warned of and not
 * refused, so that a deployment that ran goes on running.
 */
function secretOf(file: string, base: string, tell: Tell): OfIdentity {
  const place = 'identity.clientSecretFile';
  let secret = '';
  try {
    secret = readFileSync(resolve(base, file), 'utf8').trim();
    if (secret === '') tell(`${place}: ${file} is empty`);
  } catch (error) {
    tell(`${place}: cannot read ${file}: ${messageOf(error)}`);
  }
  const guarded = readSecretFile(resolve(base, file), THE_WORLD);
  return { clientAuth: { kind: 'secret', secret }, openToOthers: secret !== '' && !guarded.ok ? [place] : [] };
}

/** Reads what proves us at the identity provider; what cannot be used is told by its place in the config. */
export function clientAuthOf(identity: ConfigFile['identity'], base: string, tell: Tell): OfIdentity {
  if (identity.mode !== 'oidc') return NONE;
  const { clientAuth: given, clientSecretFile } = identity;
  if (given === undefined) return clientSecretFile === undefined ? NONE : secretOf(clientSecretFile, base, tell);
  if (given.kind === 'secret') {
    const read = readSecretFile(resolve(base, given.secretFile), THE_WORLD);
    const secret = read.ok ? read.text.trim() : '';
    if (!read.ok) tell(`identity.clientAuth.secretFile: ${read.problem}`);
    else if (secret === '') tell(`identity.clientAuth.secretFile: ${given.secretFile} is empty`);
    return { clientAuth: { kind: 'secret', secret }, openToOthers: [] };
  }
  return { clientAuth: keyedAuth(given, 'identity.clientAuth', base, tell), openToOthers: [] };
}

/** Where users may work; null where the config names no file of it, or one that is told as unusable. */
export function organisationsOf(
  { identity, instance, providers }: ConfigFile,
  base: string,
  tell: Tell,
): readonly KnownOrganisation[] | null {
  if (identity.mode !== 'oidc' || identity.organisations === undefined) return null;
  const file = identity.organisations;
  const regions = [...instance.regions, ...providers.map(({ region }) => region)];
  try {
    const read = readOrganisations(readFileSync(resolve(base, file)), regions);
    if (read.ok) return read.organisations;
    for (const problem of read.problems) tell(`identity.organisations: ${file}: ${problem}`);
  } catch (error) {
    tell(`identity.organisations: cannot read ${file}: ${messageOf(error)}`);
  }
  return null;
}
