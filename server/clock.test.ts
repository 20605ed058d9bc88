/** Is it told how far this machine's clock and the database's are apart, and in the log only where it matters? */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { watchClock } from './clock';
import { openDatabase, type Database } from './database/open';

let database: Database;
beforeAll(async () => {
  const opened = await openDatabase('pglite:memory', '.', 'read');
  if (!opened.ok) throw new Error(opened.problem);
  database = opened;
});
afterAll(() => database.close());

it.each<[number, boolean]>([
  [0, false],
  [1_500, false],
  [-1_500, false],
  [60_000, true],
  [-60_000, true],
])('a clock that is %i ms ahead is counted, and told in the log: %s', async (ahead, told) => {
  const lines: unknown[] = [];
  let counted = Number.NaN;
  const watch = watchClock(
    database.db,
    () => Date.now() + ahead,
    { clockSkew: (seconds) => (counted = seconds) },
    { info: () => undefined, error: (keys, msg) => lines.push([keys, msg]) },
  );
  watch.stop();
  await watch.look();
  // the question itself takes a moment of a busy machine
  expect(Math.abs(Math.round(counted - ahead / 1000))).toBe(0);
  expect(lines).toEqual(told ? [[{ part: 'database', seconds: Math.round(counted) }, 'the clocks differ']] : []);
});

it('a difference that lasts is said once an hour, and a new one at once', async () => {
  let ahead = 60_000;
  let lines = 0;
  const log = { info: () => undefined, error: () => (lines += 1) };
  const watch = watchClock(database.db, () => Date.now() + ahead, { clockSkew: () => undefined }, log);
  watch.stop();
  for (let minute = 0; minute < 60; minute += 1) await watch.look();
  expect(lines).toBe(1);
  await watch.look();
  expect(lines).toBe(2);
  ahead = 0;
  await watch.look();
  ahead = -60_000;
  await watch.look();
  expect(lines).toBe(3);
});
