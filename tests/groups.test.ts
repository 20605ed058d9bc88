/**
 * From made-up people to an answer, by the commands alone: is each shown count true, and is each group that stands out
 * named? A few people here; `npm run deep` asks all four questions of many, over several seeds.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approved, ask, build, makePlace, type Place } from './kits/secondary/by-command';
import { compared } from './kits/secondary/compared';

const WHOLE = process.env['GROUPS_OF_PEOPLE'] === 'whole';
const SEEDS = WHOLE ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20] : [1];
const PEOPLE = WHOLE ? 50_000 : 8_000;
const IDS = WHOLE ? ['cervical-screening', 'flu', 'annual-check', 'stop-smoking'] : ['stop-smoking'];

describe.each(SEEDS)('of the people of seed %i', (seed) => {
  let place: Place;
  let requests: ReadonlyMap<string, string>;
  beforeAll(async () => {
    place = makePlace({ people: PEOPLE, seed, practices: 24 });
    requests = await approved(place, IDS);
  }, 600_000);
  afterAll(() => {
    place.remove();
  });

  it.each(IDS)(
    'the answer to %s says what is true, and names whom it should',
    (id) => {
      const request = requests.get(id) ?? '';
      const asked = place.truth.questions[id];
      if (asked === undefined) throw new Error(`no question ${id}`);
      build(place, request);
      const told = ask(place, request, id);
      const { shown, off, missed, madeUp } = compared(asked, told);
      expect(told.released).toBe(false);
      expect(shown).toBeGreaterThan(asked.cells.length);
      expect({ off, missed, madeUp }).toEqual({ off: [], missed: [], madeUp: [] });
      expect(JSON.stringify(told)).not.toContain(place.truth.canary);
    },
    600_000,
  );
});
