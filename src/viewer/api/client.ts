/**
 * How does the viewer ask the gateway under /api? One place, so that every 401 ends the session and nothing is ever
 * cached by the browser.
 */
import type { NobodySignedIn } from '../../domain/api';
import { beforeLeaving, mayAsk } from './certainty';
import { ApiFailure } from './failure';

export type Method = 'GET' | 'POST' | 'DELETE';

export interface ApiAnswer<T> {
  readonly body: T;
  /** The gateway's clock when it answered, milliseconds; ours when it did not say. */
  readonly answeredAt: number;
}

const failureOf = async (response: Response): Promise<ApiFailure> => {
  const body: unknown = await response.json().catch(() => null);
  const error =
    typeof body === 'object' && body !== null && 'error' in body
      ? (body.error as { code?: unknown; message?: unknown })
      : {};
  const retryAfter = Number(response.headers.get('Retry-After'));
  return new ApiFailure(
    response.status,
    typeof error.code === 'string' ? error.code : 'unknown',
    typeof error.message === 'string' ? error.message : '',
    retryAfter || null,
  );
};

/** What the session does with an answer: any good one renews it, a 401 ends it, and may say why. */
export interface SessionKeeper {
  answered(): void;
  refused(): void;
  tooMany(): void;
}

/** What `GET /api/session` answers where nobody is signed in, to the letter. */
const NOBODY = JSON.stringify({ signedIn: false } satisfies NobodySignedIn);
const TOO_MANY = 'too-many-sessions';
/** The same, where a later sign-in of the same user had put an end to the session. */
const NOBODY_ANY_MORE = JSON.stringify({ signedIn: false, ended: TOO_MANY } satisfies NobodySignedIn);

/** Does an answer say that nobody is signed in? Then the session has heard of it. */
function isNobody(text: string, { refused, tooMany }: SessionKeeper): boolean {
  if (text !== NOBODY && text !== NOBODY_ANY_MORE) return false;
  refused();
  if (text === NOBODY_ANY_MORE) tooMany();
  return true;
}

/** The failure of an answer that is none; why the session ended, where it says that, is told first. */
async function failureTold(response: Response, { tooMany }: SessionKeeper): Promise<ApiFailure> {
  const failure = await failureOf(response);
  if (failure.code === TOO_MANY) tooMany();
  return failure;
}

let keeper: SessionKeeper | null = null;

/** Called once by the session's own module. */
export function keepSessionBy(session: SessionKeeper): void {
  keeper = session;
}

/** What may be asked while it is in doubt whose session this is: that very question, and the ways in and out. */
const ABOUT_THE_SESSION: readonly string[] = ['/api/session', '/api/identity'];

/**
 * Asks one route. Resolves with the parsed body (null for 204); rejects with an `ApiFailure` for anything but 2xx.
 * INVARIANT: a 401 ends the session on screen and clears every cache before the caller hears of it. An answer to what
 * was asked
 * before everything was forgotten is heard by nobody.
 */
export async function ask<T>(
  method: Method,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<ApiAnswer<T>> {
  // INVARIANT: nothing is asked where no 401 could end the session.
  if (keeper === null) throw new Error('nobody keeps the session');
  const stillWanted = beforeLeaving();
  const settling = ABOUT_THE_SESSION.includes(path.split('?')[0] ?? '') ? null : mayAsk();
  if (settling !== null) await settling;
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new ApiFailure(0, 'no-answer', '');
  }
  stillWanted();
  if (response.status === 401) keeper.refused();
  if (!response.ok) throw await failureTold(response, keeper);
  const text = await response.text();
  stillWanted();
  // who asks whether somebody is signed in is told so without a refusal; it ends the session all the same
  if (isNobody(text, keeper)) {
    throw new ApiFailure(401, '', '');
  }
  keeper.answered();
  try {
    return {
      body: (text === '' ? null : JSON.parse(text)) as T,
      answeredAt: Date.parse(response.headers.get('Date') ?? '') || Date.now(),
    };
  } catch {
    throw new ApiFailure(502, 'bad-answer', '');
  }
}

export const get = async <T>(path: string, signal?: AbortSignal): Promise<T> =>
  (await ask<T>('GET', path, undefined, signal)).body;
export const post = async <T>(path: string, body?: unknown): Promise<T> =>
  (await ask<T>('POST', path, body ?? {})).body;
export const remove = async <T>(path: string): Promise<T> => (await ask<T>('DELETE', path)).body;
