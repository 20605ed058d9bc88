/**
 * Is there a token for this already? Each is asked for once, however many want it, and kept until shortly before its
 * end; in memory alone.
 */
import { createExpiring } from '../../src/gateway/expiring';
import type { Token } from './token-endpoint';

/** Milliseconds before its end at which a token is no longer used: it must outlive the question that carries it. */
export const SPARE_MS = 30_000;
const MOST = 20_000;

export interface TokenCache {
  /** The token of this name; `ask` where there is none, once for all who want it. Rejects as `ask` does. */
  get(name: string, ask: () => Promise<Token>): Promise<string>;
  /** Forgets it: it was refused. One that was renewed meanwhile stays. */
  refused(name: string, token: string): void;
}

export function createTokenCache(now: () => number): TokenCache {
  const kept = createExpiring<string>(MOST);
  const asking = new Map<string, Promise<string>>();
  const begin = async (name: string, ask: () => Promise<Token>): Promise<string> => {
    const askedAt = now();
    try {
      const { token, livesMs } = await ask();
      const until = askedAt + livesMs - SPARE_MS;
      if (until > now()) kept.set(name, token, until);
      return token;
    } finally {
      asking.delete(name);
    }
  };
  return {
    get(name, ask) {
      const known = kept.get(name, now());
      if (known !== undefined) return Promise.resolve(known);
      const under = asking.get(name);
      if (under !== undefined) return under;
      const begun = begin(name, ask);
      asking.set(name, begun);
      return begun;
    },
    refused(name, token) {
      if (kept.get(name, now()) === token) kept.take(name, now());
    },
  };
}
