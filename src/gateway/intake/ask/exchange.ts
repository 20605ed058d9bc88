/**
 * What is one server asked, and what do its answers say as JSON? Read of their bytes, here or where they are handed to;
 * asked within the bounds of raw-exchange.ts.
 */
import type { Hold } from '../../bytes-in-hand';
import type { AskProblem } from '../../happenings';
import type { Ports } from '../../ports';
import { answerJson } from '../clean/answer-json';
import {
  failed,
  FHIR_JSON,
  openRaw,
  type AskFailure,
  type Asking,
  type ExchangeLimits,
  type RawAsked,
  type RawBody,
  type RawExchange,
} from './raw-exchange';
import { below } from './own-address';

export type Asked<T> =
  | {
      readonly ok: true;
      readonly value: T;
      readonly url: string;
      /** It was asked without the count that it might have been asked with. */
      readonly isUncounted?: true;
      /** It is as full as was asked for, and there may be more that nothing leads to. */
      readonly isCutShort?: true;
    }
  | {
      readonly ok: false;
      readonly why: AskFailure;
      readonly status: number | null;
      readonly body: unknown;
      readonly retryAfter?: string;
    };

/** The questions of an exchange, whoever asks them for it. */
export interface Questions {
  /** GET of a path below the base, read as JSON; `uncounted`: the path without its count, if it has one. */
  get(path: string, uncounted?: string): Promise<Asked<unknown>>;
  /** GET of an absolute address, which must be the server's own. */
  follow(url: string, accept?: string): Promise<Asked<RawBody>>;
  followJson(url: string): Promise<Asked<unknown>>;
  post(path: string, body: unknown): Promise<Asked<unknown>>;
  /** The last thing that went wrong in it, for whoever runs the product; null where nothing did. */
  problem(): AskProblem | null;
}

export type Exchange = Questions & Pick<RawExchange, 'close'>;

/** The questions to the server of `baseUrl`, each of which `ask` puts; their answers are read here. */
export function questionsTo(baseUrl: string, put: RawExchange['ask']): Questions {
  let problem: AskProblem | null = null;
  const unread = (asked: Extract<RawAsked, { readonly ok: false }>): Asked<never> => {
    ({ problem } = asked);
    const { why, status, raw, retryAfter } = asked;
    const body = raw === null ? null : (answerJson(raw.bytes, raw.contentType)?.value ?? null);
    return { ok: false, why, status, body, ...(retryAfter === undefined ? {} : { retryAfter }) };
  };
  const json = async (asking: Omit<Asking, 'accept'>): Promise<Asked<unknown>> => {
    const asked = await put({ ...asking, accept: FHIR_JSON });
    if (!asked.ok) return unread(asked);
    const read = answerJson(asked.value.bytes, asked.value.contentType);
    return read === null ? unread(failed({ credential: null }, 'unreadable', 200)) : { ...asked, value: read.value };
  };
  return {
    get: (path, uncounted) =>
      json({
        method: 'GET',
        url: below(baseUrl, path),
        ...(uncounted === undefined ? {} : { uncounted: below(baseUrl, uncounted) }),
      }),
    followJson: (url) => json({ method: 'GET', url, isLater: true }),
    post: (path, body) => json({ method: 'POST', url: below(baseUrl, path), body: JSON.stringify(body) }),
    async follow(url, accept = FHIR_JSON) {
      const asked = await put({ method: 'GET', url, accept });
      return asked.ok ? asked : unread(asked);
    },
    problem: () => problem,
  };
}

/** The same, its answers read here. */
export function openExchange(
  fetch: Ports['fetch'],
  limits: ExchangeLimits,
  caller?: AbortSignal,
  hold?: Hold,
): Exchange {
  const { ask: put, close } = openRaw(fetch, limits, caller, hold);
  return { ...questionsTo(limits.baseUrl, put), close };
}
