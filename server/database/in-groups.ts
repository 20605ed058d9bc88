/**
 * How do many who write at once share one round trip? While a group is on its way, those who come wait for the next.
 */

interface Waiting<T> {
  readonly item: T;
  readonly since: number;
  readonly done: () => void;
  readonly failed: (why: unknown) => void;
}

export interface GroupLimits {
  /** Items in a group. */
  readonly most: number;
  /** Groups on their way at once: one that is held up does not hold up all. */
  readonly lanes: number;
  /** Milliseconds after which an item that is still waiting is given up: whoever sent it has been told no by then. */
  readonly waitMs: number;
}

/**
 * A function that resolves when `write` has written the item, and rejects when it has not.
 * INVARIANT: an item is handed to `write` at most once, and nobody is told that it stands before `write` has said so.
 */
export function inGroups<T>(
  write: (items: readonly T[]) => Promise<unknown>,
  { most, lanes, waitMs }: GroupLimits,
): (item: T) => Promise<void> {
  const waiting: Waiting<T>[] = [];
  let free = lanes;

  function nextGroup(): readonly Waiting<T>[] {
    const oldest = performance.now() - waitMs;
    const group: Waiting<T>[] = [];
    while (group.length < most) {
      const one = waiting.shift();
      if (one === undefined) break;
      if (one.since < oldest) one.failed(new Error('not written in time'));
      else group.push(one);
    }
    return group;
  }

  async function run(): Promise<void> {
    for (let group = nextGroup(); group.length > 0; group = nextGroup()) {
      try {
        await write(group.map(({ item }) => item));
        for (const { done } of group) done();
      } catch (error) {
        for (const { failed } of group) failed(error);
      }
    }
    free += 1;
  }

  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, since: performance.now(), done, failed });
      if (free === 0) return;
      free -= 1;
      // those who were answered together, and come again at once, go together
      process.nextTick(() => void run());
    });
}
