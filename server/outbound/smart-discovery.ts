/** Where is the token endpoint of a SMART server that names none in our config? Source: SMART App Launch 2.2. */
import { isObject } from '../../src/domain/json';
import type { Destination } from '../../src/gateway/asking';
import type { Ports } from '../../src/gateway/ports';
import { isLoopback } from '../config-fields';
import { credentialError } from './credential-error';
import { described, type Described } from './described';

const DISCOVERY_KEPT_MS = 3_600_000;
const MOST_DISCOVERY_BYTES = 262_144;

async function discovered(fetch: Ports['fetch'], baseUrl: string): Promise<string> {
  let found: unknown;
  try {
    const response = await fetch(`${baseUrl}/.well-known/smart-configuration`, {
      headers: { Accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(8_000),
    });
    const text = response.status === 200 ? await response.text() : '';
    found = text.length > MOST_DISCOVERY_BYTES ? null : JSON.parse(text);
  } catch {
    throw credentialError('unreachable');
  }
  const url = isObject(found) ? found['token_endpoint'] : undefined;
  if (typeof url !== 'string' || !URL.canParse(url)) throw credentialError('badly-answered');
  const { protocol, hostname } = new URL(url);
  // INVARIANT: what proves who we are is sent encrypted, or stays on this machine
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname))) throw credentialError('badly-answered');
  return url;
}

/** `token_endpoint` of a place's SMART configuration, remembered for an hour, and no longer than it serves. */
export function createDiscovery(
  fetchFor: (destination: Destination) => Ports['fetch'],
  now: () => number,
): (destination: Destination) => Described<string> {
  const endpoints = new Map<string, Described<string>>();
  return (destination) => {
    const { baseUrl, tls } = destination.place;
    const name = JSON.stringify([baseUrl, tls]);
    const known =
      endpoints.get(name) ?? described(() => discovered(fetchFor(destination), baseUrl), now, DISCOVERY_KEPT_MS);
    endpoints.set(name, known);
    return known;
  };
}
