/** Is nothing given out after its time, and does what is kept stay bounded? */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createExpiring } from './expiring';

it('a row is there until its time and gone from that moment on', () => {
  const rows = createExpiring<string>(10);
  rows.set('a', 'one', 100);
  expect([rows.get('a', 99), rows.get('a', 100), rows.get('a', 99)]).toEqual(['one', undefined, undefined]);
});

it('a value set again takes the place and the time of the first', () => {
  const rows = createExpiring<string>(10);
  rows.set('a', 'one', 100);
  rows.set('a', 'two', 200);
  expect([rows.get('a', 150), rows.get('a', 200)]).toEqual(['two', undefined]);
});

it('what is taken is gone, and is not given once its time is over', () => {
  const rows = createExpiring<string>(10);
  rows.set('a', 'one', 100);
  rows.set('b', 'two', 100);
  expect([rows.take('a', 50), rows.take('a', 50), rows.take('b', 100)]).toEqual(['one', undefined, undefined]);
});

it('beyond the bound the row that was used least lately goes', () => {
  const rows = createExpiring<number>(2);
  rows.set('a', 1, 100);
  rows.set('b', 2, 100);
  rows.get('a', 0);
  rows.set('c', 3, 100);
  expect(['a', 'b', 'c'].map((key) => rows.get(key, 0))).toEqual([1, undefined, 3]);
});

it('one access is forgotten with all that is kept under it, and no other', () => {
  const rows = createExpiring<number>(10);
  for (const [at, key] of ['x|gp', 'x|acute', 'y|gp'].entries()) rows.set(key, at, 100);
  rows.forget('x');
  expect(['x|gp', 'x|acute', 'y|gp'].map((key) => rows.get(key, 0))).toEqual([undefined, undefined, 2]);
});

it('sweeping takes what is over and leaves the rest', () => {
  const rows = createExpiring<number>(10);
  rows.set('over', 1, 100);
  rows.set('lasts', 2, 101);
  rows.sweep(100);
  expect([rows.take('over', 0), rows.take('lasts', 0)]).toEqual([undefined, 2]);
});

it('whatever is asked in whatever order, nothing comes back that is over, taken or forgotten', () => {
  const key = fc.constantFrom('a', 'b', 'c');
  const step = fc.oneof(
    fc.record({ do: fc.constant('set' as const), key, until: fc.integer({ min: 0, max: 20 }) }),
    fc.record({ do: fc.constantFrom('get' as const, 'take' as const, 'forget' as const), key }),
  );
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const rows = createExpiring<number>(2);
      const newest = new Map<string, { readonly value: number; readonly until: number }>();
      for (const [now, one] of steps.entries()) {
        if (one.do === 'set') {
          rows.set(one.key, now, one.until);
          newest.set(one.key, { value: now, until: one.until });
          continue;
        }
        if (one.do !== 'forget') {
          const got = rows[one.do](one.key, now);
          const right = newest.get(one.key);
          if (got !== undefined) expect([got, now < (right?.until ?? -1)]).toEqual([right?.value, true]);
        } else rows.forget(one.key);
        if (one.do !== 'get') newest.delete(one.key);
      }
    }),
  );
});
