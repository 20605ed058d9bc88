/** By which public keys is checked what we signed? `GET /.well-known/jwks.json`. Source: RFC 7517. */
import { NOT_FOUND, problem, problemResponse } from '../../src/gateway/http/problem';
import type { PublicJwk } from '../keys/signing-key';

export const JWKS_PATH = '/.well-known/jwks.json';

const WRONG_METHOD = problem(405, 'wrong-method', 'Use GET.', { Allow: 'GET' });

export const isJwksPath = (target: string): boolean => target.split('?', 1)[0] === JWKS_PATH;

/** The keys; there is nothing where none are configured. */
export function jwksAnswer(keys: readonly PublicJwk[], { method }: Request): Response {
  if (method !== 'GET') return problemResponse(JWKS_PATH, WRONG_METHOD);
  if (keys.length === 0) return problemResponse(JWKS_PATH, NOT_FOUND);
  return new Response(JSON.stringify({ keys }), {
    headers: { 'Content-Type': 'application/jwk-set+json', 'Cache-Control': 'public, max-age=300' },
  });
}
