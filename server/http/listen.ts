/** How does anything of ours listen on a network? One HTTP server, which drains before it ends. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';

export interface Listening {
  /** `http://127.0.0.1:8080` */
  readonly origin: string;
  readonly port: number;
  /** Takes no new request, lets the running ones finish for `graceMs`, then tells `onCut` and cuts off what is left. */
  close(graceMs?: number, onCut?: () => void): Promise<void>;
}

/** Milliseconds that running requests have to finish, of the ten seconds of CONTRACT "Commands". */
export const GRACE_MS = 6_000;

/**
 * Milliseconds that a connection stays open with nothing asked over it. INVARIANT: longer than a proxy keeps it (nginx:
 * 60 s, ngx_http_upstream_module, keepalive_timeout), so that none sends a request into one that ends at that moment.
 */
const KEPT_OPEN_MS = 75_000;

export type Listened = ({ readonly ok: true } & Listening) | { readonly ok: false; readonly problem: string };

const cannotListen = (error: NodeJS.ErrnoException, host: string, port: number): string => {
  const where = `${host}:${String(port)}`;
  if (error.code === 'EADDRINUSE')
    return `cannot listen on ${where}: the port is in use. Stop the other program, or choose another port.`;
  return `cannot listen on ${where}: ${error.message}`;
};

/**
 * INVARIANT: once it drains, a connection that a browser keeps open carries no further request, and holds nothing up:
 * each answer says that it is the last; where it had said otherwise, the connection ends with it.
 */
function closer(server: Server): Listening['close'] {
  const open = new Set<ServerResponse>();
  let draining = false;
  const lastOne = (response: ServerResponse): void => {
    if (!response.headersSent) response.shouldKeepAlive = false;
  };
  server.prependListener('request', (_request, response) => {
    if (draining) lastOne(response);
    open.add(response);
    response.on('close', () => {
      open.delete(response);
      if (draining) setImmediate(() => server.closeIdleConnections());
    });
  });
  return (graceMs = GRACE_MS, onCut = () => undefined) =>
    new Promise((resolve) => {
      draining = true;
      for (const response of open) lastOne(response);
      const cut = setTimeout(() => {
        onCut();
        server.closeAllConnections();
      }, graceMs);
      server.close(() => {
        clearTimeout(cut);
        resolve();
      });
      server.closeIdleConnections();
    });
}

/** Listens on host and port (0 picks a free one) with any web-standard handler. */
export function listen(
  fetch: (request: Request, incoming: IncomingMessage) => Response | Promise<Response>,
  host: string,
  port: number,
): Promise<Listened> {
  const server = createAdaptorServer({
    fetch: (request, env) => fetch(request, env.incoming as IncomingMessage),
    overrideGlobalObjects: false,
    serverOptions: {
      headersTimeout: 15_000,
      requestTimeout: 30_000,
      maxHeaderSize: 16_384,
      keepAliveTimeout: KEPT_OPEN_MS,
    },
  }) as Server;
  return new Promise((resolve) => {
    // INVARIANT: heard for good, and not only until it listens: a connection that cannot be taken later ends nothing.
    server.on('error', (error) => {
      resolve({ ok: false, problem: cannotListen(error, host, port) });
    });
    server.listen(port, host, () => {
      const bound = (server.address() as AddressInfo).port;
      const name = host.includes(':') ? `[${host.replace(/^\[|\]$/g, '')}]` : host;
      resolve({ ok: true, origin: `http://${name}:${String(bound)}`, port: bound, close: closer(server) });
    });
  });
}
