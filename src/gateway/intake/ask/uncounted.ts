/**
 * Which servers take no count of entries? One that had to be asked again without it is asked so at once the next time:
 * its whole answer is then sent and read once. Only the way of asking is remembered: what is believed of an answer is
 * said in first-page.ts and pages.ts.
 */
import type { Expiring } from '../../expiring';
import type { RawExchange } from './raw-exchange';

/** A server that has been mended is asked with the count again. */
export const UNCOUNTED_KEPT_MS = 60 * 60_000;

/** By server and kind of question: `$everything`, or the type searched. */
export type Uncounted = Expiring<true>;

/** INVARIANT: nothing of whom is asked about stands in it. */
const keyOf = (baseUrl: string, url: string): string => `${baseUrl}|${new URL(url).pathname.split('/').at(-1) ?? ''}|`;

/**
 * The same questions to the server of `baseUrl`, without a count where it took none the last time; `now`: milliseconds.
 * Where an answer led on to a further page, nothing is remembered: pages of its own choice may be many small ones.
 */
export function countedWhereTaken(
  ask: RawExchange['ask'],
  baseUrl: string,
  rows: Uncounted,
  now: () => number,
): RawExchange['ask'] {
  /** What was asked with a count, by the address without it. */
  const counted = new Map<string, string>();
  const used = new Set<string>();
  let hasPages = false;
  return async (asking) => {
    if (asking.isLater === true) {
      hasPages = true;
      for (const key of used) rows.forget(key);
      return ask(asking);
    }
    const { uncounted } = asking;
    if (uncounted === undefined) {
      const key = counted.get(asking.url);
      const asked = await ask(asking);
      if (key === undefined || !asked.ok || hasPages) return asked;
      rows.set(key, true, now() + UNCOUNTED_KEPT_MS);
      used.add(key);
      return asked;
    }
    const key = keyOf(baseUrl, uncounted);
    if (rows.get(key, now()) === undefined) {
      counted.set(uncounted, key);
      return ask(asking);
    }
    used.add(key);
    const asked = await ask({ ...asking, url: uncounted });
    if (asked.ok) return { ...asked, isUncounted: true };
    rows.forget(key);
    return asked;
  };
}
