/**
 * Of rows with planted errors, is no pair joined that is not one person, and nearly every pair that is? As national
 * linkage is measured: pairs of rows.
 */
import { expect, it } from 'vitest';
import { linkRow, type Identity } from './link-row';

interface Planted extends Identity {
  /** Whose row it truly is, and whose number it bears. */
  readonly truth: number;
  readonly number: number;
}

/** A number from 0 to 1, the same at each run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const PEOPLE = 6000;
const random = seeded(7);
const pick = (most: number): number => Math.floor(random() * most);
const two = (value: number): string => String(value).padStart(2, '0');
const FAMILY = ['smith', 'jones', 'patel', 'khan', 'okoro', 'nguyen', 'murphy', 'cohen'];
const GIVEN = ['jane', 'jana', 'john', 'joan', 'mary', 'amir', 'ada', 'ben', 'tom', 'zoe'];

function somebody(): Identity {
  return {
    birthDate: `${String(1930 + pick(95))}-${two(1 + pick(12))}-${two(1 + pick(28))}`,
    family: FAMILY[pick(FAMILY.length)] ?? '',
    given: GIVEN[pick(GIVEN.length)] ?? '',
    postcode: `NW${String(1 + pick(9))}${String(1 + pick(9))}AB`,
    gender: pick(2) === 0 ? 'female' : 'male',
  };
}

/** Every fortieth person has a twin, every thirtieth a baby born on their birthday. */
const people: Identity[] = [];
while (people.length < PEOPLE) {
  const one = somebody();
  people.push(one);
  if (people.length % 40 === 1) people.push({ ...one, given: one.given === 'jane' ? 'john' : 'jane' });
  if (people.length % 30 === 1) people.push({ ...one, given: 'kit', birthDate: `2024${one.birthDate.slice(4)}` });
}

const typo = (one: Identity): Identity => {
  const [year = '', month = '', day = ''] = one.birthDate.split('-');
  const kinds: readonly Partial<Identity>[] = [
    { birthDate: `${year}-${day}-${month}` },
    { birthDate: `${year}-${month}-${two(1 + (Number(day) % 28))}` },
    { given: `${one.given}e` },
    { family: one.family.slice(1) },
  ];
  return { ...one, ...kinds[pick(kinds.length)] };
};

const isTwinOf = (a: Identity, b: Identity): boolean =>
  a !== b && a.family === b.family && a.birthDate === b.birthDate && a.postcode === b.postcode && a.given !== b.given;

const rows: readonly Planted[] = people.flatMap((one, truth) =>
  [0, 1, 2].map((source) => {
    const chance = random();
    const written = chance < 0.03 ? typo(one) : one;
    const nameless = source === 2 ? { given: '', family: '' } : {};
    // a number of somebody else: of the twin, of the mother, of anybody
    const isSwapped = chance > 0.995;
    const number = isSwapped ? [truth - 1, truth + 1, pick(people.length)][pick(3)] : truth;
    return { ...written, ...nameless, truth, number: number ?? truth };
  }),
);

const beside = new Map<string, number[]>();
people.forEach(({ family, birthDate, postcode }, at) => {
  const key = `${family} ${birthDate} ${postcode}`;
  beside.set(key, [...(beside.get(key) ?? []), at]);
});
const hasTwin = (at: number): boolean => {
  const one = people[at] as Identity;
  const others = beside.get(`${one.family} ${one.birthDate} ${one.postcode}`) ?? [];
  return others.some((other) => isTwinOf(one, people[other] as Identity));
};

const pairs = (of: (row: Planted) => number, from: readonly Planted[]): Map<number, Planted[]> => {
  const groups = new Map<number, Planted[]>();
  for (const row of from) groups.set(of(row), [...(groups.get(of(row)) ?? []), row]);
  return groups;
};
const count = (size: number): number => (size * (size - 1)) / 2;
const linked = rows.filter((row) => {
  const person = people[row.number];
  return person !== undefined && linkRow(row, person, hasTwin(row.number)).linked;
});

it('no pair is joined that is not one person, and nearly every one that is', () => {
  let joined = 0;
  let right = 0;
  for (const group of pairs(({ number }) => number, linked).values()) {
    joined += count(group.length);
    for (const one of pairs(({ truth }) => truth, group).values()) right += count(one.length);
  }
  const all = [...pairs(({ truth }) => truth, rows).values()].reduce((sum, group) => sum + count(group.length), 0);
  const withoutTwinsNameless = rows.filter(({ given, truth }) => given !== '' || !hasTwin(truth));
  const fair = [...pairs(({ truth }) => truth, withoutTwinsNameless).values()];
  const told = fair.reduce((sum, group) => sum + count(group.length), 0);
  expect(right / joined).toBeGreaterThanOrEqual(0.9999);
  expect(right / told).toBeGreaterThanOrEqual(0.98);
  // of twins, a row without a name is left to people
  expect(right / all).toBeGreaterThanOrEqual(0.94);
});

it('of twins and of babies, not one row is joined with the other', () => {
  const wrong = linked.filter(({ number, truth }) => number !== truth);
  expect(wrong.filter(({ number, truth }) => isTwinOf(people[number] as Identity, people[truth] as Identity))).toEqual(
    [],
  );
  expect(wrong.filter(({ birthDate }) => birthDate.startsWith('2024'))).toEqual([]);
});

it('the errors were planted', () => {
  expect(people.filter((_, at) => hasTwin(at)).length).toBeGreaterThan(200);
  expect(rows.filter(({ number, truth }) => number !== truth).length).toBeGreaterThan(50);
});
