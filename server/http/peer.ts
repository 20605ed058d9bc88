/** Which address did a request's connection come from? Remembered beside the request: no header can say it. */

const addresses = new WeakMap<Request, string>();

/** Notes the address of the socket; behind a proxy that is the proxy's. */
export function rememberAddress(request: Request, address: string | undefined): void {
  if (address !== undefined) addresses.set(request, address.replace(/^::ffff:/, ''));
}

/** Null for a request that came over no connection of ours. */
export const addressOf = (request: Request): string | null => addresses.get(request) ?? null;
