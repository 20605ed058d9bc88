/** With which files and which `identity` does a gateway sign in at the simulated CIS2? Laid down in a folder. */
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CIS2_ORGANISATIONS, CIS2_ROLES } from './people';

export const CIS2_CLIENT = 'whole-picture';
const KID = 'whole-picture-1';

export interface LaidCis2 {
  /** The client's public keys, for the provider. */
  readonly jwks: { readonly keys: readonly object[] };
  /** `identity` of the config, for the provider at this address. */
  identity(issuer: string): object;
}

/** Writes a private key and the table of organisations. */
export function layCis2(folder: string): LaidCis2 {
  mkdirSync(folder, { recursive: true });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const [keyFile, organisations] = ['cis2-key.pem', 'organisations.csv'].map((name) => join(folder, name)) as [
    string,
    string,
  ];
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  chmodSync(keyFile, 0o600);
  writeFileSync(organisations, CIS2_ORGANISATIONS, { mode: 0o600 });
  const publicKey = { ...createPublicKey(privateKey).export({ format: 'jwk' }), kid: KID, alg: 'RS512', use: 'sig' };
  return {
    jwks: { keys: [publicKey] },
    identity: (issuer) => ({
      mode: 'oidc',
      profile: 'cis2',
      issuer,
      clientId: CIS2_CLIENT,
      clientAuth: { kind: 'private_key_jwt', keyFile, kid: KID, alg: 'RS512' },
      roles: CIS2_ROLES,
      organisations,
    }),
  };
}
