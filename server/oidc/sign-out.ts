/**
 * Where does somebody who signs out here sign out too? At the identity provider: else whoever comes next to the desk is
 * back as them, without a password. Source: OpenID Connect RP-Initiated Logout 1.0.
 */
import * as client from 'openid-client';
import { audit } from '../../src/gateway/audit/record';
import type { Call } from '../../src/gateway/call';
import { isOwnOrigin } from '../../src/domain/own-origin';
import { problem, problemResponse } from '../../src/gateway/http/problem';
import type { Session } from '../../src/gateway/ports';
import { currentSession, endSession } from '../../src/gateway/session/session';
import { within } from '../../src/gateway/time-limit';
import { openToken } from '../keys/sealed-token';
import type { Signing } from './signing';

export const LOGOUT_PATH = '/api/identity/logout';
/** Milliseconds that the way out waits for the provider's addresses; who signs out does not wait for longer. */
const WAIT_MS = 2_000;

const CROSS_SITE = problem(403, 'cross-site', 'This request came from another site and was refused.');

/** `origin`: where browsers reach us; the provider checks it against the address registered with it. */
function addressFor({ identity, keys }: Signing, provider: client.Configuration, session: Session, origin: string) {
  const { vouched } = session;
  if (vouched === undefined || provider.serverMetadata().end_session_endpoint === undefined) return null;
  const owner = { issuer: vouched.issuer, subject: vouched.subject, kind: 'id-token' } as const;
  const hint = vouched.sealedIdToken === undefined ? null : openToken(keys, owner, vouched.sealedIdToken);
  return client.buildEndSessionUrl(provider, {
    client_id: identity.clientId,
    post_logout_redirect_uri: new URL('/', origin).href,
    ...(hint === null ? {} : { id_token_hint: hint }),
  }).href;
}

/**
 * The provider's own address of the end of this session; null where it has none, or does not say in time. INVARIANT:
 * never rejects: whoever signs out is signed out here, whatever the provider does.
 */
export async function logoutUrlOf(signing: Signing, session: Session, origin: string): Promise<string | null> {
  try {
    return addressFor(signing, await within(WAIT_MS, signing.configuration.get()), session, origin);
  } catch {
    return null;
  }
}

/** `GET /api/identity/logout`: a link that signs out. INVARIANT: from our own pages alone: no other site signs out. */
export async function logout(signing: Signing, call: Call): Promise<Response> {
  const { config, ports } = signing.gateway;
  if (!isOwnOrigin(call.request, config.publicUrl)) return problemResponse(LOGOUT_PATH, CROSS_SITE);
  const session = await currentSession(call);
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  ports.transport.write(headers, null);
  let to: string | null = null;
  if (session !== null) {
    await endSession(signing.gateway, session.id);
    await audit({ ...call, session }, 'signed-out');
    to = await logoutUrlOf(signing, session, config.publicUrl ?? call.request.url);
  }
  headers.set('Location', to ?? '/');
  return new Response(null, { status: 302, headers });
}
