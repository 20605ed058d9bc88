/** How does this page ask the program behind it? One place, so that a session that ended is met everywhere alike. */
import type { Refused } from '../../secondary/shapes/http';

export class Refusal extends Error {
  constructor(
    /** HTTP status; 0 when nothing answered. */
    readonly status: number,
    readonly code: string,
    message: string,
    readonly rules: readonly string[] = [],
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

async function refusalOf(response: Response): Promise<Refusal> {
  const body = (await response.json().catch(() => null)) as Partial<Refused> | null;
  const retry = Number(response.headers.get('Retry-After'));
  return new Refusal(
    response.status,
    body?.error?.code ?? 'unknown',
    body?.error?.message ?? '',
    body?.error?.rules ?? [],
    retry || null,
  );
}

let ended: () => void = () => undefined;
let answered: () => void = () => undefined;

/** What is done when an answer says that nobody is signed in, and when one renews the session. */
export function keepSession(keeper: { readonly ended: () => void; readonly answered: () => void }): void {
  ({ ended, answered } = keeper);
}

/** Rejects with a `Refusal` for anything but 2xx. INVARIANT: nothing is kept by the browser. */
async function ask<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Refusal(0, 'no-answer', '');
  }
  if (response.status === 401) ended();
  if (!response.ok) throw await refusalOf(response);
  answered();
  const text = await response.text();
  try {
    return (text === '' ? null : JSON.parse(text)) as T;
  } catch {
    throw new Refusal(502, 'bad-answer', '');
  }
}

export const get = <T>(path: string): Promise<T> => ask('GET', path);
export const post = <T>(path: string, body: unknown = {}): Promise<T> => ask('POST', path, body);
export const remove = (path: string): Promise<null> => ask('DELETE', path);
