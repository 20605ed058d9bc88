/** An identity provider of the tests’ own, over HTTP: it vouches for whom it is told to, and fails as it is told to. */
import { createHash, randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { listen } from '../../../server/host';

export const CLIENT = 'whole-picture';
export const SECRET = 'client-secret';
export const SECRET_AUTH = { kind: 'secret', secret: SECRET } as const;

export interface Issuer {
  readonly origin: string;
  close(): Promise<void>;
  /** What it says of the next person. */
  said: Record<string, unknown>;
  /** In place of a code, what it answers a browser that may not be asked; null where it gives a code. */
  refuses: string | null;
  /** What it was asked at `/authorize`, the last first. */
  readonly asked: URLSearchParams[];
  /** What it says at userinfo; the subject unless told otherwise. */
  info: Record<string, unknown>;
  fault:
    'none' | 'wrong-key' | 'wrong-nonce' | 'wrong-audience' | 'wrong-issuer' | 'expired' | 'unsigned' | 'by-secret';
  /** Signs these claims as it signs its own; `forged`: by another key. */
  sign(claims: Record<string, unknown>, header?: Record<string, unknown>, forged?: boolean): Promise<string>;
  /** In place of the token, or of the keys that it is verified by; null where it answers. */
  away: { readonly path: string; readonly answer: () => Response } | null;
}

interface Grant {
  readonly challenge: string;
  readonly nonce: string;
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
export const unsigned = (claims: unknown, header: object = {}): string =>
  `${part({ alg: 'none', ...header })}.${part(claims)}.`;

export async function startIssuer(): Promise<Issuer> {
  const pair = await generateKeyPair('RS256');
  const forging = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k', alg: 'RS256', use: 'sig' };
  const grants = new Map<string, Grant>();

  async function token(request: Request): Promise<Response> {
    const form = new URLSearchParams(await request.text());
    const grant = grants.get(form.get('code') ?? '');
    grants.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (grant?.challenge !== challenge || form.get('client_id') !== CLIENT || form.get('client_secret') !== SECRET)
      return Response.json({ error: 'invalid_grant' }, { status: 400 });
    const now = Math.floor(Date.now() / 1000);
    const { fault } = issuer;
    const claims = {
      auth_time: now,
      ...issuer.said,
      nonce: fault === 'wrong-nonce' ? 'other' : grant.nonce,
      iss: fault === 'wrong-issuer' ? 'https://other.example' : issuer.origin,
      aud: fault === 'wrong-audience' ? 'somebody-else' : CLIENT,
      iat: fault === 'expired' ? now - 7200 : now,
      exp: fault === 'expired' ? now - 3600 : now + 300,
    };
    const idToken =
      fault === 'unsigned'
        ? unsigned(claims)
        : fault === 'by-secret'
          ? await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(SECRET))
          : await issuer.sign(claims, {}, fault === 'wrong-key');
    return Response.json({ access_token: 'a', token_type: 'Bearer', id_token: idToken });
  }

  function authorize(url: URL): Response {
    issuer.asked.unshift(url.searchParams);
    const code = randomBytes(8).toString('hex');
    grants.set(code, {
      challenge: url.searchParams.get('code_challenge') ?? '',
      nonce: url.searchParams.get('nonce') ?? '',
    });
    const back = new URL(url.searchParams.get('redirect_uri') ?? '');
    const state = url.searchParams.get('state') ?? '';
    const error = issuer.refuses;
    back.search = new URLSearchParams(error === null ? { code, state } : { error, state }).toString();
    return Response.redirect(back.href, 302);
  }

  function issue(request: Request): Response | Promise<Response> {
    const url = new URL(request.url);
    const at = (path: string): string => `${issuer.origin}${path}`;
    if (issuer.away?.path === url.pathname) return issuer.away.answer();
    if (url.pathname === '/.well-known/openid-configuration')
      return Response.json({
        issuer: issuer.origin,
        authorization_endpoint: at('/authorize'),
        token_endpoint: at('/token'),
        jwks_uri: at('/jwks'),
        userinfo_endpoint: at('/userinfo'),
        end_session_endpoint: at('/end'),
        response_types_supported: ['code'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    if (url.pathname === '/userinfo') return Response.json({ sub: issuer.said['sub'], ...issuer.info });
    if (url.pathname === '/jwks') return Response.json({ keys: [jwk] });
    if (url.pathname === '/authorize') return authorize(url);
    return token(request);
  }

  const listening = await listen(issue, '127.0.0.1', 0);
  if (!listening.ok) throw new Error(listening.problem);
  const issuer: Issuer = {
    origin: listening.origin,
    close: () => listening.close(0),
    said: {},
    info: {},
    sign: (claims, header = {}, forged = false) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: 'k', ...header })
        .sign(forged ? forging.privateKey : pair.privateKey),
    refuses: null,
    asked: [],
    fault: 'none',
    away: null,
  };
  return issuer;
}
