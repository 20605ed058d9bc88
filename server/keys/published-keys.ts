/**
 * Which public keys do we publish? Each once, and no two under one name: whoever checks a signature of ours looks a key
 * up by its `kid`, and refuses where several answer. Source: SMART App Launch 2.2, "Client Authentication: Asymmetric".
 */
import type { PublicJwk } from './signing-key';

export interface PublishedKeys {
  readonly keys: readonly PublicJwk[];
  /** The names that several different keys go by. */
  readonly shared: readonly string[];
}

/** One key may prove us at several places: it is published once. */
export function publishedKeys(given: readonly PublicJwk[]): PublishedKeys {
  const keys = [...new Map(given.map((key) => [JSON.stringify(key), key])).values()];
  const names = keys.map(({ kid }) => kid);
  return { keys, shared: [...new Set(names.filter((kid, at) => names.indexOf(kid) < at))] };
}
