/** What is remembered of a sign-in under way, where may it be asked to lead, and by which words of the address? */
import { problem, type Problem } from '../../src/gateway/http/problem';
import type { Call } from '../../src/gateway/call';
import { cookieOf, sign, unsignByAny } from '../http/cookie';
import type { CookieKeys } from '../keys/key-ring';

export const LOGIN_COOKIE = 'wp-login';
/** Seconds somebody may take at the identity provider. */
export const LOGIN_SECONDS = 600;

/**
 * Where the browser goes once somebody is signed in. INVARIANT: chosen by name from this list, never by an address: no
 * link leads through our sign-in to elsewhere.
 */
const PLACES = { launch: '/launch/opening', record: '/record' } as const;
type Place = keyof typeof PLACES;

/** Whether the session that began it is to go on, vouched for anew, with what it holds open. */
export const renews = ({ next }: AskedSignIn): boolean => next === 'record';

/** What an identity provider may be asked by `prompt`. Source: OpenID Connect Core 3.1.2.1. */
const PROMPTS = ['none', 'login'] as const;
export type Prompt = (typeof PROMPTS)[number];

const MOST_HINT = 256;

export interface AskedSignIn {
  readonly next?: Place;
  readonly prompt?: Prompt;
  /** Who is expected to sign in, for the identity provider alone; it never decides who did. */
  readonly hint?: string;
}

export interface UnderWay extends AskedSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** The session of this browser when the sign-in began: the way back comes from another site, without its cookie. */
  readonly before?: string;
}

const bad = (name: string): Problem => problem(400, 'bad-input', `${name}: this is not taken here.`);

const isPlace = (name: string): name is Place => Object.hasOwn(PLACES, name);
const isPrompt = (name: string): name is Prompt => (PROMPTS as readonly string[]).includes(name);

/** Reads `next`, `prompt` and `login_hint` of `GET /api/identity/login`; anything else in them is refused whole. */
export function askedSignIn(url: URL): AskedSignIn | Problem {
  const names = ['next', 'prompt', 'login_hint'] as const;
  const doubled = names.find((name) => url.searchParams.getAll(name).length > 1);
  if (doubled !== undefined) return bad(doubled);
  const [next, prompt, hint] = names.map((name) => url.searchParams.get(name) ?? undefined);
  if (next !== undefined && !isPlace(next)) return bad('next');
  if (prompt !== undefined && !isPrompt(prompt)) return bad('prompt');
  if (hint !== undefined && (hint.length === 0 || hint.length > MOST_HINT || /\p{C}/u.test(hint)))
    return bad('login_hint');
  return {
    ...(next === undefined ? {} : { next }),
    ...(prompt === undefined ? {} : { prompt }),
    ...(hint === undefined ? {} : { hint }),
  };
}

/** The page that comes after the sign-in. */
export const placeAfter = ({ next }: AskedSignIn): string => (next === undefined ? '/' : PLACES[next]);

/** The cookie's value: signed, so that nobody but us wrote it. */
export const rememberedAs = (keys: CookieKeys, cookieName: string, underWay: UnderWay): string =>
  sign(keys.newest(), cookieName, Buffer.from(JSON.stringify(underWay)).toString('base64url'));

/** The sign-in that this browser began here, in time; null otherwise. */
export function begunBy(keys: CookieKeys, cookieName: string, call: Call): UnderWay | null {
  const cookie = cookieOf(call.request, cookieName);
  const value = cookie === null ? null : unsignByAny(keys.accepted(), cookieName, cookie);
  if (value === null) return null;
  const underWay = JSON.parse(Buffer.from(value, 'base64url').toString()) as UnderWay;
  return call.now - underWay.startedAt <= LOGIN_SECONDS * 1000 ? underWay : null;
}
