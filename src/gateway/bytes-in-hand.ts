/**
 * How many bytes of providers' answers does this process hold, over all users together? Each answer has its own bound;
 * this one keeps many large answers at once from ending the process.
 */

export interface Hold {
  /**
   * More has arrived. Null where there is room; else what to wait for before any more is read. Never rejects: whoever
   * waits too long gives up by the clock of the exchange.
   */
  take(bytes: number): Promise<'room'> | null;
  /** All has arrived that will: it is being worked through, and no longer waits for anything. */
  arrived(): void;
  /** What another holds, now and later, is let go of with this one. */
  absorb(other: Pick<Hold, 'done'>): void;
  /** Nothing of it is held any more. Must be called, whatever happens. */
  done(): void;
}

export interface BytesInHand {
  hold(): Hold;
  /** How many are held now. */
  size(): number;
}

interface Held {
  bytes: number;
  waiting: { readonly bytes: number; readonly go: () => void } | null;
}

/** Beyond `most`: as much as one answer may have at the utmost, so that one at least always comes to its end. */
export const ONE_ANSWER = 128 * 1024 * 1024;
/** Where the host does not say how much memory there is, as inside a page. */
export const MOST_BYTES = 128 * 1024 * 1024;

/**
 * At most `most` bytes, and `beyond` them one answer: the one that began to arrive first goes on, the others wait for
 * room.
 * INVARIANT: never more than `most + beyond`, as long as no single answer is larger than `beyond`.
 */
export function createBytesInHand(most: number, beyond = ONE_ANSWER): BytesInHand {
  let total = 0;
  /** In the order in which they began to arrive. */
  const arriving = new Set<Held>();
  const mayTake = (held: Held, bytes: number): boolean => {
    if (total + bytes <= most) return true;
    const [oldest] = arriving;
    return held === oldest && total + bytes <= most + beyond;
  };
  const grant = (held: Held, bytes: number): void => {
    held.bytes += bytes;
    total += bytes;
  };
  const wake = (): void => {
    for (const held of arriving) {
      const { waiting } = held;
      if (waiting === null || !mayTake(held, waiting.bytes)) continue;
      held.waiting = null;
      grant(held, waiting.bytes);
      waiting.go();
    }
  };
  return {
    size: () => total,
    hold() {
      const held: Held = { bytes: 0, waiting: null };
      const absorbed: Pick<Hold, 'done'>[] = [];
      let over = false;
      const arrived = (): void => {
        held.waiting?.go();
        held.waiting = null;
        if (arriving.delete(held)) wake();
      };
      return {
        take(bytes) {
          // whoever waited for it has gone, and its exchange ends by itself
          if (over) return null;
          arriving.add(held);
          if (mayTake(held, bytes)) {
            grant(held, bytes);
            return null;
          }
          return new Promise((resolve) => {
            const go = (): void => {
              resolve('room');
            };
            held.waiting = { bytes, go };
          });
        },
        arrived,
        absorb(other) {
          if (over) other.done();
          else absorbed.push(other);
        },
        done() {
          if (over) return;
          over = true;
          total -= held.bytes;
          arrived();
          wake();
          for (const other of absorbed) other.done();
        },
      };
    },
  };
}
