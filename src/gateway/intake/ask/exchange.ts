/**
 * How is a server asked so that it can neither hang, flood nor redirect us? One exchange has one clock and one
 * allowance of bytes.
 */
import type { Hold } from '../../bytes-in-hand';
import { failureOf } from '../../failures';
import type { AskProblem } from '../../happenings';
import type { Ports } from '../../ports';
import { below, ownAddress } from './own-address';
import { answerJson } from '../clean/answer-json';

export type AskFailure =
  /** Nobody answered. */
  | 'network'
  /** The exchange's time is over, or the caller went away. */
  | 'time'
  /** More bytes than allowed. */
  | 'bytes'
  /** Not a 200, or a redirect. */
  | 'status'
  /** A 200 that is no JSON. */
  | 'unreadable';

export type Asked<T> =
  | { readonly ok: true; readonly value: T; readonly url: string }
  | {
      readonly ok: false;
      readonly why: AskFailure;
      readonly status: number | null;
      readonly body: unknown;
      readonly retryAfter?: string;
    };

export interface RawBody {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string | null;
}

export interface Exchange {
  /** GET of a path below the base, read as JSON. */
  get(path: string): Promise<Asked<unknown>>;
  /** GET of an absolute address, which must be the server's own. */
  follow(url: string, accept?: string): Promise<Asked<RawBody>>;
  followJson(url: string): Promise<Asked<unknown>>;
  post(path: string, body: unknown): Promise<Asked<unknown>>;
  /** The last thing that went wrong in it, for whoever runs the product; null where nothing did. */
  problem(): AskProblem | null;
  /** Ends the exchange: stops its clock, and whatever it is still asking. */
  close(): void;
}

export interface ExchangeLimits {
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** Beside those of every question. */
  readonly headers?: Readonly<Record<string, string>>;
}

const FHIR_JSON = 'application/fhir+json';

const failed = (why: AskFailure, status: number | null = null, body: unknown = null): Asked<never> => ({
  ok: false,
  why,
  status,
  body,
});

function joined(chunks: readonly Uint8Array<ArrayBuffer>[], length: number): Uint8Array<ArrayBuffer> {
  const [only] = chunks;
  if (chunks.length === 1 && only) return only;
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** The one clock and the one allowance of an exchange. */
interface Allowance {
  readonly fetch: Ports['fetch'];
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Aborted when the time is over, the caller has gone or the exchange is closed. */
  readonly signal: AbortSignal;
  /** Resolves when the signal is aborted, since a fetch or a body may not heed it. */
  readonly ended: Promise<'ended'>;
  bytesLeft: number;
  /** What is held over all users together; absent where nobody counts. */
  readonly hold: Hold | null;
  problem: AskProblem | null;
  /** Where it was not asked for want of a credential. */
  credential: 'no-credential' | 'sign-in-again' | null;
}

/** What a failed ask is called in the log. A person whom a server does not know is no failure of it. */
const KINDS: Readonly<Record<AskFailure, AskProblem['kind']>> = {
  network: 'unreachable',
  time: 'timeout',
  bytes: 'too-large',
  status: 'refused',
  unreadable: 'badly-answered',
};

const kindOf = ({ why, status }: { readonly why: AskFailure; readonly status: number | null }): AskProblem['kind'] =>
  status === 429 ? 'busy' : KINDS[why];

function noted<T>(allowance: Allowance, asked: Asked<T>): Asked<T> {
  if (!asked.ok)
    allowance.problem = {
      kind: (asked.why === 'network' ? allowance.credential : null) ?? kindOf(asked),
      ...(asked.status === null ? {} : { status: asked.status }),
    };
  return asked;
}

function whenAborted(signal: AbortSignal): Promise<'ended'> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve('ended');
    else
      signal.addEventListener(
        'abort',
        () => {
          resolve('ended');
        },
        { once: true },
      );
  });
}

/** The body of an answer, counted against the allowance as it arrives. */
async function readBody(allowance: Allowance, response: Response): Promise<Uint8Array<ArrayBuffer> | AskFailure> {
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    let part: Awaited<ReturnType<typeof reader.read>> | 'ended';
    try {
      part = await Promise.race([reader.read(), allowance.ended]);
    } catch {
      return allowance.signal.aborted ? 'time' : 'unreadable';
    }
    if (part === 'ended' || part.done) {
      if (part !== 'ended') return joined(chunks, length);
      void reader.cancel().catch(() => undefined);
      return 'time';
    }
    // INVARIANT: what is counted is what arrives here, after any decompression.
    allowance.bytesLeft -= part.value.length;
    length += part.value.length;
    if (allowance.bytesLeft < 0) {
      void reader.cancel().catch(() => undefined);
      return 'bytes';
    }
    // beyond what all may hold, nothing more is read until there is room
    const room = allowance.hold?.take(part.value.length) ?? null;
    if (room !== null && (await Promise.race([room, allowance.ended])) === 'ended') {
      void reader.cancel().catch(() => undefined);
      return 'time';
    }
    chunks.push(part.value);
  }
}

/** Sends one request; the failure where nobody answers in time. */
async function send(
  allowance: Allowance,
  url: string,
  init: RequestInit,
  accept: string,
): Promise<Response | 'network' | 'time'> {
  const { fetch, headers, signal, ended } = allowance;
  try {
    const asking = fetch(url, {
      ...init,
      headers: { Accept: accept, ...headers, ...init.headers },
      // INVARIANT: a redirect is an answer that is not 200; it is never followed.
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal,
    });
    const response = await Promise.race([asking, ended]);
    if (response !== 'ended') return response;
    asking
      .then(
        (late) => late.body?.cancel(),
        () => undefined,
      )
      .catch(() => undefined);
    return 'time';
  } catch (error) {
    const { kind } = failureOf(error);
    allowance.credential = kind === 'no-credential' || kind === 'sign-in-again' ? kind : null;
    return signal.aborted ? 'time' : 'network';
  }
}

async function ask(allowance: Allowance, url: string, init: RequestInit, accept: string): Promise<Asked<RawBody>> {
  const own = ownAddress(allowance.baseUrl, url);
  if (own === null) return failed('status');
  if (allowance.bytesLeft < 0) return failed('bytes');
  if (allowance.signal.aborted) return failed('time');
  const response = await send(allowance, own, init, accept);
  if (typeof response === 'string') return failed(response);
  const bytes = await readBody(allowance, response);
  if (typeof bytes === 'string') return failed(bytes, response.status);
  const contentType = response.headers.get('content-type');
  if (response.status !== 200 || response.redirected) {
    const retryAfter = response.headers.get('retry-after');
    const refused = failed('status', response.status, answerJson(bytes, contentType)?.value ?? null);
    return refused.ok || retryAfter === null ? refused : { ...refused, retryAfter };
  }
  return { ok: true, value: { bytes, contentType }, url: own };
}

async function askJson(allowance: Allowance, url: string, init: RequestInit): Promise<Asked<unknown>> {
  const raw = await ask(allowance, url, init, FHIR_JSON);
  if (!raw.ok) return noted(allowance, raw);
  const json = answerJson(raw.value.bytes, raw.value.contentType);
  return json === null ? noted(allowance, failed('unreadable', 200)) : { ok: true, value: json.value, url: raw.url };
}

/**
 * Opens an exchange with one server. Every ask in it shares the time and the bytes; ends by itself when the caller's
 * signal does.
 */
export function openExchange(
  fetch: Ports['fetch'],
  limits: ExchangeLimits,
  caller?: AbortSignal,
  hold?: Hold,
): Exchange {
  const { baseUrl, timeoutMs, maxBytes, headers = {} } = limits;
  const control = new AbortController();
  const stop = (): void => {
    control.abort();
  };
  const timer = setTimeout(stop, timeoutMs);
  if (caller?.aborted) stop();
  else caller?.addEventListener('abort', stop, { once: true });
  const { signal } = control;
  const allowance: Allowance = {
    fetch,
    baseUrl,
    headers,
    signal,
    ended: whenAborted(signal),
    bytesLeft: maxBytes,
    hold: hold ?? null,
    problem: null,
    credential: null,
  };
  return {
    get: (path) => askJson(allowance, below(baseUrl, path), { method: 'GET' }),
    follow: async (url, accept = FHIR_JSON) => noted(allowance, await ask(allowance, url, { method: 'GET' }, accept)),
    followJson: (url) => askJson(allowance, url, { method: 'GET' }),
    post: (path, body) =>
      askJson(allowance, below(baseUrl, path), {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'Content-Type': FHIR_JSON },
      }),
    problem: () => allowance.problem,
    close() {
      clearTimeout(timer);
      caller?.removeEventListener('abort', stop);
      stop();
    },
  };
}
