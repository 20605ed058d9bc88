/** Is whoever runs the product told of a provider that answers, and then breaks off? */
import { expect, test } from 'vitest';
import { FOUND, next } from '../../../tests/kits/gateway/asked';
import {
  BASE,
  bundle,
  condition,
  EVERYTHING,
  fakeServer,
  LOOK_UP,
  person,
  provider,
  replyWith,
} from '../../../tests/kits/gateway/fake-server';
import type { Happening } from '../happenings';
import { askProvider } from './ask-provider';

test.each<[what: string, second: Response | null, problem: unknown]>([
  ['reads its pages to the end', replyWith(bundle([condition('2')])), undefined],
  ['fails at the second page', replyWith({}, 502), { kind: 'refused', status: 502 }],
  ['gives no FHIR for the second page', replyWith('<html>'), { kind: 'badly-answered', status: 200 }],
  ['names a next page elsewhere', null, { kind: 'badly-answered' }],
])('a provider that %s', async (_, second, problem) => {
  const happened: Happening[] = [];
  const elsewhere = second === null ? 'https://elsewhere.test/?page=2' : `${BASE}?page=2`;
  const server = fakeServer({
    [LOOK_UP]: FOUND,
    [EVERYTHING]: bundle([condition('1')], next(elsewhere)),
    ...(second === null ? {} : { [`${BASE}?page=2`]: second }),
  });
  await askProvider(provider(), person(), { fetch: server.fetch, now: () => 0, told: (one) => happened.push(one) });
  expect(happened).toMatchObject([{ what: 'provider', outcome: 'answered' }]);
  expect(happened.map((one) => ('problem' in one ? one.problem : undefined))).toEqual([problem]);
});
