/** How do the tests stand at a gateway that asks only who can hold something? Seven places, and a simulated locator. */
import { createNrl, NRL_BASE, type NrlPointer } from '../../../mocks/national/nrl/nrl';
import { ODS_ORGANISATION } from '../../../src/domain/code-systems';
import type { Json } from '../../../src/domain/json';
import type { LocatorConfig, ProviderConfig } from '../../../src/gateway/config';
import { bundle, patient, provider } from './fake-server';
import { HOME, replyOf, world, type Change, type World } from './gateway';

const at = (id: string, ods: string, setting: ProviderConfig['setting'], more: Partial<ProviderConfig> = {}) =>
  provider({ id, name: `The ${id}`, ods, setting, baseUrl: `https://${id}.test/fhir`, ...more });

/** One of each kind: own, practice, others, one that the tables cap, one that is never asked, one of another region. */
export const PLACES: readonly ProviderConfig[] = [
  at('home', HOME.ods, 'acute'),
  at('practice', 'Y00101', 'gp'),
  at('east', 'REF02', 'acute'),
  at('council', 'QCA05', 'social-care'),
  at('mind', 'RRV03', 'mental-health'),
  at('clinic', 'RHS06', 'sexual-health'),
  at('far', 'RFA07', 'acute', { region: 'QKK' }),
];

export const NRL: Extract<LocatorConfig, { readonly kind: 'nrl' }> = {
  kind: 'nrl',
  always: [],
  baseUrl: `https://nrl.test${NRL_BASE}`,
  timeoutMs: 3_000,
  asid: '200000000999',
};
export const REGISTERED: LocatorConfig = { kind: 'registered', always: [] };

export const registeredAt = (ods: string | null): Json =>
  patient(ods === null ? {} : { generalPractitioner: [{ identifier: { system: ODS_ORGANISATION, value: ods } }] });

const TOKEN = 'Bearer given-out';
const UUID = '6f1f2f0e-0000-4000-8000-000000000002';

export interface Located extends Change {
  readonly pointers?: readonly NrlPointer[];
  /** The registered practice's ODS code; null where demographics name none. */
  readonly practice?: string | null;
}

/** A world of those places; whoever the locator is asked by has the credentials and ids that a host adds. */
export function located({ pointers = [], practice = 'Y00101', ...change }: Located = {}): World {
  const place = world({ providers: PLACES, locator: NRL, ...change });
  const nrl = createNrl({ pointers: () => pointers, knowsToken: (token) => TOKEN.endsWith(token) });
  place.replies.set('pds.test', () => replyOf(bundle([registeredAt(practice)])));
  place.replies.set('nrl.test', (init) => {
    const headers = new Headers(init.headers);
    headers.set('Authorization', TOKEN);
    headers.set('X-Request-ID', UUID);
    return nrl(new Request(place.asked.at(-1) ?? '', { headers }));
  });
  for (const { baseUrl } of PLACES) place.replies.set(new URL(baseUrl).host, () => replyOf(bundle([patient()])));
  return place;
}

/** By host, in order: who was asked anything at all. */
export const hostsAsked = ({ asked }: World): readonly string[] => [
  ...new Set(asked.map((url) => new URL(url).hostname.replace('.test', ''))),
];
