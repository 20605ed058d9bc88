/** Where is somebody sent to sign in? `GET /api/identity/login`: to the provider, with PKCE, state and nonce. */
import * as client from 'openid-client';
import type { Call } from '../../src/gateway/call';
import { isProblem } from '../../src/gateway/http/problem';
import { assuranceAsked } from './assurance';
import { told } from './refusals';
import { callbackUrl, reached, redirect, type Signing } from './signing';
import { askedSignIn, LOGIN_COOKIE, LOGIN_SECONDS, rememberedAs, type AskedSignIn, type UnderWay } from './under-way';

/** Sends the browser on, and remembers in its cookie what comes back. */
export async function sendOn(
  signing: Signing,
  call: Call,
  provider: client.Configuration,
  asked: AskedSignIn & Pick<UnderWay, 'before'>,
): Promise<Response> {
  const { identity, keys, cookies, cookieName } = signing;
  const underWay: UnderWay = {
    ...asked,
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
    startedAt: call.now,
  };
  const to = client.buildAuthorizationUrl(provider, {
    redirect_uri: callbackUrl(signing, call.request),
    scope: identity.scope,
    state: underWay.state,
    nonce: underWay.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(underWay.verifier),
    code_challenge_method: 'S256',
    ...assuranceAsked(identity),
    ...(asked.prompt === undefined ? {} : { prompt: asked.prompt }),
    ...(asked.hint === undefined ? {} : { login_hint: asked.hint }),
  });
  // Lax, for the browser comes back from another site; it holds nothing but this sign-in.
  return redirect(to.href, cookies.line(LOGIN_COOKIE, rememberedAs(keys, cookieName, underWay), 'Lax', LOGIN_SECONDS));
}

export async function login(signing: Signing, call: Call): Promise<Response> {
  const asked = askedSignIn(new URL(call.request.url));
  if (isProblem(asked)) return told(call.request, asked);
  const provider = await reached(signing);
  if (isProblem(provider)) return told(call.request, provider, asked);
  const before = signing.gateway.ports.transport.read(call.request);
  return sendOn(signing, call, provider, { ...asked, ...(before === null ? {} : { before }) });
}
