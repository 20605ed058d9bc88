/** Is a loss between pages seen, and is no loss seen where there is none? */
import { expect, test } from 'vitest';
import type { Json } from '../../../domain/json';
import { BASE, bundle, condition, fakeServer } from '../../../../tests/kits/gateway/fake-server';
import { next } from '../../../../tests/kits/gateway/asked';
import { openExchange } from './exchange';
import { readPages } from './pages';
import type { ResourceType } from '../../../domain/section-of';

const FIRST = 'Condition?patient=Patient/p1';
const page2 = `${BASE}/Condition?page=2`;

async function read(first: Json, second: Json, type: ResourceType | null) {
  const server = fakeServer({ [FIRST]: first, 'Condition?page=2': second });
  const exchange = openExchange(server.fetch, { baseUrl: BASE, timeoutMs: 60_000, maxBytes: 1_000_000 });
  const pages = await readPages(exchange, await exchange.get(FIRST), { baseUrl: BASE, maxPages: 9 }, type);
  exchange.close();
  if (!pages.ok) throw new Error('the first page was not read');
  return {
    ids: [
      ...new Set(pages.entries.map(({ resource }) => `${String(resource['resourceType'])}/${String(resource['id'])}`)),
    ],
    isPartial: pages.partial.length > 0,
  };
}

const ofMode = (mode: string, resource: Json): Json => ({ resource, search: { mode } });
const searchset = (entry: readonly Json[], more: Json = {}): Json => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry,
  ...more,
});

test.each<[what: string, first: Json, second: Json, shown: readonly string[], isPartial: boolean]>([
  [
    'a last page without entries is an empty page',
    bundle([condition('1'), condition('2')], { total: 2, ...next(page2) }),
    { resourceType: 'Bundle', type: 'searchset' },
    ['Condition/1', 'Condition/2'],
    false,
  ],
  [
    'a last page without entries proves no loss where nobody counted',
    bundle([condition('1')], next(page2)),
    { resourceType: 'Bundle', type: 'searchset' },
    ['Condition/1'],
    false,
  ],
  [
    'an empty page hides no loss that was counted',
    bundle([condition('1')], { total: 2, ...next(page2) }),
    { resourceType: 'Bundle', type: 'searchset' },
    ['Condition/1'],
    true,
  ],
  [
    'one that moved to the next page pushed another out: as many came as were counted, not as many different',
    bundle([condition('1'), condition('2')], { total: 4, ...next(page2) }),
    bundle([condition('2'), condition('4')]),
    ['Condition/1', 'Condition/2', 'Condition/4'],
    true,
  ],
  [
    'one on two pages, and nobody counted: another may be lost',
    bundle([condition('1')], next(page2)),
    bundle([condition('1'), condition('2')]),
    ['Condition/1', 'Condition/2'],
    true,
  ],
  [
    'one twice on one page moved nowhere',
    bundle([condition('1'), condition('1')], next(page2)),
    bundle([condition('2')]),
    ['Condition/1', 'Condition/2'],
    false,
  ],
  [
    'a total that grows counts what came since',
    bundle([condition('1'), condition('2')], { total: 2, ...next(page2) }),
    bundle([condition('3')], { total: 5 }),
    ['Condition/1', 'Condition/2', 'Condition/3'],
    true,
  ],
  [
    'what comes beside the matches does not stand for one that is lost',
    searchset([ofMode('match', condition('1')), ofMode('include', { resourceType: 'Organization', id: 'o' })], {
      total: 2,
      ...next(page2),
    }),
    { resourceType: 'Bundle', type: 'searchset' },
    ['Condition/1', 'Organization/o'],
    true,
  ],
  [
    'what comes beside the matches on every page has not moved',
    searchset(
      [ofMode('match', condition('1')), ofMode('include', { resourceType: 'Organization', id: 'o' })],
      next(page2),
    ),
    searchset([ofMode('match', condition('2')), ofMode('include', { resourceType: 'Organization', id: 'o' })]),
    ['Condition/1', 'Organization/o', 'Condition/2'],
    false,
  ],
  [
    'a first page without entries that leads on is an empty page',
    { resourceType: 'Bundle', type: 'searchset', ...next(page2) },
    bundle([condition('2')]),
    ['Condition/2'],
    false,
  ],
  ...['Next', 'NEXT', 'self next', ' next '].map(
    (relation) =>
      [
        `a way on is followed however it is written: “${relation}”`,
        bundle([condition('1')], { link: [{ relation, url: page2 }] }),
        bundle([condition('2')]),
        ['Condition/1', 'Condition/2'],
        false,
      ] as [string, Json, Json, readonly string[], boolean],
  ),
  [
    'of two ways on one is followed, and the other told',
    bundle([condition('1')], {
      link: [
        { relation: 'next', url: page2 },
        { relation: 'next', url: `${page2}3` },
      ],
    }),
    bundle([condition('2')]),
    ['Condition/1', 'Condition/2'],
    true,
  ],
  [
    'one way on, said twice, is one',
    bundle([condition('1')], {
      link: [
        { relation: 'next', url: page2 },
        { relation: 'next', url: page2 },
      ],
    }),
    bundle([condition('2')]),
    ['Condition/1', 'Condition/2'],
    false,
  ],
  [
    'a way on that leads nowhere is told',
    bundle([condition('1')], { link: [{ relation: 'next' }] }),
    bundle([condition('2')]),
    ['Condition/1'],
    true,
  ],
  [
    'no way on: the ways to this page, the first and the last',
    bundle([condition('1')], {
      link: ['self', 'first', 'last', 'previous'].map((relation) => ({ relation, url: page2 })),
    }),
    bundle([condition('2')]),
    ['Condition/1'],
    false,
  ],
])('%s, in a search and in an operation', async (_what, first, second, ids, isPartial) => {
  for (const type of ['Condition', null] as const) expect(await read(first, second, type)).toEqual({ ids, isPartial });
});

const MARK = {
  meta: { tag: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' }] },
};
const inner = (resource: Json, more: Json = {}): Json => ({ resource: searchset([{ resource }], more) });

test.each<[what: string, first: Json, shown: readonly string[], isPartial: boolean]>([
  ['a Bundle inside is read', searchset([inner(condition('1'))]), ['Condition/1'], false],
  ['one inside that again', searchset([{ resource: searchset([inner(condition('1'))]) }]), ['Condition/1'], false],
  ['one inside that cannot be read is told', searchset([{ resource: { resourceType: 'Bundle', entry: 7 } }]), [], true],
  [
    'one inside that has further pages is not whole',
    searchset([inner(condition('1'), { link: [{ relation: 'next', url: page2 }] })]),
    ['Condition/1'],
    true,
  ],
  ['marked as a part', searchset([{ resource: condition('1') }], MARK), ['Condition/1'], true],
  ['one inside marked as a part', searchset([inner(condition('1'), MARK)]), ['Condition/1'], true],
  ['a total sent as text', searchset([{ resource: condition('1') }], { total: '9' }), ['Condition/1'], true],
  ['a total sent as text, in full', searchset([{ resource: condition('1') }], { total: '1' }), ['Condition/1'], false],
])('%s', async (_what, first, shown, isPartial) => {
  expect(await read(first, first, null)).toEqual({ ids: shown, isPartial });
});

test('Bundles inside Bundles without end are told, and do not exhaust the stack', async () => {
  let nested: Json = condition('1');
  for (let depth = 0; depth < 50; depth += 1) nested = searchset([{ resource: nested }]);
  expect(await read(nested, nested, null)).toEqual({ ids: [], isPartial: true });
});
