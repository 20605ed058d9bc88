/**
 * Where may the addresses lie that an identity provider gives for itself? On its own origin, and on those that the
 * config names: OpenID Connect Discovery allows any, and then whoever can change one document is sent users and tokens.
 */
import type { ServerMetadata } from 'openid-client';
import type { OidcIdentity } from './claims';

/** Addresses that a sign-in, or the way out, uses. */
const ALWAYS = ['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'end_session_endpoint'] as const;

/** Whether what the config maps is read from userinfo. */
export const readsUserinfo = (identity: OidcIdentity): boolean =>
  identity.profile === 'cis2' || identity.claimsFrom === 'userinfo';

/** Names of the addresses that lie elsewhere; one that is not given, or is not used, is no matter. */
export function elsewhere(identity: OidcIdentity, said: Readonly<Record<string, unknown>>): readonly string[] {
  const origins = [identity.issuer, ...(identity.origins ?? [])].map((url) => new URL(url).origin);
  const used = [...ALWAYS, ...(readsUserinfo(identity) ? (['userinfo_endpoint'] as const) : [])];
  return used.filter((name: keyof ServerMetadata) => {
    const url = said[name];
    return (
      url !== undefined && !(typeof url === 'string' && URL.canParse(url) && origins.includes(new URL(url).origin))
    );
  });
}

/** It names addresses of which the config knows nothing. */
export class ElsewhereError extends Error {
  constructor(readonly names: readonly string[]) {
    super('addresses of the identity provider lie elsewhere');
  }
}
