/**
 * Which request is this work done for? Its id follows the work by itself, to the log lines and to what is asked of
 * others, so that no function has to carry it.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { isNhsNumber } from '../src/domain/nhs-number';

/** The header by which a request is known, in and out. Source: CONTRACT "HTTP". */
export const REQUEST_ID_HEADER = 'X-Request-ID';
/** The header by which whoever we ask can find our own request. */
const CORRELATION_HEADER = 'X-Correlation-ID';

interface Scope {
  readonly id: string;
  /** The span of the request; null where nobody traces. */
  readonly trace: object | null;
}

const scopes = new AsyncLocalStorage<Scope>();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Ten digits in a UUID that would pass for somebody's number. */
const holdsNumber = (id: string): boolean =>
  [...id.matchAll(/(?<!\d)\d{10}(?!\d)/g)].some(([digits]) => isNhsNumber(digits));

/**
 * The id of a request: the caller's where it is a UUID, else a new one.
 * INVARIANT: nothing but a UUID is taken from a caller, for it stands in the log; nor one with an NHS number in it.
 */
export const requestIdOf = (given: string | readonly string[] | undefined): string =>
  typeof given === 'string' && UUID.test(given) && !holdsNumber(given) ? given.toLowerCase() : randomUUID();

/** Runs `work`, and whatever it starts, as work for this request. */
export const inRequest = <T>(id: string, trace: object | null, work: () => T): T => scopes.run({ id, trace }, work);

/** The span of the request that is being worked for; null outside of one, or where nobody traces. */
export const currentTrace = (): object | null => scopes.getStore()?.trace ?? null;

/** The id of the request that is being worked for; null outside of one. */
export const currentRequestId = (): string | null => scopes.getStore()?.id ?? null;

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** The same fetch, each of whose requests has an id of its own and names ours. */
export const traceable =
  (fetch: Fetch): Fetch =>
  (url, init) => {
    const headers = new Headers(init.headers);
    headers.set(REQUEST_ID_HEADER, randomUUID());
    const ours = currentRequestId();
    if (ours !== null) headers.set(CORRELATION_HEADER, ours);
    return fetch(url, { ...init, headers });
  };
