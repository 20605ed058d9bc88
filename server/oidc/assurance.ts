/** Did the user prove who they are well enough, and lately enough? Source: OpenID Connect Core 2. */
import type { Claims } from './claim-paths';
import type { OidcIdentity } from './claims';
import type { UnderWay } from './under-way';

/** Seconds by which the clocks of the two may differ. */
const SKEW = 60;

export const WEAK = {
  'acr-missing': 'the ID token does not say how the user was authenticated',
  'acr-not-accepted': 'the user was authenticated in a way that is not accepted',
  'auth-time-missing': 'the ID token does not say when the user was authenticated',
  'auth-time-past': 'the user was authenticated too long ago',
} as const;
export type Weak = keyof typeof WEAK;

/** What `acr` must be one of; null where nobody asks. */
const acceptedBy = ({ acr, acrValues }: OidcIdentity): readonly string[] | null =>
  acr ?? acrValues?.split(/\s+/) ?? null;

/** Seconds since the epoch before which an authentication is too old; null where none is. */
function notBefore({ maxAgeSeconds }: OidcIdentity, { prompt, startedAt }: UnderWay): number | null {
  const began = startedAt / 1000;
  if (prompt === 'login') return began - SKEW;
  return maxAgeSeconds === undefined ? null : began - maxAgeSeconds - SKEW;
}

/** Why the way in which the user was authenticated is not enough; null where it is. */
export function weaknessOf(claims: Claims, identity: OidcIdentity, underWay: UnderWay): Weak | null {
  const accepted = acceptedBy(identity);
  const acr = claims['acr'];
  if (accepted !== null) {
    if (typeof acr !== 'string' || acr === '') return 'acr-missing';
    if (!accepted.includes(acr)) return 'acr-not-accepted';
  }
  const least = notBefore(identity, underWay);
  if (least === null) return null;
  const at = claims['auth_time'];
  // asked to ask again: not every provider says when it did; asked for an age, each must
  if (at === undefined && identity.maxAgeSeconds === undefined) return null;
  if (typeof at !== 'number' || !Number.isFinite(at)) return 'auth-time-missing';
  return at < least ? 'auth-time-past' : null;
}

/** What the identity provider is asked for, of these. */
export const assuranceAsked = ({ acrValues, maxAgeSeconds }: OidcIdentity): Readonly<Record<string, string>> => ({
  ...(acrValues === undefined ? {} : { acr_values: acrValues }),
  ...(maxAgeSeconds === undefined ? {} : { max_age: String(maxAgeSeconds) }),
});
