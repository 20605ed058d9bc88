/** Which private key proves that we are ourselves, and what of it may everybody know? */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readSecretFile, THE_WORLD } from './secret-file';

/** A public key as others read it. Source: RFC 7517. */
export type PublicJwk = Readonly<Record<string, unknown>> & { readonly kid: string; readonly alg: string };

export interface SigningKey {
  readonly kid: string;
  readonly alg: string;
  /** PKCS #8. INVARIANT: for the signature alone: it stands in no answer, log or audit. */
  readonly pem: string;
  readonly publicJwk: PublicJwk;
}

export type ReadSigningKey =
  { readonly ok: true; readonly key: SigningKey } | { readonly ok: false; readonly problem: string };

/** The named curve of each algorithm of RFC 7518 3.4. */
const CURVES: Readonly<Record<string, string>> = { ES256: 'prime256v1', ES384: 'secp384r1', ES512: 'secp521r1' };
/** Source: RFC 7518 3.3. */
const FEWEST_BITS = 2048;

/** What of this key does not suit the algorithm; null where it does. */
function unsuited({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject, alg: string): string | null {
  const curve = CURVES[alg];
  if (curve !== undefined)
    return type === 'ec' && details?.namedCurve === curve ? null : `holds no key of the curve that ${alg} signs with`;
  if (type !== 'rsa') return `holds no RSA key, which ${alg} signs with`;
  return (details?.modulusLength ?? 0) >= FEWEST_BITS ? null : `holds a key of fewer than ${String(FEWEST_BITS)} bits`;
}

function parsed(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    return null;
  }
}

/**
 * Reads a private key in PEM that nobody but its owner and the owner's group may read. A problem names the path, and
 * nothing of what stands in it.
 */
export function readSigningKey(path: string, kid: string, alg: string): ReadSigningKey {
  const file = readSecretFile(path, THE_WORLD);
  if (!file.ok) return file;
  const key = parsed(file.text);
  if (key === null) return { ok: false, problem: `${path} holds no private key in PEM without a passphrase` };
  const why = unsuited(key, alg);
  if (why !== null) return { ok: false, problem: `${path} ${why}` };
  const publicJwk = { ...createPublicKey(key).export({ format: 'jwk' }), kid, alg, use: 'sig' };
  return { ok: true, key: { kid, alg, pem: String(key.export({ type: 'pkcs8', format: 'pem' })), publicJwk } };
}
