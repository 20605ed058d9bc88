/**
 * How is a port held for a program that starts only when somebody comes? Whoever comes first starts it and is shown how
 * far it is; once it answers, what arrives here is passed on to it, byte for byte.
 */
import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Waiting {
  /** A whole page, for a person. */
  readonly page: string;
  /** Its Content-Security-Policy. */
  readonly policy: string;
  /** True where nothing more is to be waited for: it could not start. */
  readonly over: boolean;
}

export interface HeldPort {
  readonly origin: string;
  readonly port: number;
  /** From now on all that arrives goes to this port of the same host. */
  passOnTo(port: number): void;
  /** The program has ended: what arrives is answered here again. */
  takeBack(): void;
  close(): Promise<void>;
}

const API = /^\/(api|healthz|readyz|metrics)\b/;

function answerMeanwhile(waiting: () => Waiting, request: IncomingMessage, response: ServerResponse): void {
  const { page, policy, over } = waiting();
  response.setHeader('Connection', 'close');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('Referrer-Policy', 'no-referrer');
  const forPeople = request.method === 'GET' && !API.test(request.url ?? '');
  if (!over) response.setHeader('Retry-After', '2');
  if (forPeople) {
    response.setHeader('Content-Security-Policy', policy);
    response.writeHead(over ? 503 : 200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
    return;
  }
  const message = over ? 'This program is not running.' : 'This program is starting. Try again in a few seconds.';
  response
    .writeHead(503, { 'Content-Type': 'application/json' })
    .end(JSON.stringify({ error: { code: over ? 'not-running' : 'starting', message } }));
}

/** Both ways, until either side ends; a side that fails takes the other with it. */
function passOn(socket: Socket, host: string, port: number): void {
  const onward = connect(port, host);
  for (const [one, other] of [
    [socket, onward],
    [onward, socket],
  ] as const) {
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
    one.pipe(other);
  }
}

/** Rejects where the port cannot be had. `onVisit` is told of every request that comes while nothing is behind. */
export async function holdPort(
  host: string,
  port: number,
  waiting: () => Waiting,
  onVisit: () => void,
): Promise<HeldPort> {
  let behind: number | null = null;
  const meanwhile = createHttp((request, response) => {
    onVisit();
    answerMeanwhile(waiting, request, response);
  });
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    if (behind === null) meanwhile.emit('connection', socket);
    else passOn(socket, host, behind);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  server.on('error', () => undefined);
  const bound = (server.address() as AddressInfo).port;
  return {
    origin: `http://${host}:${String(bound)}`,
    port: bound,
    passOnTo: (to) => {
      behind = to;
    },
    takeBack: () => {
      behind = null;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of open) socket.destroy();
      }),
  };
}
