/** What if a server, or the way to it, goes silent without a word? A way to it that can be made to carry nothing any more. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Way {
  readonly url: string;
  /** From now on nothing is carried over the connections that there are; `later` ones too are taken and never answered. */
  freeze(later?: 'later ones too'): void;
  /** Later connections are carried again; those that were frozen stay so, as after a failover. */
  thaw(): void;
  /** Every connection that was ever taken. */
  taken(): number;
  close(): Promise<void>;
}

/** A way to the server of this URL. */
export async function wayTo(url: string): Promise<Way> {
  const to = new URL(url);
  const sockets = new Set<Socket>();
  let refusesLater = false;
  let taken = 0;
  const server = createServer((near) => {
    taken += 1;
    sockets.add(near);
    near.on('error', () => undefined);
    if (refusesLater) return;
    const far = connect(Number(to.port), to.hostname);
    sockets.add(far);
    far.on('error', () => undefined);
    near.pipe(far).pipe(near);
    near.on('close', () => { far.destroy(); });
    far.on('close', () => { near.destroy(); });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const near = new URL(url);
  near.port = String((server.address() as AddressInfo).port);
  return {
    url: near.href,
    freeze(later) {
      refusesLater = later !== undefined;
      for (const socket of sockets) {
        socket.unpipe();
        socket.pause();
      }
    },
    thaw() { refusesLater = false; },
    taken: () => taken,
    close: () =>
      new Promise((resolve) => {
        server.close(() => { resolve(); });
        for (const socket of sockets) socket.destroy();
      }),
  };
}
