/** Which address did a request come from? Remembered beside the request: no header can say it but a trusted proxy's. */
import type { Origin } from './proxies';

const origins = new WeakMap<Request, Origin>();

/** Notes where a request came from, as the host has found it out. */
export function rememberOrigin(request: Request, origin: Origin): void {
  origins.set(request, origin);
}

/** The client's address; null for a request that came over no connection of ours. */
export const addressOf = (request: Request): string | null => origins.get(request)?.client ?? null;

/** Whether a trusted proxy says that the browser used https. */
export const cameByHttps = (request: Request): boolean => origins.get(request)?.https ?? false;
