/**
 * How many questions leave for one opening where two hundred providers are connected? Everybody asked, the registered
 * practice only, and whoever the National Record Locator points to. Counted, not timed.
 */
import { pointerTo } from '../mocks/national/nrl/fixture-pointers';
import type { LocatorConfig, ProviderConfig } from '../src/gateway/config';
import { bundle, NUMBER, provider } from '../tests/kits/gateway/fake-server';
import { read, replyOf, tryOpening } from '../tests/kits/gateway/gateway';
import { located, NRL } from '../tests/kits/gateway/located';
import { round, type Figure } from './measure';

/** As North Central London is: practices, trusts, mental health trusts, councils. */
const KINDS = [
  ['gp', 180],
  ['acute', 12],
  ['mental-health', 3],
  ['social-care', 5],
] as const satisfies readonly (readonly [ProviderConfig['setting'], number])[];

const PROVIDERS = KINDS.flatMap(([setting, count]) =>
  Array.from({ length: count }, (_, at): ProviderConfig => {
    const id = `${setting}-${String(at)}`;
    return provider({ id, name: id, ods: id, setting, baseUrl: `https://${id}.test/fhir` });
  }),
);

/** Opens one record as a GP of its registered practice, and asks all that the page would. */
async function questions(locator: LocatorConfig): Promise<number> {
  const pointers = ['acute-1', 'acute-2'].map((ods, at) => pointerTo({ ods: ods.toUpperCase() }, NUMBER, at));
  const place = located({ locator, providers: PROVIDERS, practice: 'gp-7', pointers });
  for (const { id } of PROVIDERS) place.replies.set(`${id}.test`, () => replyOf(bundle([], { total: 0 })));
  const ask = await place.signIn('asha');
  const { body } = await tryOpening(ask);
  const asked = body['providers'] as readonly { readonly id: string }[];
  for (const { id } of asked) await read(ask, String(body['access']), id);
  return place.asked.length;
}

export async function locatorFigures(): Promise<readonly Figure[]> {
  const all = await questions({ kind: 'all' });
  const registered = await questions({ kind: 'registered', always: ['acute-0'] });
  const nrl = await questions({ ...NRL, always: ['acute-0'] });
  return [
    {
      bar: 'N5',
      measure: 'questions that leave for one opening, 200 providers: located ÷ everybody',
      value: round(nrl / all),
      atMost: 0.1,
      unit: '×',
      parts: { all, registered, nrl },
    },
  ];
}
