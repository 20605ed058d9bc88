/**
 * Which proxies are believed, and whose request is it then? That of the right-most hop that is none of ours; a header
 * of anybody else is as if it had not been sent.
 */
import { BlockList, isIP } from 'node:net';

/** Where a request came from: what the audit names, and whether the browser used https. */
export interface Origin {
  /** The client's address; null where the connection has none. */
  readonly client: string | null;
  /** A trusted proxy says that the browser came by https. */
  readonly https: boolean;
}

export interface Proxies {
  trusts(address: string): boolean;
}

/** The two headers that are read, as they came; nothing else of a request says where it came from. */
export type ForwardedHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** An IPv4 address that came in by an IPv6 socket is that IPv4 address. */
export const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

interface Network {
  readonly address: string;
  /** Null for one address alone. */
  readonly bits: number | null;
}

/**
 * What one row of `listen.trustedProxies` names, or what is wrong with it: an address, or a network as `10.0.0.0/8`.
 * INVARIANT: no row can mean everybody, for then whoever asks says where from.
 */
export function networkOf(row: string): Network | string {
  const [address = '', bits, ...more] = row.split('/');
  if (isIP(address) === 0 || more.length > 0 || address.includes('%'))
    return 'must be an address (10.0.0.5) or a network (10.0.0.0/8), not a name';
  if (bits === undefined) return { address, bits: null };
  const most = isIP(address) === 6 ? 128 : 32;
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > most) return `must have 1 to ${String(most)} bits behind the /`;
  if (Number(bits) === 0) return 'means every address there is: then anybody could say where a request comes from';
  return { address, bits: Number(bits) };
}

/** The proxies of `listen.trustedProxies`, whose rows have been checked. */
export function proxiesOf(rows: readonly string[]): Proxies {
  const list = new BlockList();
  for (const row of rows) {
    const network = networkOf(row);
    if (typeof network === 'string') continue;
    if (network.bits === null) list.addAddress(network.address, family(network.address));
    else list.addSubnet(network.address, network.bits, family(network.address));
  }
  return { trusts: (address) => list.check(address, family(address)) };
}

/** One hop as proxies write it: an address, with a port or without; null for anything else. */
function hopOf(written: string): string | null {
  const bracketed = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(written)?.[1];
  const address = bracketed ?? /^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/.exec(written)?.[1] ?? written;
  return isIP(address) === 0 || address.includes('%') ? null : plainAddress(address);
}

const listOf = (header: string | readonly string[] | undefined): readonly string[] =>
  (typeof header === 'string' ? [header] : (header ?? [])).flatMap((one) => one.split(',')).map((one) => one.trim());

/**
 * Where a request came from. `X-Forwarded-For` is read from the right, as long as those who wrote it are trusted. An
 * entry that is no address ends the reading: the client is then the last hop that is known, and nothing further left is
 * believed.
 */
export function originOf(socketAddress: string | undefined, headers: ForwardedHeaders, proxies: Proxies): Origin {
  if (socketAddress === undefined) return { client: null, https: false };
  let client = plainAddress(socketAddress);
  if (isIP(client) === 0 || !proxies.trusts(client)) return { client, https: false };
  const forwarded = listOf(headers['x-forwarded-for']);
  for (const written of [...forwarded].reverse()) {
    const hop = hopOf(written);
    if (hop === null) break;
    client = hop;
    if (!proxies.trusts(hop)) break;
  }
  return { client, https: listOf(headers['x-forwarded-proto']).at(-1)?.toLowerCase() === 'https' };
}
