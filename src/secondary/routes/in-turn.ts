/** Who goes first of those who come at once? What has one key is done one after another, in this program. */
const last = new Map<string, Promise<unknown>>();

export async function inTurn<T>(key: string, run: () => Promise<T>): Promise<T> {
  const before = last.get(key) ?? Promise.resolve();
  const running = before.then(run, run);
  last.set(key, running);
  try {
    return await running;
  } finally {
    if (last.get(key) === running) last.delete(key);
  }
}
