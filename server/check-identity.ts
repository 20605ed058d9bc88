/** Does the identity provider answer, is it the one that the config names, and does it know us? */
import { isObject } from '../src/domain/json';
import { ill, well, whyNot, getJson, type Fetch, type Outcome } from './check-answers';
import type { ServerConfig } from './config';
import { CALLBACK_PATH } from './oidc/sign-in';

/** Errors of RFC 6749 5.2 by which a client is not known, or not by this secret. */
const NOT_KNOWN: readonly unknown[] = ['invalid_client', 'unauthorized_client'];

/**
 * Whether it takes our client: a code that nobody was given is asked for. Who knows the client refuses the code; who
 * does not refuses the client first (RFC 6749 5.2). Null: that it does.
 */
async function takesUs(fetch: Fetch, tokenUrl: string, config: ServerConfig, clientId: string): Promise<string | null> {
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code: 'config-check',
    redirect_uri: new URL(CALLBACK_PATH, config.gateway.publicUrl ?? 'http://127.0.0.1').href,
    code_verifier: 'config-check-'.repeat(4),
    client_id: clientId,
    ...(config.clientSecret === null ? {} : { client_secret: config.clientSecret }),
  });
  const answer = await fetch(tokenUrl, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body: form.toString(),
  });
  const said: unknown = await answer.json().catch(() => null);
  const error = isObject(said) ? said['error'] : undefined;
  if (answer.status === 401 || NOT_KNOWN.includes(error)) return 'does not take this clientId with this secret';
  return answer.status === 400 && typeof error === 'string'
    ? null
    : `its token address answered ${String(answer.status)}, where a made-up code should be refused`;
}

/** The addresses, the keys, and the client. INVARIANT: the secret goes to the issuer's own token address alone. */
export async function identity(fetch: Fetch, config: ServerConfig): Promise<Outcome> {
  if (config.identity.mode === 'demo') return well(`demo sign-in, ${String(config.identity.users.length)} users`);
  const issuer = config.identity.issuer.replace(/\/$/, '');
  const asked = await getJson(fetch, `${issuer}/.well-known/openid-configuration`);
  if (!asked.ok) return ill(whyNot(asked));
  const said = isObject(asked.value) ? asked.value : {};
  if (typeof said['issuer'] !== 'string' || said['issuer'].replace(/\/$/, '') !== issuer)
    return ill('answered, but calls itself another issuer');
  const named = new Map<string, URL>();
  for (const name of ['authorization_endpoint', 'token_endpoint', 'jwks_uri']) {
    const url = said[name];
    if (typeof url !== 'string' || !URL.canParse(url)) return ill(`answered, but names no ${name}`);
    if (issuer.startsWith('https:') && !url.startsWith('https:')) return ill(`answered, but its ${name} is not https`);
    named.set(name, new URL(url));
  }
  const keys = await getJson(fetch, named.get('jwks_uri')?.href ?? issuer);
  if (!keys.ok) return ill(`answered, but its keys: ${whyNot(keys)}`);
  const why = await takesUs(fetch, named.get('token_endpoint')?.href ?? '', config, config.identity.clientId);
  return why === null ? well('answered, so do its keys, and it takes our client') : ill(`answered, but ${why}`);
}
