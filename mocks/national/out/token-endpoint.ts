/**
 * The token endpoint of the national API platform, simulated to the letter: signed assertions, and the exchange of a
 * sign-in's ID token. Source: NHS England, signed JWT authentication; user-restricted APIs with separate
 * authentication; RFC 7523, RFC 8693.
 */
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify, type JSONWebKeySet, type JWTPayload } from 'jose';
import { must, Odd, UUID } from './refused';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ID_TOKEN = 'urn:ietf:params:oauth:token-type:id_token';
const MOST_SECONDS = 300;

export interface TokenEndpointParts {
  /** Its own address, character for character. */
  readonly url: string;
  /** The public keys of each client, by API key or client id. */
  readonly clients: Readonly<Record<string, JSONWebKeySet>>;
  readonly alg: 'RS512' | 'RS384' | 'ES384';
  /** Demanded of the form; absent: none is. */
  readonly scope?: string;
  /** Whose ID tokens are exchanged, and its keys; absent: nobody's are. */
  readonly identity?: { readonly issuer: string; readonly jwks: JSONWebKeySet };
  /** Milliseconds. */
  readonly now: () => number;
  /** Seconds; as text, as the national one writes them. */
  readonly livesSeconds?: number;
}

/** Whom a token speaks for. */
export interface Grant {
  readonly client: string;
  /** The subject of the exchanged ID token; null for the application itself. */
  readonly user: string | null;
  readonly until: number;
}

export interface TokenEndpoint {
  answer(request: Request): Promise<Response>;
  /** Whom this token speaks for; null where it is none, or no longer. */
  granted(token: string): Grant | null;
  /** Every token is void from now on. */
  revokeAll(): void;
  /** No sign-in that was exchanged before is taken again; a newer one is, and the tokens given already. */
  tireOfSignIns(): void;
  /** How often a token was asked for, by grant type. */
  readonly asked: readonly string[];
}

const answerOf = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

/** Whose assertion it is, where every part of it is right. */
async function clientOf(
  { url, clients, alg, now }: TokenEndpointParts,
  used: Set<string>,
  form: URLSearchParams,
): Promise<string> {
  must(form.get('client_assertion_type') === ASSERTION_TYPE, 'client_assertion_type');
  const assertion = form.get('client_assertion') ?? '';
  let header: { readonly alg?: unknown; readonly typ?: unknown; readonly kid?: unknown };
  let claims: JWTPayload;
  try {
    header = decodeProtectedHeader(assertion);
    claims = JSON.parse(Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString('utf8')) as JWTPayload;
  } catch {
    throw new Odd('client_assertion', 401);
  }
  must(header.alg === alg, 'alg', 401);
  must(header.typ === 'JWT', 'typ', 401);
  const { iss, sub, aud, jti, exp } = claims;
  must(typeof iss === 'string' && iss in clients, 'iss', 401);
  must(sub === iss, 'sub', 401);
  must(aud === url, 'aud', 401);
  const jwks = clients[iss] as JSONWebKeySet;
  must(typeof header.kid === 'string' && jwks.keys.some(({ kid }) => kid === header.kid), 'kid', 401);
  const seconds = Math.floor(now() / 1000);
  must(typeof exp === 'number' && exp > seconds && exp - seconds <= MOST_SECONDS, 'exp', 401);
  must(typeof jti === 'string' && UUID.test(jti) && !used.has(jti), 'jti', 401);
  await jwtVerify(assertion, createLocalJWKSet(jwks), { currentDate: new Date(now()) }).catch(() => {
    throw new Odd('signature', 401);
  });
  used.add(jti);
  return iss;
}

/** Whose ID token it is. */
async function userOf({ identity, now }: TokenEndpointParts, form: URLSearchParams): Promise<string> {
  must(form.get('subject_token_type') === ID_TOKEN, 'subject_token_type');
  must(identity !== undefined, 'grant_type');
  const { payload } = await jwtVerify(form.get('subject_token') ?? '', createLocalJWKSet(identity.jwks), {
    issuer: identity.issuer,
    currentDate: new Date(now()),
  }).catch(() => {
    throw new Odd('subject_token');
  });
  must(typeof payload.sub === 'string', 'subject_token');
  return payload.sub;
}

export function createTokenEndpoint(parts: TokenEndpointParts): TokenEndpoint {
  const { scope, now, livesSeconds = 599 } = parts;
  const used = new Set<string>();
  const grants = new Map<string, Grant>();
  const refreshes = new Map<string, Grant>();
  const asked: string[] = [];
  const exchanged = new Set<string>();
  const tiredOf = new Set<string>();

  function given(client: string, user: string | null): Response {
    const token = crypto.randomUUID().replaceAll('-', '');
    const until = now() + livesSeconds * 1000;
    grants.set(token, { client, user, until });
    const refresh = crypto.randomUUID().replaceAll('-', '');
    if (user !== null) refreshes.set(refresh, { client, user, until: now() + 3_600_000 });
    return answerOf(200, {
      access_token: token,
      token_type: 'Bearer',
      expires_in: String(livesSeconds),
      ...(user === null ? {} : { refresh_token: refresh, refresh_token_expires_in: '3599', refresh_count: '0' }),
    });
  }

  async function answered(request: Request): Promise<Response> {
    must(request.method === 'POST', 'method', 405);
    must(request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') === true, 'Content-Type');
    must(UUID.test(request.headers.get('x-request-id') ?? ''), 'X-Request-ID');
    const form = new URLSearchParams(await request.text());
    const grant = form.get('grant_type') ?? '';
    asked.push(grant);
    must(scope === undefined || form.get('scope') === scope, 'scope');
    const client = await clientOf(parts, used, form);
    if (grant === 'client_credentials') return given(client, null);
    if (grant === EXCHANGE) {
      const idToken = form.get('subject_token') ?? '';
      must(!tiredOf.has(idToken), 'subject_token');
      const user = await userOf(parts, form);
      exchanged.add(idToken);
      return given(client, user);
    }
    must(grant === 'refresh_token', 'grant_type');
    const refresh = form.get('refresh_token') ?? '';
    const held = refreshes.get(refresh);
    // it may be used once
    refreshes.delete(refresh);
    must(held?.client === client && held.until > now(), 'refresh_token', 401);
    return given(client, held.user);
  }

  return {
    asked,
    granted(token) {
      const grant = grants.get(token);
      return grant !== undefined && grant.until > now() ? grant : null;
    },
    revokeAll() {
      grants.clear();
    },
    tireOfSignIns() {
      for (const idToken of exchanged) tiredOf.add(idToken);
      refreshes.clear();
    },
    async answer(request) {
      try {
        return await answered(request);
      } catch (error) {
        if (!(error instanceof Odd)) throw error;
        const invalid = error.status === 401 ? 'invalid_client' : 'invalid_request';
        const code = ['refresh_token', 'subject_token'].includes(error.what) ? 'invalid_grant' : invalid;
        return answerOf(error.status, { error: code, error_description: error.what });
      }
    },
  };
}
