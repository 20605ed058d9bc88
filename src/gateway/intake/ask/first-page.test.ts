/** Is a page of a sensible size asked for, without losing a server that would not be asked so? */
import { expect, test } from 'vitest';
import type { Json } from '../../../domain/json';
import { BASE, bundle, condition, replyWith } from '../../../../tests/kits/gateway/fake-server';
import { next } from '../../../../tests/kits/gateway/asked';
import { openExchange } from './exchange';
import { firstPage, ON_A_PAGE } from './first-page';

const many = (count: number): readonly Json[] => Array.from({ length: count }, (_, i) => condition(String(i)));

async function ask(path: string, counted: () => Response, plain: Json): Promise<[asked: string[], entries: number]> {
  const asked: string[] = [];
  const fetched = (url: string): Promise<Response> => {
    asked.push(url.slice(BASE.length + 1));
    return Promise.resolve(/[?&]_count=/.test(url) ? counted() : replyWith(plain));
  };
  const exchange = openExchange(fetched, { baseUrl: BASE, timeoutMs: 60_000, maxBytes: 10_000_000 });
  const page = await firstPage(exchange, path);
  exchange.close();
  return [asked, page.ok ? (page.value as { readonly entry: readonly Json[] }).entry.length : -1];
}

const PLAIN = 'Patient/p1/$everything';
const COUNTED = `${PLAIN}?_count=${String(ON_A_PAGE)}`;

test('the count stands after what else is asked for', async () => {
  const [asked, entries] = await ask('Condition?patient=p1', () => replyWith(bundle(many(3))), bundle([]));
  expect([asked, entries]).toEqual([[`Condition?patient=p1&_count=${String(ON_A_PAGE)}`], 3]);
});

test.each<[what: string, counted: Json, asked: readonly string[], entries: number]>([
  ['a page that is not full is all there is', bundle(many(ON_A_PAGE - 1)), [COUNTED], ON_A_PAGE - 1],
  ['a full page with a way to the next is read on', bundle(many(ON_A_PAGE), next('?page=2')), [COUNTED], ON_A_PAGE],
  ['a full page without one may be cut short', bundle(many(ON_A_PAGE)), [COUNTED, PLAIN], 750],
  ['so may one that says how many there are', bundle(many(ON_A_PAGE), { total: 750 }), [COUNTED, PLAIN], 750],
])('%s', async (_, counted, expected, entries) => {
  expect(await ask(PLAIN, () => replyWith(counted), bundle(many(750)))).toEqual([expected, entries]);
});

test.each([400, 404, 405, 422])('refused with %i, it is asked without the count, once', async (status) => {
  expect(await ask(PLAIN, () => replyWith({}, status), bundle(many(2)))).toEqual([[COUNTED, PLAIN], 2]);
});

test.each([401, 403, 429, 500, 503])('refused with %i, the count is not the matter', async (status) => {
  expect(await ask(PLAIN, () => replyWith({}, status), bundle(many(2)))).toEqual([[COUNTED], -1]);
});
