/** Is this a logout that the identity provider tells of? Source: OIDC Back-Channel Logout 1.0, 2.4 and 2.6. */
import { errors, jwtVerify, type createRemoteJWKSet, type JWTPayload } from 'jose';
import { isObject } from '../../src/domain/json';
import type { Logout } from '../database/logout-store';

/** INVARIANT: signed by the provider's own key: never unsigned, and never by a secret that others share. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** `logout+jwt` is what the specification recommends; older providers say `JWT`, or nothing. */
const TYPES: readonly unknown[] = [undefined, 'JWT', 'jwt', 'logout+jwt', 'application/logout+jwt'];
/** Seconds by which the clocks of the two may differ. */
const SKEW = 60;
/** Seconds after which a logout is no longer taken; a token is remembered for longer. */
const MOST_AGE = 600;
export const TOKEN_KEPT_MS = (MOST_AGE + 2 * SKEW) * 1000;
const LONGEST_NAME = 1024;

export interface Expected {
  readonly issuer: string;
  readonly clientId: string;
  readonly keys: ReturnType<typeof createRemoteJWKSet>;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export type ReadLogout =
  | { readonly ok: true; readonly logout: Logout }
  /** `cause` for the log, in fixed words. */
  | { readonly ok: false; readonly cause: string };

const refused = (cause: string): ReadLogout => ({ ok: false, cause });

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST_NAME;

function readClaims(claims: JWTPayload, issuer: string): ReadLogout {
  const { events, jti, sub, sid, iat } = claims as Readonly<Record<string, unknown>>;
  if (!isObject(events) || !isObject(events[EVENT])) return refused('it tells of no logout');
  if (Object.hasOwn(claims, 'nonce')) return refused('it holds a nonce, as a token of a sign-in does');
  if (!isName(jti)) return refused('it has no name of its own (jti)');
  if (typeof iat !== 'number') return refused('it does not say when it was made');
  if (sub !== undefined && !isName(sub)) return refused('its subject cannot be read');
  if (sid !== undefined && !isName(sid)) return refused('its session cannot be read');
  if (sub === undefined && sid === undefined) return refused('it names neither a session nor a user');
  return {
    ok: true,
    logout: {
      issuer,
      jti,
      issuedAt: iat,
      ...(sub === undefined ? {} : { subject: sub }),
      ...(sid === undefined ? {} : { sid }),
    },
  };
}

/** Errors that are the token's; anything else is that the keys could not be had. */
const OF_THE_TOKEN: readonly (readonly [new (...given: never[]) => Error, string])[] = [
  [errors.JWTExpired, 'it has expired'],
  [errors.JWTClaimValidationFailed, 'a claim of it is another than the one expected'],
  [errors.JOSEAlgNotAllowed, 'it is not signed, or in a way that is not taken'],
  [errors.JWSSignatureVerificationFailed, 'its signature is not the provider’s'],
  [errors.JWKSNoMatchingKey, 'its signature is by no key that the provider publishes'],
  [errors.JWKSMultipleMatchingKeys, 'it does not say by which key it is signed'],
  [errors.JWTInvalid, 'it is no token'],
  [errors.JWSInvalid, 'it is no token'],
  [errors.JOSENotSupported, 'it is written in a way that is not taken'],
];

/** Reads a logout token. Rejects where the provider's keys cannot be had. */
export async function readLogoutToken(token: string, { issuer, clientId, keys, now }: Expected): Promise<ReadLogout> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer,
      audience: clientId,
      algorithms: ALGORITHMS,
      clockTolerance: SKEW,
      maxTokenAge: MOST_AGE,
      currentDate: new Date(now),
    });
    if (!TYPES.includes(protectedHeader.typ)) return refused('it is a token of another kind');
    return readClaims(payload, issuer);
  } catch (error) {
    const known = OF_THE_TOKEN.find(([kind]) => error instanceof kind);
    if (known === undefined) throw error;
    return refused(known[1]);
  }
}
