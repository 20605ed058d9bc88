/** How does anything of ours listen on a network? One HTTP server, which drains before it ends. */
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';

export interface Listening {
  /** `http://127.0.0.1:8080` */
  readonly origin: string;
  readonly port: number;
  /** Takes no new request, lets the running ones finish for `graceMs`, then ends. */
  close(graceMs?: number): Promise<void>;
}

export type Listened = ({ readonly ok: true } & Listening) | { readonly ok: false; readonly problem: string };

const cannotListen = (error: NodeJS.ErrnoException, host: string, port: number): string => {
  const where = `${host}:${String(port)}`;
  if (error.code === 'EADDRINUSE')
    return `cannot listen on ${where}: the port is in use. Stop the other program, or choose another port.`;
  return `cannot listen on ${where}: ${error.message}`;
};

function closer(server: Server): Listening['close'] {
  return (graceMs = 10_000) =>
    new Promise((resolve) => {
      const cut = setTimeout(() => {
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
    serverOptions: { headersTimeout: 15_000, requestTimeout: 30_000, maxHeaderSize: 16_384 },
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
