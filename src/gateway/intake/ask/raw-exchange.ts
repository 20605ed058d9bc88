/**
 * How is a server asked so that it can neither hang, flood nor redirect us? One exchange has one clock and one
 * allowance of bytes. What its answers say is read by whoever asks (exchange.ts).
 */
import type { Hold } from '../../bytes-in-hand';
import { failureOf } from '../../failures';
import type { AskProblem } from '../../happenings';
import type { Ports } from '../../ports';
import { ownAddress } from './own-address';

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

/** A question, whole. */
export interface Asking {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly accept: string;
  /** JSON. */
  readonly body?: string;
  /** The same question without its count of entries, as which it may be put instead (uncounted.ts). */
  readonly uncounted?: string;
  /** A page that an earlier one led to. */
  readonly isLater?: true;
}

/** What came of it, before anything of it is read. Plain values and bytes alone. */
export type RawAsked =
  | { readonly ok: true; readonly value: RawBody; readonly url: string; readonly isUncounted?: true }
  | {
      readonly ok: false;
      readonly why: AskFailure;
      readonly status: number | null;
      /** What stands in an answer that is not a 200. */
      readonly raw: RawBody | null;
      readonly retryAfter?: string;
      readonly problem: AskProblem;
    };

export interface RawBody {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string | null;
}

/** An exchange whose answers are not read yet. */
export interface RawExchange {
  ask(asking: Asking): Promise<RawAsked>;
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

export const FHIR_JSON = 'application/fhir+json';

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

export function failed(
  { credential }: Pick<Allowance, 'credential'>,
  why: AskFailure,
  status: number | null = null,
): Extract<RawAsked, { readonly ok: false }> {
  const kind = (why === 'network' ? credential : null) ?? kindOf({ why, status });
  return { ok: false, why, status, raw: null, problem: { kind, ...(status === null ? {} : { status }) } };
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

async function ask(allowance: Allowance, { method, url, accept, body }: Asking): Promise<RawAsked> {
  const own = ownAddress(allowance.baseUrl, url);
  if (own === null) return failed(allowance, 'status');
  if (allowance.bytesLeft < 0) return failed(allowance, 'bytes');
  if (allowance.signal.aborted) return failed(allowance, 'time');
  const init = body === undefined ? { method } : { method, body, headers: { 'Content-Type': FHIR_JSON } };
  const response = await send(allowance, own, init, accept);
  if (typeof response === 'string') return failed(allowance, response);
  const bytes = await readBody(allowance, response);
  if (typeof bytes === 'string') return failed(allowance, bytes, response.status);
  const raw = { bytes, contentType: response.headers.get('content-type') };
  if (response.status === 200 && !response.redirected) return { ok: true, value: raw, url: own };
  const retryAfter = response.headers.get('retry-after');
  const refused = { ...failed(allowance, 'status', response.status), raw };
  return retryAfter === null ? refused : { ...refused, retryAfter };
}

/**
 * Opens an exchange with one server. Every ask in it shares the time and the bytes; ends by itself when the caller's
 * signal does.
 */
export function openRaw(
  fetch: Ports['fetch'],
  { baseUrl, timeoutMs, maxBytes, headers = {} }: ExchangeLimits,
  caller?: AbortSignal,
  hold?: Hold,
): RawExchange {
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
    credential: null,
  };
  return {
    ask: (asking) => ask(allowance, asking),
    close() {
      clearTimeout(timer);
      caller?.removeEventListener('abort', stop);
      stop();
    },
  };
}
