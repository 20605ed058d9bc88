/** Is a server that takes no count asked once, and does it change nothing but the way of asking? */
import { expect, test } from 'vitest';
import type { Json } from '../../../domain/json';
import { next } from '../../../../tests/kits/gateway/asked';
import {
  BASE,
  bundle,
  condition,
  EVERYTHING,
  patient,
  person,
  provider,
  replyWith,
} from '../../../../tests/kits/gateway/fake-server';
import { createExpiring } from '../../expiring';
import { askProvider } from '../ask-provider';
import { ON_A_PAGE } from './first-page';
import { UNCOUNTED_KEPT_MS } from './uncounted';

const COUNT = `_count=${String(ON_A_PAGE)}`;
const COUNTED = `${EVERYTHING}?${COUNT}`;
const SECOND = `${EVERYTHING}?page=2`;
const MANY = 3 * ON_A_PAGE;

const entries = (from: number, to: number): readonly Json[] =>
  Array.from({ length: to - from }, (_, at) => condition(String(from + at)));
const refused = (): Response => replyWith({ resourceType: 'OperationOutcome' }, 400);
const whole = (held: number): Response => replyWith(bundle([patient(), ...entries(0, held)]));
/** In pages of a hundred, where it is not asked for another number. */
const paged = (held: number): Response =>
  held > 100 ? replyWith(bundle(entries(0, 100), next(`${BASE}/${SECOND}`))) : whole(held);

/** What each server answers, asked for the record with the count, without it, and for its second page. */
const SERVERS: Readonly<Record<string, (path: string, held: number) => Response>> = {
  'takes no count': (_, held) => whole(held),
  'refuses the count': (path, held) => (path === COUNTED ? refused() : whole(held)),
  'stops at the count': (path, held) => (path === COUNTED ? whole(Math.min(held, ON_A_PAGE - 1)) : whole(held)),
  'gives few where it is not asked for a number': (path, held) => whole(Math.min(held, path === COUNTED ? MANY : 20)),
  'stops at the count, and gives few without one': (path, held) =>
    whole(Math.min(held, path === COUNTED ? ON_A_PAGE - 1 : 20)),
  'refuses it, and pages': (path, held) =>
    path === COUNTED ? refused() : path === SECOND ? replyWith(bundle(entries(100, held))) : paged(held),
  'stops at it, and pages': (path, held) =>
    path === COUNTED
      ? whole(Math.min(held, ON_A_PAGE - 1))
      : path === SECOND
        ? replyWith(bundle(entries(100, held)))
        : paged(held),
  'pages as asked': (path, held) =>
    path === COUNTED && held > ON_A_PAGE
      ? replyWith(bundle(entries(0, ON_A_PAGE), next(`${BASE}/${SECOND}`)))
      : path === SECOND
        ? replyWith(bundle(entries(ON_A_PAGE, held)))
        : whole(held),
};

interface World {
  held: number;
  now: number;
  readonly asked: string[];
  /** Asks for the record, once; the ids that came, and whether something of it is missing. */
  ask(): Promise<readonly [shown: number, isPartial: boolean]>;
}

/** `remembers` false: as if each question were the first. */
function world(answers: (path: string, held: number) => Response, remembers = true): World {
  const uncounted = createExpiring<true>(10);
  const one: World = {
    held: MANY,
    now: 0,
    asked: [],
    async ask() {
      one.asked.splice(0);
      const fetch = (url: string): Promise<Response> => {
        const path = decodeURIComponent(url.slice(BASE.length + 1));
        if (path.startsWith('Patient?')) return Promise.resolve(replyWith(bundle([patient()])));
        one.asked.push(path);
        return Promise.resolve(answers(path, one.held));
      };
      const ports = { fetch, now: () => one.now, ...(remembers ? { uncounted } : {}) };
      const result = await askProvider(provider(), person(), ports);
      if (result.outcome !== 'answered') throw new Error(result.outcome);
      return [result.resources.length, result.partial.length > 0];
    },
  };
  return one;
}

test.each<[what: keyof typeof SERVERS, first: readonly string[], then: readonly string[]]>([
  ['takes no count', [COUNTED, EVERYTHING], [EVERYTHING]],
  ['refuses the count', [COUNTED, EVERYTHING], [EVERYTHING]],
  ['stops at the count', [COUNTED, EVERYTHING], [EVERYTHING]],
  // its own pages may be many small ones
  ['refuses it, and pages', [COUNTED, EVERYTHING, SECOND], [COUNTED, EVERYTHING, SECOND]],
  ['pages as asked', [COUNTED, SECOND], [COUNTED, SECOND]],
])('a server that %s is asked the first time and then', async (what, first, then) => {
  const one = world(SERVERS[what] ?? refused);
  expect([await one.ask(), one.asked]).toEqual([[MANY, false], first]);
  expect([await one.ask(), one.asked]).toEqual([[MANY, false], then]);
});

test('what is shown is what would be shown if each question were the first, whatever the server and the record', async () => {
  for (const answers of Object.values(SERVERS)) {
    const [remembers, forgets] = [world(answers), world(answers, false)];
    for (const held of [MANY, 5, MANY, ON_A_PAGE, ON_A_PAGE - 2, 150, MANY]) {
      Object.assign(remembers, { held });
      Object.assign(forgets, { held });
      expect(await remembers.ask()).toEqual(await forgets.ask());
    }
  }
});

test.each([
  ['gives few where it is not asked for a number', MANY],
  ['stops at the count, and gives few without one', ON_A_PAGE - 1],
] as const)(
  'of a server that %s, what came with the count is shown, and said to be less than all',
  async (what, shown) => {
    const one = world(SERVERS[what] ?? refused);
    for (const often of ['first', 'then'])
      expect([often, await one.ask(), one.asked]).toEqual([often, [shown, true], [COUNTED, EVERYTHING]]);
    one.held = 30;
    expect([await one.ask(), one.asked]).toEqual([[30, false], [COUNTED]]);
  },
);

test('a server that pages after all is asked with the count again', async () => {
  let answers = SERVERS['refuses the count'];
  const one = world((path, held) => answers?.(path, held) ?? refused());
  await one.ask();
  answers = SERVERS['refuses it, and pages'];
  expect([await one.ask(), one.asked]).toEqual([
    [MANY, false],
    [EVERYTHING, SECOND],
  ]);
  answers = SERVERS['pages as asked'];
  expect([await one.ask(), one.asked]).toEqual([
    [MANY, false],
    [COUNTED, SECOND],
  ]);
});

test('it is asked with the count again after a while, and where it refuses what it took', async () => {
  let isDown = false;
  const one = world((_, held) => (isDown ? refused() : whole(held)));
  await one.ask();
  one.now = UNCOUNTED_KEPT_MS - 1;
  await one.ask();
  expect(one.asked).toEqual([EVERYTHING]);
  one.now = UNCOUNTED_KEPT_MS;
  await one.ask();
  expect(one.asked).toEqual([COUNTED, EVERYTHING]);
  isDown = true;
  await expect(one.ask()).rejects.toThrow('bad-answer');
  isDown = false;
  await one.ask();
  expect(one.asked).toEqual([COUNTED, EVERYTHING]);
});

test('what is remembered tells of no person', async () => {
  const keys: string[] = [];
  const rows = createExpiring<true>(10);
  const uncounted = {
    ...rows,
    set: (key: string, value: true, until: number) => (keys.push(key), rows.set(key, value, until)),
  };
  const fetch = (url: string): Promise<Response> =>
    Promise.resolve(url.includes('identifier') ? replyWith(bundle([patient()])) : whole(MANY));
  await askProvider(provider(), person(), { fetch, now: () => 0, uncounted });
  expect(keys).toEqual([`${BASE}|$everything|`]);
});
