/**
 * Through which doors may another system lead somebody to a record? Each ends in our own sign-in.
 * INVARIANT: they are cross-site by nature, so none reads a session to decide anything: state, signature and nonce
 * protect them, and they open nothing by themselves.
 */
import { LINK_PATH } from '../../src/domain/launch';
import type { Gateway } from '../../src/gateway/call';
import { failureOf } from '../../src/gateway/failures';
import { NOT_FOUND, problem, problemResponse, type Problem } from '../../src/gateway/http/problem';
import type { LaunchTransport } from '../../src/gateway/launch-ports';
import type { LaunchConfig, LinkRow } from '../config-launch';
import { cookieMaker } from '../http/cookie';
import type { CookieKeys } from '../keys/key-ring';
import { doorOf, PENDING_COOKIE, refuse, refused, UNDERWAY_COOKIE, type Doors, type SealedLaunch } from './door';
import { followLink, refuseShut, takeToken } from './link';
import { sealedCookie } from './sealed-cookie';
import { begin, callback, CALLBACK_PATH, LAUNCH_PATH, type Underway } from './smart';
import { smartSystems } from './smart-system';

/**
 * The launch that waits for its user, as the gateway reads it. INVARIANT: what a system said whose row is
 * no longer in the config, or no longer as it was, is as if it had never come: a door that is shut lets nobody in who
 * stood in it.
 */
export function launchTransport(keys: CookieKeys, secure: boolean, config: () => LaunchConfig): LaunchTransport {
  const pending = sealedCookie<SealedLaunch>(PENDING_COOKIE, keys, cookieMaker(secure));
  const stands = ({ system, door }: SealedLaunch): boolean => {
    const { smart, links } = config();
    return [...smart, ...links].some((row) => row.id === system && doorOf(row) === door);
  };
  return {
    read(request, now) {
      const launch = pending.read(request, now);
      return launch !== null && stands(launch) ? launch : null;
    },
    clear: (headers) => {
      headers.append('Set-Cookie', pending.cleared());
    },
  };
}

export interface LaunchDoors {
  /** The answer of a door; null where the path is none, or is a page of the app. */
  answer(request: Request): Promise<Response> | null;
}

const wrongMethod = (allow: string): Problem => problem(405, 'wrong-method', `Use ${allow}.`, { Allow: allow });

function byLink(doors: Doors, request: Request, row: LinkRow): Promise<Response> | Problem {
  if (row.kind === 'shut')
    return request.method === row.method ? refuseShut(doors, request, row) : wrongMethod(row.method);
  if (row.kind === 'jwt') return request.method === 'POST' ? takeToken(doors, request, row) : wrongMethod('POST');
  return request.method === 'GET' ? followLink(doors, request, row) : wrongMethod('GET');
}

export function launchDoors(parts: {
  /** As it is now: it may be read again. */
  readonly config: () => LaunchConfig;
  readonly gateway: Gateway;
  readonly keys: CookieKeys;
}): LaunchDoors {
  const { config, gateway, keys } = parts;
  const cookies = cookieMaker(gateway.config.publicUrl?.startsWith('https:') ?? false);
  const doors: Doors = {
    config,
    gateway,
    pending: sealedCookie<SealedLaunch>(PENDING_COOKIE, keys, cookies),
    underway: sealedCookie<Underway>(UNDERWAY_COOKIE, keys, cookies),
  };
  const smart = { ...doors, systemOf: smartSystems(gateway.ports) };

  const at = (path: string, request: Request): Promise<Response> | Problem | null => {
    if (path === LAUNCH_PATH || path === CALLBACK_PATH) {
      if (config().smart.length === 0) return NOT_FOUND;
      if (request.method !== 'GET') return wrongMethod('GET');
      return path === LAUNCH_PATH ? begin(smart, request) : callback(smart, request);
    }
    if (path === LINK_PATH) return config().deepLink ? null : NOT_FOUND;
    if (!path.startsWith(`${LINK_PATH}/`)) return null;
    const row = config().links.find(({ id }) => path === `${LINK_PATH}/${id}`);
    return row === undefined ? NOT_FOUND : byLink(doors, request, row);
  };

  return {
    answer(request) {
      const path = new URL(request.url).pathname;
      const door = at(path, request);
      if (door === null) return null;
      if (!(door instanceof Promise)) return Promise.resolve(problemResponse(path, door));
      return door.catch((error: unknown) => {
        gateway.ports.log.error({ ...failureOf(error) }, 'a launch failed');
        return refuse(doors, request, 'unknown', refused('unavailable', 'a part of ours did not answer'));
      });
    },
  };
}
