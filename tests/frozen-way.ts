/**
 * What if a server, or the way to it, goes silent without a word? A way to it that can be made to carry nothing any
 * more.
 */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Way {
  readonly url: string;
  /**
   * From now on nothing is carried over the connections that there are; `later` ones too are taken and never
   * answered.
   */
  freeze(later?: 'later ones too'): void;
  /** Later connections are carried again; those that were frozen stay so, as after a failover. */
  thaw(): void;
  /**
   * The next connection to say this word is cut there: before the server hears it, or when the server has done it,
   * before its answer.
   */
  cutAt(word: string, when: 'before it is heard' | 'before its answer'): void;
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
  let cut: { readonly word: string; readonly heard: boolean } | null = null;

  /** Carries what the client says, until it says the word. */
  function carry(chunk: Buffer, near: Socket, far: Socket): void {
    const here = cut !== null && chunk.includes(cut.word) ? cut : null;
    if (here === null) {
      far.write(chunk);
      return;
    }
    cut = null;
    const end = (): void => {
      near.destroy();
      far.destroy();
    };
    if (!here.heard) {
      end();
      return;
    }
    far.unpipe(near);
    far.once('data', end);
    far.resume();
    far.write(chunk);
  }

  const server = createServer((near) => {
    taken += 1;
    sockets.add(near);
    near.on('error', () => undefined);
    if (refusesLater) return;
    const far = connect(Number(to.port), to.hostname);
    sockets.add(far);
    far.on('error', () => undefined);
    near.on('data', (chunk: Buffer) => {
      carry(chunk, near, far);
    });
    far.pipe(near);
    near.on('close', () => {
      far.destroy();
    });
    far.on('close', () => {
      near.destroy();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
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
    thaw() {
      refusesLater = false;
    },
    cutAt(word, when) {
      cut = { word, heard: when === 'before its answer' };
    },
    taken: () => taken,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}
