/** Which work is still being done behind answers that have left? Whoever must know its end waits for its own. */
export interface Noting {
  add(access: string, work: Promise<void>): void;
  settled(access: string): Promise<void>;
}

export function createNoting(): Noting {
  const running = new Map<string, Set<Promise<void>>>();
  return {
    add(access, work) {
      const mine = running.get(access) ?? new Set();
      running.set(access, mine.add(work));
      const over = (): void => {
        mine.delete(work);
        if (mine.size === 0 && running.get(access) === mine) running.delete(access);
      };
      // nobody waits for it here: a failure that nobody hears would end the process
      void work.then(over, over);
    },
    async settled(access) {
      await Promise.all(running.get(access) ?? []);
    },
  };
}
