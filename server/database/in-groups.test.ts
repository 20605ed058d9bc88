/**
 * Does each who writes in a group learn what became of their own item, once, and is none written for whoever gave up?
 */
import { afterEach, expect, it, vi } from 'vitest';
import { inGroups } from './in-groups';

afterEach(() => {
  vi.useRealTimers();
});

/** Groups as they were handed over; each is answered when the test says so. */
function paper(lanes: number, most = 3) {
  const groups: { readonly items: readonly string[]; readonly end: (error?: Error) => void }[] = [];
  const add = inGroups<string>(
    (items) =>
      new Promise<void>((resolve, reject) => {
        groups.push({
          items,
          end: (error) => {
            if (error === undefined) resolve();
            else reject(error);
          },
        });
      }),
    { most, lanes, waitMs: 1_000 },
  );
  return { groups, add };
}

/** Until nothing is left to do of this turn. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('those who come in the same turn go together', async () => {
  const { groups, add } = paper(1);
  const all = ['a', 'b'].map(add);
  await turn();
  expect(groups.map(({ items }) => items)).toEqual([['a', 'b']]);
  groups[0]?.end();
  await Promise.all(all);
});

it('those who come while a group is on its way share the next one', async () => {
  const { groups, add } = paper(1);
  const first = add('a');
  await turn();
  const all = [first, ...['b', 'c', 'd', 'e'].map(add)];
  expect(groups.map(({ items }) => items)).toEqual([['a']]);
  groups[0]?.end();
  await all[0];
  expect(groups.map(({ items }) => items)).toEqual([['a'], ['b', 'c', 'd']]);
  groups[1]?.end();
  await Promise.all(all.slice(1, 4));
  expect(groups.at(-1)?.items).toEqual(['e']);
  groups[2]?.end();
  await all[4];
  const last = add('f');
  await turn();
  expect(groups.at(-1)?.items).toEqual(['f']);
  groups[3]?.end();
  await last;
});

it('a group that fails fails all of it, none of it is tried again, and the next goes on', async () => {
  const { groups, add } = paper(1);
  const first = add('a');
  await turn();
  const settled = Promise.allSettled([first, ...['b', 'c'].map(add)]);
  groups[0]?.end();
  await turn();
  groups[1]?.end(new Error('lost'));
  expect((await settled).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  const next = add('d');
  await turn();
  groups[2]?.end();
  await next;
  expect(groups.map(({ items }) => items)).toEqual([['a'], ['b', 'c'], ['d']]);
});

it('one group that hangs does not hold up the other lane', async () => {
  const { groups, add } = paper(2);
  void add('hangs');
  await turn();
  const second = add('goes');
  await turn();
  groups[1]?.end();
  await second;
  const third = add('goes too');
  await turn();
  groups[2]?.end();
  await third;
  expect(groups).toHaveLength(3);
});

it('what has waited too long is told no, and is never written', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const { groups, add } = paper(1);
  const first = add('a');
  await turn();
  const late = add('late');
  vi.advanceTimersByTime(1_001);
  const young = add('young');
  groups[0]?.end();
  await first;
  await expect(late).rejects.toThrow('not written in time');
  groups[1]?.end();
  await young;
  expect(groups.map(({ items }) => items)).toEqual([['a'], ['young']]);
});
