/** How is one question of `npm run config:check` asked, and in which words is its answer told? */
import { openExchange, type Asked } from '../src/gateway/intake/ask/exchange';
import { failureOf } from '../src/gateway/failures';
import { credentialProblemOf, type CredentialProblem } from './outbound/credential-error';
import { within } from '../src/gateway/time-limit';

export interface Outcome {
  readonly well: boolean;
  readonly told: string;
}

export interface Checked extends Outcome {
  /** What was asked, such as `provider parkside`. */
  readonly what: string;
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Milliseconds each may take. */
export const CHECK_LIMIT_MS = 10_000;
const MOST_BYTES = 16_777_216;

export const well = (told: string): Outcome => ({ well: true, told });
export const ill = (told: string): Outcome => ({ well: false, told });

const WHY = { network: 'nobody answers', time: 'no answer in time', bytes: 'the answer is too large' } as const;

/** What a failed question is told as: kinds and statuses, and no word of whoever answered. */
export function whyNot(asked: Extract<Asked<unknown>, { readonly ok: false }>): string {
  if (asked.why === 'status') return `answered ${String(asked.status ?? 'elsewhere')}, not 200`;
  return asked.why === 'unreadable' ? 'answered, but not in JSON' : WHY[asked.why];
}

const limits = (baseUrl: string) => ({ baseUrl, timeoutMs: CHECK_LIMIT_MS, maxBytes: MOST_BYTES });

/** One GET below a FHIR base, by the same bounded exchange as the product's own. */
export async function get(fetch: Fetch, baseUrl: string, path: string): Promise<Asked<unknown>> {
  const exchange = openExchange(fetch, limits(baseUrl));
  try {
    return await exchange.get(path);
  } finally {
    exchange.close();
  }
}

/** One GET of JSON that is no FHIR: whoever is asked for FHIR and has none may refuse (406). */
export async function getJson(fetch: Fetch, url: string): Promise<Asked<unknown>> {
  const exchange = openExchange(fetch, limits(new URL(url).origin));
  try {
    const asked = await exchange.follow(url, 'application/json');
    if (!asked.ok) return asked;
    const text = new TextDecoder().decode(asked.value.bytes);
    try {
      return { ...asked, value: JSON.parse(text) as unknown };
    } catch {
      return { ok: false, why: 'unreadable', status: 200, body: null };
    }
  } finally {
    exchange.close();
  }
}

/** Words of Node and of OpenSSL by which a connection could not be had, such as `CERT_HAS_EXPIRED`; nothing else. */
const CODE = /^[A-Z][A-Z0-9_]{2,60}$/;

interface Noted {
  readonly fetch: Fetch;
  /** The code of the last connection that could not be had. */
  why(): string | undefined;
  /** Why it was not asked, where a credential could not be had. */
  credential(): CredentialProblem | null;
  /** Somebody answered whom this machine does not trust. */
  trusted(): boolean;
}

/** The same fetch, which remembers why a connection could not be had. */
function noting(fetch: Fetch): Noted {
  let code: unknown;
  let last: unknown;
  return {
    why: () => (typeof code === 'string' && CODE.test(code) ? code : undefined),
    credential: () => credentialProblemOf(last),
    trusted: () => failureOf(last).kind !== 'not-trusted',
    fetch: async (url, init) => {
      try {
        return await fetch(url, init);
      } catch (error) {
        last = error;
        const cause: unknown = error instanceof Error ? error.cause : undefined;
        const [first] = cause instanceof AggregateError ? (cause.errors as readonly unknown[]) : [cause];
        code = first instanceof Error && 'code' in first ? first.code : undefined;
        throw error;
      }
    },
  };
}

/** One question in its time; what is thrown is told by its kind, and a connection that was not had by its code. */
export async function bounded(what: string, fetch: Fetch, ask: (fetch: Fetch) => Promise<Outcome>): Promise<Checked> {
  const noted = noting(fetch);
  try {
    const outcome = await within(CHECK_LIMIT_MS, ask(noted.fetch));
    const why = outcome.well ? undefined : noted.why();
    const credential = noted.credential();
    const told = outcome.well || noted.trusted() ? outcome.told : 'its certificate is not trusted by this machine';
    if (!outcome.well && credential !== null) return { what, ...ill(`its credential could not be had: ${credential}`) };
    return { what, well: outcome.well, told: told + (why === undefined ? '' : ` (${why})`) };
  } catch (error) {
    const { kind, sqlstate } = failureOf(error);
    const why = sqlstate ?? noted.why();
    return { what, ...ill(`did not answer: ${kind}${why === undefined ? '' : ` (${why})`}`) };
  }
}
