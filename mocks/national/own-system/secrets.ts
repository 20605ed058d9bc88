/** What do a made-up system and the demo know each other by? Made anew at every start, in a folder of its own. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, type CryptoKey, type JWK } from 'jose';

export interface Secrets {
  /** Of the encrypted links. */
  readonly key: Uint8Array;
  readonly macKey: Uint8Array;
  readonly clientPublicJwk: JWK;
  /** Signs links as JWTs. */
  readonly signing: CryptoKey;
  /** Where the demo's config finds its sides of them. */
  readonly files: {
    readonly key: string;
    readonly macKey: string;
    readonly clientKey: string;
    readonly jwks: string;
  };
}

export const CLIENT_KID = 'demo-launch-1';
export const LINK_KID = 'own-system-1';

/** Writes them into `folder`, for its owner alone. */
export async function makeSecrets(folder: string): Promise<Secrets> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const put = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  };
  const [key, macKey] = [randomBytes(32), randomBytes(32)];
  const client = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const links = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signing = await crypto.subtle.importKey(
    'pkcs8',
    new Uint8Array(links.privateKey.export({ type: 'pkcs8', format: 'der' })),
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['sign'],
  );
  const linkJwk = { ...(await exportJWK(links.publicKey)), kid: LINK_KID, alg: 'ES256', use: 'sig' };
  return {
    key: new Uint8Array(key),
    macKey: new Uint8Array(macKey),
    clientPublicJwk: await exportJWK(client.publicKey),
    signing,
    files: {
      key: put('link.key', key.toString('base64')),
      macKey: put('link-mac.key', macKey.toString('base64')),
      clientKey: put('client.pem', client.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
      jwks: put('own-system.jwks.json', JSON.stringify({ keys: [linkJwk] })),
    },
  };
}
