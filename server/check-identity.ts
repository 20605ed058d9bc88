/** Does the identity provider answer, is it the one that the config names, and does it know us? */
import { isObject } from '../src/domain/json';
import { ill, well, whyNot, getJson, type Fetch, type Outcome } from './check-answers';
import type { ServerConfig } from './config';
import { elsewhere, readsUserinfo } from './oidc/addresses';
import { clientAuthFor } from './oidc/client-auth';
import type { OidcIdentity as Oidc } from './oidc/claims';
import { CALLBACK_PATH } from './oidc/sign-in';

interface Provider {
  readonly issuer: string;
  readonly token_endpoint: string;
}

/** Errors of RFC 6749 5.2 by which a client is not known, or not by this secret. */
const NOT_KNOWN: readonly unknown[] = ['invalid_client', 'unauthorized_client'];

/**
 * Whether it takes our client: a code that nobody was given is asked for. Who knows the client refuses the code; who
 * does not refuses the client first (RFC 6749 5.2). Null: that it does.
 */
async function takesUs(fetch: Fetch, provider: Provider, config: ServerConfig, identity: Oidc): Promise<string | null> {
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code: 'config-check',
    redirect_uri: new URL(CALLBACK_PATH, config.gateway.publicUrl ?? 'http://127.0.0.1').href,
    code_verifier: 'config-check-'.repeat(4),
  });
  const headers = new Headers({ 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' });
  const prove = clientAuthFor(() => config.clientAuth, identity.profile === 'cis2' ? 'token-endpoint' : 'issuer');
  await prove({ ...provider }, { client_id: identity.clientId }, form, headers);
  const answer = await fetch(provider.token_endpoint, {
    method: 'POST',
    redirect: 'manual',
    headers: Object.fromEntries(headers),
    body: form.toString(),
  });
  const said: unknown = await answer.json().catch(() => null);
  const error = isObject(said) ? said['error'] : undefined;
  const by = config.clientAuth.kind === 'private_key_jwt' ? 'key' : 'secret';
  if (answer.status === 401 || NOT_KNOWN.includes(error)) return `does not take this clientId with this ${by}`;
  return answer.status === 400 && typeof error === 'string'
    ? null
    : `its token address answered ${String(answer.status)}, where a made-up code should be refused`;
}

/** What it must name for this config, beyond what every one must. */
const alsoNamed = (identity: Oidc): readonly string[] => (readsUserinfo(identity) ? ['userinfo_endpoint'] : []);

/** The addresses, the keys, and the client. INVARIANT: our proof goes to the issuer's own token address alone. */
export async function identity(fetch: Fetch, config: ServerConfig): Promise<Outcome> {
  if (config.identity.mode === 'demo') return well(`demo sign-in, ${String(config.identity.users.length)} users`);
  const issuer = config.identity.issuer.replace(/\/$/, '');
  const asked = await getJson(fetch, `${issuer}/.well-known/openid-configuration`);
  if (!asked.ok) return ill(whyNot(asked));
  const said = isObject(asked.value) ? asked.value : {};
  if (typeof said['issuer'] !== 'string' || said['issuer'].replace(/\/$/, '') !== issuer)
    return ill('answered, but calls itself another issuer');
  const named = new Map<string, URL>();
  for (const name of ['authorization_endpoint', 'token_endpoint', 'jwks_uri', ...alsoNamed(config.identity)]) {
    const url = said[name];
    if (typeof url !== 'string' || !URL.canParse(url)) return ill(`answered, but names no ${name}`);
    if (issuer.startsWith('https:') && !url.startsWith('https:')) return ill(`answered, but its ${name} is not https`);
    named.set(name, new URL(url));
  }
  const away = elsewhere(config.identity, said);
  if (away.length > 0)
    return ill(`answered, but ${away.join(', ')}: on an origin that is not its own, and not in identity.origins`);
  const keys = await getJson(fetch, named.get('jwks_uri')?.href ?? issuer);
  if (!keys.ok) return ill(`answered, but its keys: ${whyNot(keys)}`);
  const provider = { issuer: said['issuer'], token_endpoint: named.get('token_endpoint')?.href ?? '' };
  const why = await takesUs(fetch, provider, config, config.identity);
  if (why !== null) return ill(`answered, but ${why}`);
  const places = config.organisations === null ? '' : `; ${String(config.organisations.length)} organisations`;
  return well(`answered, so do its keys, and it takes our client${places}`);
}
