/**
 * Did the identity provider end somebody's session? `POST /api/identity/backchannel-logout`: by its own signature
 * alone; no cookie is read, and whatever page it comes from is no matter.
 */
import { createRemoteJWKSet, customFetch } from 'jose';
import { auditSignIn } from '../../src/gateway/audit/record';
import type { Call } from '../../src/gateway/call';
import { problem, problemResponse } from '../../src/gateway/http/problem';
import { readLogoutToken, TOKEN_KEPT_MS } from './logout-token';
import { NOT_REACHED } from './refusals';
import { sayNotDescribed, type Signing } from './signing';

export const BACKCHANNEL_PATH = '/api/identity/backchannel-logout';
/** A logout may come before the sign-in that it means is finished. */
const REMEMBERED_MS = 120_000;
const MOST_BYTES = 64 * 1024;

const REFUSED = problem(400, 'logout-refused', 'This is no logout that is taken here.');

/** The one `logout_token` of a form; null for anything else. */
async function tokenOf(request: Request): Promise<string | null> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return null;
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) return null;
  const text = await request.text();
  if (text.length > MOST_BYTES) return null;
  const [token, another] = new URLSearchParams(text).getAll('logout_token');
  return token === undefined || token === '' || another !== undefined ? null : token;
}

/** The provider's keys, fetched when they are first needed; kept, and asked again for a key that is not there. */
export function providerKeys({
  configuration,
  fetch,
}: Pick<Signing, 'configuration' | 'fetch'>): () => Promise<ReturnType<typeof createRemoteJWKSet>> {
  let kept: { readonly address: string; readonly keys: ReturnType<typeof createRemoteJWKSet> } | null = null;
  return async () => {
    const { jwks_uri: address } = (await configuration.get()).serverMetadata();
    if (address === undefined) throw new Error('the identity provider names no keys');
    if (kept?.address !== address)
      kept = {
        address,
        keys: createRemoteJWKSet(new URL(address), {
          timeoutDuration: 5_000,
          ...(fetch === undefined ? {} : { [customFetch]: (url, options) => fetch(url, options) }),
        }),
      };
    return kept.keys;
  };
}

export async function backchannelLogout(signing: Signing, call: Call): Promise<Response> {
  const { gateway, identity, logouts, logoutKeys } = signing;
  const { log } = gateway.ports;
  const refuse = (cause: string): Response => {
    log.info({ cause }, 'a logout of the identity provider was not accepted');
    return problemResponse(BACKCHANNEL_PATH, REFUSED);
  };
  const token = await tokenOf(call.request);
  if (token === null) return refuse('it is no form with one token');
  let read;
  try {
    const issuer = (await signing.configuration.get()).serverMetadata().issuer;
    read = await readLogoutToken(token, {
      issuer,
      clientId: identity.clientId,
      keys: await logoutKeys(),
      now: call.now,
    });
  } catch (error) {
    sayNotDescribed(gateway.ports, error);
    return problemResponse(BACKCHANNEL_PATH, NOT_REACHED);
  }
  if (!read.ok) return refuse(read.cause);
  const until = { remembered: call.now + REMEMBERED_MS, token: call.now + TOKEN_KEPT_MS };
  const ended = await logouts.end(read.logout, until);
  if (ended === 'replayed') return refuse('it was taken before');
  for (const session of ended)
    await auditSignIn(call, 'signed-out', session, { details: { by: 'the identity provider' } });
  log.info({ ended: ended.length }, 'the identity provider ended sessions');
  return new Response(null, { status: 200, headers: { 'Cache-Control': 'no-store' } });
}
