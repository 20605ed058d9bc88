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
 * Once an answer leads on to a further page, what was remembered is forgotten: pages of its own choice may be many
 * small ones.
 */
export function countedWhereTaken(
  ask: RawExchange['ask'],
  baseUrl: string,
  rows: Uncounted,
  now: () => number,
): RawExchange['ask'] {
  /** What was asked with a count, by the address without it, and how many bytes came. */
  const counted = new Map<string, { readonly key: string; readonly bytes: number }>();
  const used = new Set<string>();
  return async (asking) => {
    if (asking.isLater === true) {
      for (const key of used) rows.forget(key);
      return ask(asking);
    }
    const { uncounted } = asking;
    if (uncounted === undefined) {
      const before = counted.get(asking.url);
      const asked = await ask(asking);
      // less without a count than with it: then the next person is not to be asked about without it
      if (before === undefined || !asked.ok || asked.value.bytes.length < before.bytes) return asked;
      const { key } = before;
      rows.set(key, true, now() + UNCOUNTED_KEPT_MS);
      used.add(key);
      return asked;
    }
    const key = keyOf(baseUrl, uncounted);
    if (rows.get(key, now()) === undefined) {
      const asked = await ask(asking);
      counted.set(uncounted, { key, bytes: asked.ok ? asked.value.bytes.length : 0 });
      return asked;
    }
    used.add(key);
    const asked = await ask({ ...asking, url: uncounted });
    if (asked.ok) return { ...asked, isUncounted: true };
    rows.forget(key);
    return asked;
  };
}
