// Which people do two answers share? Held against people counted one by one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairsAmong, placeOf, sharedBetween, UNSHOWN } from './overlap';

/** Where one person is in each answer; null for nowhere. */
interface Somewhere {
  readonly own: readonly [cell: number, hasOutcome: boolean] | null;
  readonly earlier: readonly [cell: number, hasOutcome: boolean] | null;
}

const CELLS = 4;
const EARLIER_CELLS = 3;
const somewhere = (cells: number) => fc.option(fc.tuple(fc.nat(cells - 1), fc.boolean()), { nil: null });
const people = fc.array(fc.record({ own: somewhere(CELLS), earlier: somewhere(EARLIER_CELLS) }), { maxLength: 40 });

const placesOf = (all: readonly Somewhere[], side: 'own' | 'earlier'): Uint16Array<ArrayBuffer> =>
  Uint16Array.from(all, ({ [side]: at }) => (at === null ? 0 : placeOf(at[0], at[1])));
const sharedOf = (all: readonly Somewhere[]) =>
  sharedBetween(placesOf(all, 'own'), placesOf(all, 'earlier'), [CELLS, EARLIER_CELLS]);

describe('a place', () => {
  it('is of one cell and one outcome, and never that of nowhere', () => {
    const places = [0, 1, 2].flatMap((cell) => [placeOf(cell, false), placeOf(cell, true)]);
    expect(new Set([0, ...places]).size).toBe(7);
  });
});

describe('what two answers share', () => {
  it('is what is found person by person, and pairs that share nobody are not listed', () => {
    fc.assert(
      fc.property(people, (all) => {
        const meant = Array.from({ length: CELLS * EARLIER_CELLS }, (_, at) => {
          const [cell, earlier] = [Math.floor(at / EARLIER_CELLS), at % EARLIER_CELLS];
          const both = all.filter((one) => one.own?.[0] === cell && one.earlier?.[0] === earlier);
          const count = (of: (one: Somewhere) => boolean): number => both.filter(of).length;
          return {
            cell,
            earlier,
            populations: both.length,
            populationOutcome: count((one) => one.earlier?.[1] === true),
            outcomePopulation: count((one) => one.own?.[1] === true),
            outcomes: count((one) => one.own?.[1] === true && one.earlier?.[1] === true),
          };
        });
        expect(sharedOf(all)).toEqual(meant.filter(({ populations }) => populations > 0));
      }),
    );
  });

  it('leaves out whom the floor withholds in either, in tables as large as may be too', () => {
    const cells = 400;
    const place = (cell: number): number => placeOf(cell, false);
    const [own, earlier] = [
      [place(1), place(2), UNSHOWN, UNSHOWN, place(399)],
      [place(1), UNSHOWN, place(3), UNSHOWN, UNSHOWN],
    ].map((places) => Uint16Array.from(places)) as [Uint16Array<ArrayBuffer>, Uint16Array<ArrayBuffer>];
    const alone = (places: Uint16Array<ArrayBuffer>) => places.slice(0, 1);
    expect(sharedBetween(own, earlier, [cells, cells])).toEqual(
      sharedBetween(alone(own), alone(earlier), [cells, cells]),
    );
  });

  it('leaves out people whom one of the lists does not reach', () => {
    const own = Uint16Array.of(placeOf(0, true), placeOf(0, true), placeOf(1, false));
    const earlier = Uint16Array.of(placeOf(0, true));
    const one = { cell: 0, earlier: 0, populations: 1, populationOutcome: 1, outcomePopulation: 1, outcomes: 1 };
    expect(sharedBetween(own, earlier, [2, 1])).toEqual([one]);
    expect(sharedBetween(earlier, own, [1, 2])).toEqual([one]);
  });
});

describe('pairs of answers', () => {
  const ALL = [
    [placeOf(0, true), 0, placeOf(1, false)],
    [0, placeOf(2, false)],
    [placeOf(0, false), placeOf(0, true), 0],
    [0, 0, 0, placeOf(0, true)],
  ].map((places) => Uint16Array.from(places));
  const pairs = () =>
    pairsAmong(
      (number) => ALL[number] ?? new Uint16Array(),
      (number) => (number === 1 ? 3 : 2),
    );

  it.each([
    [0, 1, true],
    [0, 2, false],
    [1, 2, false],
    [0, 3, true],
    [2, 3, true],
  ])('%i and %i have nobody in common: %s', (one, other, areApart) => {
    const { areApart: asked } = pairs();
    expect([asked(one, other), asked(other, one), asked(one, other)]).toEqual([areApart, areApart, areApart]);
  });

  it('share what two tables share, each by its own cells, whichever is asked first', () => {
    const { shared } = pairs();
    const one = { cell: 0, earlier: 2, populations: 1, populationOutcome: 0, outcomePopulation: 1, outcomes: 0 };
    const turned = { cell: 2, earlier: 0, populations: 1, populationOutcome: 1, outcomePopulation: 0, outcomes: 0 };
    expect([shared(2, 1), shared(1, 2), shared(2, 1)]).toEqual([[one], [turned], [one]]);
    expect(shared(0, 1)).toEqual([]);
  });
});
