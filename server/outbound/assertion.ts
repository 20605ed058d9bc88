/**
 * How do we prove to a token endpoint who we are? A short statement signed with our key. Source: RFC 7523; NHS England,
 * signed JWT authentication; SMART Backend Services.
 */
import { randomUUID, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';

export interface AssertionParts {
  readonly alg: 'RS512' | 'RS384' | 'ES384';
  readonly kid: string;
  readonly key: KeyObject;
  /** Both `iss` and `sub`: the API key, or the client's id. */
  readonly client: string;
  /** The token endpoint's address, character for character. */
  readonly audience: string;
  /** Milliseconds. */
  readonly now: number;
}

/** Shorter than the five minutes that are allowed, so that a clock that is a little off is no reason to be refused. */
const LIVES_SECONDS = 240;

export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** A new one for every request: its `jti` is used once. */
export function clientAssertion({ alg, kid, key, client, audience, now }: AssertionParts): Promise<string> {
  const seconds = Math.floor(now / 1000);
  return new SignJWT({})
    .setProtectedHeader({ alg, typ: 'JWT', kid })
    .setIssuer(client)
    .setSubject(client)
    .setAudience(audience)
    .setJti(randomUUID())
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + LIVES_SECONDS)
    .sign(key);
}

/** True where the key can sign that way. */
export function canSign(key: KeyObject, alg: AssertionParts['alg']): boolean {
  if (alg === 'ES384') return key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'secp384r1';
  return key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
}
