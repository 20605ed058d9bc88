/** Door A: does a launch from another system open the one record it is for, and is every departure refused by name? */
import { describe, expect, it } from 'vitest';
import { readAuditEvent } from '../../src/domain/audit';
import { auditedIn } from '../../tests/kits/gateway/audited';
import { EHR, launchPlace, OURS, PERSON, type PlaceChange } from '../../tests/kits/server/launch-place';
import type { Departures, EhrContext } from '../../mocks/national/smart-ehr/smart-ehr';

const location = (answer: Response): string => answer.headers.get('location') ?? '';

describe('a launch from inside another system', () => {
  it('ends in our own sign-in, and opens that one record, in a session that is locked to it', async () => {
    const place = await launchPlace();
    const browser = place.browser();
    const sent = await browser.launch();
    expect([sent.status, location(sent)]).toEqual([302, expect.stringMatching(/^\/launch\/opening#launch=[\w-]{22}$/)]);
    expect((await browser.open(sent)).status).toBe(401);
    expect((await browser.ask('GET', '/api/launch')).body).toMatchObject({
      kind: 'opens',
      launchedFrom: 'Parkside EPR',
    });
    await browser.signIn('asha');
    const opened = await browser.open(sent);
    expect([opened.status, opened.body]).toEqual([
      201,
      expect.objectContaining({
        outcome: 'open',
        launchedFrom: 'Parkside EPR',
        relationship: 'self-claimed',
        patient: expect.objectContaining(PERSON) as unknown,
      }),
    ]);
    const access = opened.body['access'];
    expect((await browser.ask('GET', '/api/session')).body).toMatchObject({ launchedFrom: 'Parkside EPR', access });
    expect((await browser.ask('GET', '/api/records')).body).toEqual({
      records: [{ access, launchedFrom: 'Parkside EPR' }],
    });
  });

  it('asks the system for its description, a token and that one Patient, in this order and with nothing more', async () => {
    const place = await launchPlace();
    const browser = place.browser();
    const sent = await browser.launch({ fhirContext: [{ reference: 'ImagingStudy/1', role: 'urn:whatever' }] });
    await browser.signIn('asha');
    expect((await browser.open(sent)).status).toBe(201);
    expect(place.ehr.asked).toEqual([
      'GET /fhir/.well-known/smart-configuration',
      'GET /authorize',
      'POST /token',
      'GET /jwks',
      'GET /fhir/Patient/a',
    ]);
    const withToken = place.fetched.filter(({ authorization }) => authorization?.startsWith('Bearer ') ?? false);
    expect(withToken.map(({ url }) => url)).toEqual([`${EHR}/fhir/Patient/a`]);
  });

  it.each(['v1', 'v2'] as const)(
    'asks for the scopes of %s and no more, which the strict system demands',
    async (scopes) => {
      const place = await launchPlace({ scopes });
      expect(location(await place.browser().launch())).toContain('/launch/opening#');
    },
  );

  it('is told in the audit with the system and its encounter, which makes no relationship', async () => {
    const place = await launchPlace();
    const browser = place.browser();
    const sent = await browser.launch();
    await browser.signIn('asha');
    await browser.open(sent);
    const lines = (await auditedIn(place.stores, { nhsNumber: PERSON.nhsNumber })).map(readAuditEvent);
    expect(lines[0]).toMatchObject({
      action: 'Opened the record',
      details: {
        'launched from': 'Parkside EPR',
        'launching system': 'ehr.example',
        encounter: 'enc-1',
        relationship: 'self-claimed',
      },
    });
    expect((await place.stores.alerts.list()).map(({ kind }) => kind)).toEqual(['self-claimed']);
  });

  it('keeps nothing of the person or of the system’s token in an address, the log or the database', async () => {
    const place = await launchPlace();
    const browser = place.browser();
    const sent = await browser.launch();
    const cookie = browser.cookies.get('__Host-wp-launch')?.value ?? '';
    for (const text of [
      location(sent),
      cookie,
      Buffer.from(cookie, 'base64url').toString('latin1'),
      place.logged.join(),
    ])
      expect(text).not.toContain(PERSON.nhsNumber);
  });

  it.each<[string, PlaceChange, string, number, string]>([
    [
      'whom the system’s row maps to another of us',
      { smart: { users: { 'Practitioner/1': 'ben' } } },
      'asha',
      403,
      'other-user',
    ],
    [
      'whom its row maps by the whole address',
      { smart: { users: { [`${EHR}/fhir/Practitioner/1`]: 'ben' } } },
      'asha',
      403,
      'other-user',
    ],
    ['at another organisation than its row', { smart: { organisation: 'Y00101' } }, 'asha', 403, 'other-organisation'],
    ['who opens no records', {}, 'priscilla', 403, 'not-for-your-role'],
  ])('opens nothing for a user %s', async (_what, change, userId, status, code) => {
    const place = await launchPlace(change);
    const browser = place.browser();
    const sent = await browser.launch();
    await browser.signIn(userId);
    expect(await browser.open(sent)).toMatchObject({ status, body: { error: { code } } });
    expect((await browser.ask('GET', '/api/session')).body['launchedFrom']).toBeUndefined();
  });

  it.each<[string, PlaceChange, string]>([
    ['whom its row maps to this user', { smart: { users: { 'Practitioner/1': 'asha' } } }, 'asha'],
    ['of whom its row says nothing', { smart: { users: { 'Practitioner/2': 'ben' } } }, 'asha'],
    ['at the organisation of its row', { smart: { organisation: 'Y00101' } }, 'lena'],
  ])('opens for a user %s', async (_what, change, userId) => {
    const place = await launchPlace(change);
    const browser = place.browser();
    const sent = await browser.launch();
    await browser.signIn(userId);
    expect((await browser.open(sent)).status).toBe(201);
  });

  it.each<[string, Partial<EhrContext>, string]>([
    ['mapped to the user’s own', { tenant: 't1' }, 'open'],
    ['mapped to another', { tenant: 't2' }, 'other-organisation'],
    ['that is not in the map', { tenant: 't3' }, 'refused'],
    ['of which nothing is said', {}, 'refused'],
    ['that is a word of every object', { tenant: 'constructor' }, 'refused'],
  ])('takes a tenant %s as the map says', async (_what, context, expected) => {
    const place = await launchPlace({ smart: { tenants: { t1: 'Y00101', t2: 'RNG01' } } });
    const browser = place.browser();
    const sent = await browser.launch(context);
    if (expected === 'refused') {
      expect(location(sent)).toBe('/launch/refused?why=other-organisation');
      return;
    }
    await browser.signIn('lena');
    const { status, body } = await browser.open(sent);
    expect(expected === 'open' ? status : (body['error'] as { code: string }).code).toBe(
      expected === 'open' ? 201 : expected,
    );
  });

  it.each([
    ['summary', 'summary'],
    ['results', 'results'],
    ['reconcile-medications', undefined],
    [['results'], undefined],
  ])('begins where the intent %j says', async (intent, start) => {
    const place = await launchPlace();
    const browser = place.browser();
    await browser.launch({ intent: intent as string });
    expect((await browser.ask('GET', '/api/launch')).body['start']).toBe(start);
  });
});

describe('what is wrong is refused by name, before anybody is asked', () => {
  it.each<[string, string]>([
    ['an issuer that the config does not name', `iss=${encodeURIComponent('https://evil.example/fhir')}&launch=x`],
    ['an issuer of another path', `iss=${encodeURIComponent(`${EHR}/other`)}&launch=x`],
    ['no issuer', 'launch=x'],
    ['two issuers', `iss=${encodeURIComponent(`${EHR}/fhir`)}&iss=${encodeURIComponent(`${EHR}/fhir`)}&launch=x`],
  ])('%s', async (_what, query) => {
    const place = await launchPlace();
    const answer = await place.browser().arrive(`/launch?${query}`);
    expect([answer.status, location(answer)]).toEqual([302, '/launch/refused?why=unknown-issuer']);
    expect(place.fetched).toEqual([]);
    expect(place.logged.join()).toContain('the issuer is not in the config');
    expect(place.logged.join()).not.toContain('evil');
  });

  it('a launch without its launch parameter', async () => {
    const place = await launchPlace();
    const answer = await place.browser().arrive(`/launch?iss=${encodeURIComponent(`${EHR}/fhir`)}`);
    expect([location(answer), place.fetched]).toEqual(['/launch/refused?why=not-accepted', []]);
  });

  it('a system that does not answer, and goes on when it does again', async () => {
    const place = await launchPlace();
    place.away = true;
    const browser = place.browser();
    expect(location(await browser.launch())).toBe('/launch/refused?why=system-not-reached');
    place.away = false;
    expect(location(await browser.launch())).toContain('/launch/opening#');
  });

  it.each<[string, Departures, string, string]>([
    [
      'a token for another audience',
      { audience: 'somebody-else' },
      'not-accepted',
      'the token is for another audience',
    ],
    [
      'a token of another issuer',
      { issuer: 'https://evil.example' },
      'not-accepted',
      'the token is from another issuer',
    ],
    ['a token of another launch', { nonce: 'another' }, 'not-accepted', 'the token is of another launch'],
    ['a token that another key signed', { signedByAnother: true }, 'not-accepted', 'was not accepted'],
    ['a token out of its time', { expired: true }, 'not-accepted', 'was not accepted'],
    ['no ID token', { withoutIdToken: true }, 'not-accepted', 'was not accepted'],
    ['no patient', { withoutPatient: true }, 'no-patient', 'without a patient'],
    ['a system that does not permit it', { refuses: 'access_denied' }, 'not-permitted', 'did not permit'],
    ['a system that answers with an error', { refuses: 'invalid_scope' }, 'not-accepted', 'with an error'],
    ['a system in trouble', { refuses: 'server_error' }, 'system-not-reached', 'with an error'],
    ['a system that cannot give a token now', { tokenStatus: 503 }, 'system-not-reached', 'gave no token'],
    ['a system that knows another secret', { tokenStatus: 401 }, 'not-accepted', 'gave no token'],
  ])('%s', async (_what, departures, code, cause) => {
    const place = await launchPlace();
    place.ehr.depart(departures);
    const browser = place.browser();
    const answer = await browser.launch();
    expect(location(answer)).toBe(`/launch/refused?why=${code}`);
    expect(place.logged.join()).toContain(cause);
    expect([...browser.cookies.keys()]).toEqual([]);
  });

  it.each<[string, (back: URL) => void]>([
    [
      'forged',
      (back) => {
        back.searchParams.set('state', 'A'.repeat(43));
      },
    ],
    [
      'missing',
      (back) => {
        back.searchParams.delete('state');
      },
    ],
    [
      'doubled',
      (back) => {
        back.searchParams.append('state', 'x');
      },
    ],
  ])('a way back whose state is %s, which leaves the launch of this browser as it was', async (_what, change) => {
    const place = await launchPlace();
    const browser = place.browser();
    const launch = place.ehr.press({ patient: 'a', fhirUser: 'Practitioner/1' });
    const begun = await browser.arrive(`/launch?${new URLSearchParams({ iss: place.ehr.iss, launch }).toString()}`);
    const right = (await place.ehr.answer(new Request(location(begun)))).headers.get('location') ?? '';
    const back = new URL(right);
    change(back);
    const asked = place.fetched.length;
    expect(location(await browser.arrive(back.href))).toBe('/launch/refused?why=begun-elsewhere');
    expect(place.logged.join()).toContain('the state of the way back is of another launch, or forged');
    expect(place.fetched).toHaveLength(asked);
    expect(location(await browser.arrive(right))).toContain('/launch/opening#');
  });

  it('a way back in another browser, too late, or for the second time', async () => {
    const place = await launchPlace();
    const [browser, other] = [place.browser(), place.browser()];
    const begin = async () => {
      const launch = place.ehr.press({ patient: 'a', fhirUser: 'Practitioner/1' });
      const begun = await browser.arrive(`/launch?${new URLSearchParams({ iss: place.ehr.iss, launch }).toString()}`);
      return (await place.ehr.answer(new Request(location(begun)))).headers.get('location') ?? '';
    };
    const back = await begin();
    expect(location(await other.arrive(back))).toBe('/launch/refused?why=begun-elsewhere');
    const kept = new Map(browser.cookies);
    expect(location(await browser.arrive(back))).toContain('/launch/opening#');
    for (const [name, cookie] of kept) browser.cookies.set(name, cookie);
    expect(location(await browser.arrive(back))).toBe('/launch/refused?why=begun-elsewhere');
    expect(place.logged.join()).toContain('used before');
    const late = await begin();
    place.now += 601_000;
    expect(location(await browser.arrive(late))).toBe('/launch/refused?why=begun-elsewhere');
  });

  it('a state of at least 122 bits, another for each launch, with PKCE by S256', async () => {
    const place = await launchPlace();
    const browser = place.browser();
    const states = new Set<string>();
    for (let at = 0; at < 20; at += 1) {
      const begun = await browser.arrive(
        `/launch?${new URLSearchParams({ iss: place.ehr.iss, launch: 'x' }).toString()}`,
      );
      const to = new URL(location(begun));
      states.add(to.searchParams.get('state') ?? '');
      expect(to.searchParams.get('code_challenge_method')).toBe('S256');
      expect(to.searchParams.get('redirect_uri')).toBe(`${OURS}/launch/callback`);
    }
    expect(states.size).toBe(20);
    for (const state of states) expect(Buffer.from(state, 'base64url').length * 8).toBeGreaterThanOrEqual(122);
  });

  it('a part of ours that does not answer', async () => {
    const place = await launchPlace({
      stores: (stores) => ({
        ...stores,
        launches: { ...stores.launches, use: () => Promise.reject(new Error('down')) },
      }),
    });
    expect(location(await place.browser().launch())).toBe('/launch/refused?why=unavailable');
  });

  it('is not there where nothing is configured, and takes GET alone', async () => {
    const without = (await launchPlace({ none: true, deepLink: false })).browser();
    for (const path of ['/launch?iss=x&launch=y', '/launch/callback', '/launch/link', '/launch/link/rio'])
      expect((await without.arrive(path)).status).toBe(404);
    const browser = (await launchPlace()).browser();
    expect((await browser.arrive('/launch', {})).status).toBe(405);
    expect((await browser.arrive('/launch/callback', {})).status).toBe(405);
  });
});

describe('the description of a system', () => {
  const described = (asked: readonly string[]): number =>
    asked.filter((one) => one.endsWith('/.well-known/smart-configuration')).length;

  it.each<[string, Departures, number]>([
    ['where it gave no token', { tokenStatus: 404 }, 2],
    ['where its token could not be accepted', { issuer: 'https://moved.example' }, 2],
    ['and not where it did not permit the launch', { refuses: 'access_denied' }, 1],
    ['and not where all went well', {}, 1],
  ])('is asked for again after a launch, %s', async (_what, departures, times) => {
    const place = await launchPlace();
    place.ehr.depart(departures);
    await place.browser().launch();
    place.ehr.depart({});
    place.now += 10_000;
    await place.browser().launch();
    await place.browser().launch();
    expect(described(place.ehr.asked)).toBe(times);
  });
});
