/** What does a token endpoint give for a form? Asked once, in bounded time and bytes; a redirect is a no. */
import { isObject } from '../../src/domain/json';
import { within } from '../../src/gateway/time-limit';
import type { Ports } from '../../src/gateway/ports';
import { credentialError, credentialProblemOf } from './credential-error';

export interface Token {
  readonly token: string;
  /** Milliseconds for which it is good, from the moment that it was asked for. */
  readonly livesMs: number;
  readonly refresh: string | null;
  /** Milliseconds; null where the answer does not say. */
  readonly refreshLivesMs: number | null;
}

/** Milliseconds. A national token endpoint may take long: NHS England advises 15 to 30 s. */
export const TOKEN_TIMEOUT_MS = 15_000;
const MOST_BYTES = 65_536;
/** Where an answer does not say. Source: RFC 6749, 5.1 (the server documents it, or the client asks again). */
const UNSAID_MS = 60_000;
const TOKEN = /^[\x21-\x7e]{1,16384}$/;

/** NHS England's endpoint writes seconds as text. */
function msOf(seconds: unknown): number | null {
  const number = typeof seconds === 'string' && /^\d{1,9}$/.test(seconds) ? Number(seconds) : seconds;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number * 1000 : null;
}

async function bodyOf(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += (chunk as Uint8Array).length;
    if (bytes > MOST_BYTES) throw credentialError('badly-answered');
    chunks.push(chunk as Uint8Array);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return null;
  }
}

function tokenOf(answer: unknown): Token | null {
  if (!isObject(answer)) return null;
  const { access_token: token, token_type: type, refresh_token: refresh } = answer;
  if (typeof token !== 'string' || !TOKEN.test(token)) return null;
  if (type !== undefined && (typeof type !== 'string' || type.toLowerCase() !== 'bearer')) return null;
  return {
    token,
    livesMs: msOf(answer['expires_in']) ?? UNSAID_MS,
    refresh: typeof refresh === 'string' && TOKEN.test(refresh) ? refresh : null,
    refreshLivesMs: msOf(answer['refresh_token_expires_in']),
  };
}

async function asked(fetch: Ports['fetch'], url: string, init: RequestInit): Promise<Token> {
  const response = await fetch(url, init);
  if (response.status !== 200) {
    await response.body?.cancel().catch(() => undefined);
    // RFC 6749, 5.2: 400 or 401 say no; anything else is not an answer of it
    throw credentialError(response.status === 400 || response.status === 401 ? 'refused' : 'badly-answered');
  }
  const token = tokenOf(await bodyOf(response));
  if (token === null) throw credentialError('badly-answered');
  return token;
}

/** Posts the form. Rejects with a credential error, and nothing of what was said. */
export async function askToken(
  fetch: Ports['fetch'],
  url: string,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Token> {
  const stop = new AbortController();
  try {
    return await within(
      TOKEN_TIMEOUT_MS,
      asked(fetch, url, {
        method: 'POST',
        headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(form).toString(),
        // INVARIANT: what proves who we are goes to the address of the config and to no other.
        redirect: 'manual',
        signal: stop.signal,
      }),
    );
  } catch (error) {
    if (credentialProblemOf(error) !== null) throw error;
    throw credentialError(error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable');
  } finally {
    stop.abort();
  }
}
