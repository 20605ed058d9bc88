// D7: of a group that is told as ten, do two others that differ by it tell whether it has fewer?
import { describe, expect, it } from 'vitest';
import { askedWorld, type Asked, type Somebody } from '../../../tests/kits/secondary/asked-world';
import { WITHHELD } from '../shapes/answer';

const ages = ['a', 'b'];
const boroughs = ['q', 'r', 's', 't', 'u', 'v', 'w', 'x'];
const VALUES = { borough: boroughs };

/** Of one borough so many of the older, and in the others so many of either that none is near another. */
const people = (older: number): readonly (Somebody & { readonly age: string })[] =>
  boroughs.flatMap((borough, at) =>
    ages.flatMap((age) =>
      Array.from({ length: at > 0 ? 100 + 10 * at : age === 'a' ? 60 : older }, (_, one) => ({
        by: { borough },
        hasOutcome: one % 2 === 0,
        age,
      })),
    ),
  );
const asked = (age: string): Asked => ({
  asked: age,
  whom: age,
  by: ['borough'],
  of: (one) => age === 'all' || (one as Somebody & { readonly age: string }).age === age,
});

/** What is told of everybody of that borough, of the younger and of the older, asked in this order. */
const toldOf = (older: number, order: readonly string[]) => {
  const world = askedWorld(VALUES);
  return order.map((age) => {
    const released = world.ask(people(older), asked(age));
    return released.ok ? released.rows[0]?.population : 'refused';
  });
};

describe.each([
  [['b', 'a', 'all']],
  [['b', 'all', 'a']],
  [['a', 'all', 'b']],
  [['all', 'a', 'b']],
  [['a', 'b', 'all']],
  [['all', 'b', 'a']],
])('asked of %j', (order) => {
  it('ten are told as eight, or are known to be ten to twelve', () => {
    const all = [8, 9, 10, 11, 12].map((older) => ({ older, told: toldOf(older, order) }));
    for (const { told } of all) {
      const alike = all.filter((one) => String(one.told.map(rounded)) === String(told.map(rounded)));
      expect(alike.length, String(told)).toBeGreaterThan(1);
      const isTold = told[order.indexOf('b')] !== WITHHELD;
      expect(isTold ? alike.length : 3, String(told)).toBeGreaterThan(2);
    }
  });
});

/** Of the others it is looked at alone whether they are told. */
const rounded = (told: unknown): unknown => (typeof told === 'number' && told > 12 ? 'told' : told);
