/** How does a browser prove its session? By a signed cookie that no script can read and no other site can send. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SessionTransport } from '../../src/gateway/ports';
import type { CookieKeys } from '../keys/key-ring';

const signature = (key: Uint8Array, name: string, value: string): string =>
  createHmac('sha256', key).update(`${name}=${value}`).digest('base64url');

/** The value with its signature, for a cookie of this name. */
export const sign = (key: Uint8Array, name: string, value: string): string => `${value}.${signature(key, name, value)}`;

/** The value, when it carries its own signature; null when forged, cut or made for another cookie. */
export function unsign(key: Uint8Array, name: string, signed: string): string | null {
  const dot = signed.lastIndexOf('.');
  if (dot < 1) return null;
  const value = signed.slice(0, dot);
  const given = Buffer.from(signed.slice(dot + 1));
  const right = Buffer.from(signature(key, name, value));
  return given.length === right.length && timingSafeEqual(given, right) ? value : null;
}

/** The same under any of several keys: a cookie outlives the rotation of the key that signed it. */
export function unsignByAny(keys: readonly Uint8Array[], name: string, signed: string): string | null {
  for (const key of keys) {
    const value = unsign(key, name, signed);
    if (value !== null) return value;
  }
  return null;
}

/** The one cookie of this name; null when there is none, or when two are sent: then somebody planted one. */
export function cookieOf(request: Request, name: string): string | null {
  const found = (request.headers.get('cookie') ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`));
  return found.length === 1 ? (found[0] ?? '').slice(name.length + 1) : null;
}

export interface CookieMaker {
  /** `__Host-` over https, where browsers enforce Secure, Path=/ and no Domain by the name alone. */
  name(base: string): string;
  /** A Set-Cookie line; null takes the cookie away. */
  line(base: string, value: string | null, sameSite: 'Strict' | 'Lax', seconds?: number): string;
}

export function cookieMaker(secure: boolean): CookieMaker {
  const name = (base: string): string => (secure ? `__Host-${base}` : base);
  return {
    name,
    line(base, value, sameSite, seconds) {
      const age = value === null ? '; Max-Age=0' : seconds === undefined ? '' : `; Max-Age=${String(seconds)}`;
      return `${name(base)}=${value ?? ''}; Path=/; HttpOnly; SameSite=${sameSite}${secure ? '; Secure' : ''}${age}`;
    },
  };
}

const SESSION = 'wp-session';

/** The session as a cookie that ends with the browser; the session's own limits are kept by the gateway. */
export function cookieTransport(keys: CookieKeys, secure: boolean): SessionTransport {
  const cookies = cookieMaker(secure);
  const name = cookies.name(SESSION);
  return {
    read(request) {
      const cookie = cookieOf(request, name);
      return cookie === null ? null : unsignByAny(keys.accepted(), name, cookie);
    },
    write(headers, sessionId) {
      headers.append(
        'Set-Cookie',
        cookies.line(SESSION, sessionId === null ? null : sign(keys.newest(), name, sessionId), 'Strict'),
      );
    },
  };
}
