/** Does what another system said at a door hold for that door as it was, and for no other that took its name since? */
import { describe, expect, it } from 'vitest';
import {
  KEYS,
  launchPlace,
  linkQuery,
  OURS,
  PERSON,
  type Browser,
  type Place,
} from '../../tests/kits/server/launch-place';
import type { LaunchConfig, LinkRow, SmartRow } from '../config-launch';

const seconds = (place: Place): number => Math.floor(place.now / 1000);
const encrypted = (place: Place): string =>
  linkQuery(
    { patient: PERSON.nhsNumber, birthdate: PERSON.dateOfBirth, exp: seconds(place) + 120, nonce: 'n-1' },
    KEYS,
  );
const arriveByToken = async (place: Place, browser: Browser): Promise<Response> => {
  const { nhsNumber: patient, dateOfBirth: birthdate } = PERSON;
  const said = {
    patient,
    birthdate,
    jti: 'n-1',
    iss: 'urn:epr',
    aud: OURS,
    iat: seconds(place),
    exp: seconds(place) + 120,
  };
  return browser.arrive('/launch/link/epr', { token: await place.jwt(said) });
};
const ARRIVALS: Readonly<Record<string, (place: Place, browser: Browser) => Promise<Response>>> = {
  epr: arriveByToken,
  rio: (place, browser) => browser.arrive(`/launch/link/rio?${encrypted(place)}`),
  systmone: (place, browser) => browser.arrive(`/launch/link/systmone?${encrypted(place)}`),
  'ehr.example': (_place, browser) => browser.launch(),
};

const links =
  (id: string, more: object) =>
  (was: LaunchConfig): LaunchConfig => ({
    ...was,
    links: was.links.map((row) => (row.id === id ? ({ ...row, ...more } as LinkRow) : row)),
  });
const smart =
  (more: Partial<SmartRow>) =>
  (was: LaunchConfig): LaunchConfig => ({ ...was, smart: was.smart.map((row) => ({ ...row, ...more })) });

const OTHER_KEY = new Uint8Array(32).fill(5);
const FILLS = { id: 'epr', name: 'The EPR', kind: 'aes-256-cbc', keyId: 'k1', key: KEYS.key };

describe('a launch that waits', () => {
  it.each<[string, string, (was: LaunchConfig) => LaunchConfig]>([
    ['another issuer', 'epr', links('epr', { issuer: 'urn:other' })],
    ['other keys', 'epr', links('epr', { jwks: { keys: [] } })],
    ['another organisation', 'epr', links('epr', { organisation: 'RX1' })],
    ['other users', 'epr', links('epr', { users: 'same' })],
    ['a link that only fills', 'epr', (was) => ({ ...was, links: [FILLS as LinkRow] })],
    [
      'a door that is shut',
      'epr',
      (was) => ({ ...was, links: [{ id: 'epr', name: 'E', kind: 'shut', method: 'POST' } as LinkRow] }),
    ],
    ['another key', 'rio', links('rio', { key: OTHER_KEY })],
    ['another MAC key', 'rio', links('rio', { macKey: OTHER_KEY })],
    ['another key of a hint', 'systmone', links('systmone', { key: OTHER_KEY })],
    ['a hint that became a door', 'systmone', links('systmone', { kind: 'aes-256-cbc-hmac', macKey: KEYS.macKey })],
    ['another base', 'ehr.example', smart({ iss: 'https://ehr.example/other' })],
    ['another client', 'ehr.example', smart({ clientId: 'other' })],
    ['another organisation', 'ehr.example', smart({ organisation: 'RX1' })],
    ['a map of tenants', 'ehr.example', smart({ tenants: { t: 'RX1' } })],
  ])('is none where the config has %s for %s since', async (_what, system, change) => {
    const place = await launchPlace();
    const browser = place.browser();
    const sent = await ARRIVALS[system]?.(place, browser);
    if (sent === undefined) throw new Error('no such system');
    await browser.signIn('asha');
    place.changed = change;
    expect((await browser.ask('GET', '/api/launch')).body).toEqual({ launch: null });
    expect(await browser.open(sent)).toMatchObject({ status: 404, body: { error: { code: 'no-launch' } } });
    place.changed = null;
    expect((await browser.open(sent)).status).toBe(system === 'systmone' ? 200 : 201);
  });

  it.each<[string, string, (was: LaunchConfig) => LaunchConfig]>([
    ['another name to call it', 'epr', links('epr', { name: 'Another' })],
    ['another secret of ours', 'ehr.example', smart({ auth: { kind: 'secret', secret: 'renewed' } })],
    [
      'a further system',
      'rio',
      (was) => ({ ...was, links: [FILLS as LinkRow, ...was.links.filter(({ id }) => id !== 'epr')] }),
    ],
  ])('goes on where the config has %s since', async (_what, system, change) => {
    const place = await launchPlace();
    const browser = place.browser();
    const sent = await ARRIVALS[system]?.(place, browser);
    if (sent === undefined) throw new Error('no such system');
    await browser.signIn('asha');
    place.changed = change;
    expect((await browser.open(sent)).status).toBe(201);
  });
});

describe('a door whose keys cannot be used', () => {
  it.each([
    ['rio', 'GET', 302],
    ['epr', 'POST', 303],
  ] as const)(
    'refuses every link of %s by name, as any link is refused, and the others go on',
    async (id, method, status) => {
      const place = await launchPlace();
      place.changed = (was) => ({
        ...was,
        links: was.links.map((row) => (row.id === id ? { id, name: row.name, kind: 'shut', method } : row)),
      });
      for (const time of [1, 2]) {
        const answer = await ARRIVALS[id]?.(place, place.browser());
        expect([answer?.status, answer?.headers.get('location')]).toEqual([
          status,
          '/launch/refused?why=link-not-accepted',
        ]);
        const told = place.logged.filter((line) => line.includes('the keys of the system cannot be used'));
        expect(told).toHaveLength(time);
        expect(told[0]).toContain(`"${id}"`);
      }
      const other = id === 'rio' ? 'epr' : 'rio';
      expect((await ARRIVALS[other]?.(place, place.browser()))?.headers.get('location')).toContain('/launch/opening#');
      expect((await ARRIVALS['ehr.example']?.(place, place.browser()))?.headers.get('location')).toContain('#launch=');
    },
  );
});
