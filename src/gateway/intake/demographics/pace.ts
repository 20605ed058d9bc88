/**
 * May demographics be asked now? Not more often than was agreed with them, over all gateways together, and not at all
 * while they have said to wait.
 */
import { fromIso } from '../../../domain/instant';
import type { DemographicsConfig } from '../../config';
import { createOpaqueId } from '../../opaque-id';
import type { Ports } from '../../ports';

/** Questions a second that PDS takes of an application at first. Source: NHS England, PDS FHIR API, "Rate limits". */
export const PDS_RATE = 5;

/** Milliseconds that a question waits for its turn; one of an emergency waits longer before it is told to. */
const MOST_WAIT_MS = 2_000;
const MOST_URGENT_WAIT_MS = 6_000;

/** Seconds to wait where a 429 does not say, and the most that is believed of one that does. */
const UNSAID_SECONDS = 5;
const MOST_SECONDS = 300;

export type PacePorts = Partial<Pick<Ports, 'stores' | 'key' | 'now'>>;

const keyOf = (key: Uint8Array, { baseUrl }: DemographicsConfig): string =>
  createOpaqueId(key, 'pace', 'demographics')(baseUrl);

/**
 * Waits for this question's turn; the seconds after which to ask again where there is none in good time. Without a
 * store nothing is paced. Rejects where the store does not answer.
 */
export async function turn(
  { stores, key, now }: PacePorts,
  config: DemographicsConfig,
  urgent: boolean,
): Promise<{ readonly busy: number } | null> {
  if (stores === undefined || key === undefined || now === undefined) return null;
  const everyMs = 1000 / (config.requestsPerSecond ?? PDS_RATE);
  const mostWaitMs = urgent ? MOST_URGENT_WAIT_MS : MOST_WAIT_MS;
  const { waitMs } = await stores.limits.pace(keyOf(key, config), { everyMs, mostWaitMs }, now());
  if (waitMs > mostWaitMs) return { busy: Math.ceil(waitMs / 1000) };
  if (waitMs > 0)
    await new Promise((resolve) => {
      setTimeout(resolve, waitMs);
    });
  return null;
}

const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/u;

/** Seconds of a `Retry-After`, in either of its forms. Source: RFC 9110, 10.2.3. */
export function secondsOf(retryAfter: string | null, now: number): number {
  const text = retryAfter?.trim() ?? '';
  const at = HTTP_DATE.test(text) ? fromIso(text) : NaN;
  const seconds = /^\d{1,6}$/u.test(text) ? Number(text) : Math.ceil((at - now) / 1000);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 1), MOST_SECONDS) : UNSAID_SECONDS;
}

/** They have said to wait: no gateway asks before. */
export async function rest(
  { stores, key, now }: PacePorts,
  config: DemographicsConfig,
  seconds: number,
): Promise<void> {
  if (stores === undefined || key === undefined || now === undefined) return;
  await stores.limits.rest(keyOf(key, config), now() + seconds * 1000);
}
