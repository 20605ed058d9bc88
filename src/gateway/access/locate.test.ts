/** Who is asked, who is not, and how is somebody asked by name? */
import { describe, expect, it } from 'vitest';
import { pointerTo } from '../../../mocks/national/nrl/fixture-pointers';
import { added } from '../../../tests/kits/gateway/told';
import { auditedIn } from '../../../tests/kits/gateway/audited';
import { bundle, NUMBER, patient } from '../../../tests/kits/gateway/fake-server';
import { open, read, REASON, replyOf, REQUEST, tryOpening, type Answered } from '../../../tests/kits/gateway/gateway';
import { hostsAsked, located, NRL, PLACES, REGISTERED, type Located } from '../../../tests/kits/gateway/located';
import { buildPolicy } from '../../policy/policy';
import { ODS_ORGANISATION } from '../../domain/code-systems';
import { SETTINGS } from '../../domain/settings';
import { consentOf } from '../opt-out/consent';
import { isCapped } from './capped-settings';

const idsIn = (list: unknown): readonly string[] => (list as readonly { readonly id: string }[]).map(({ id }) => id);
const codesOf = ({ body }: Answered): readonly string[] =>
  (body['notices'] as readonly { readonly code: string }[])
    .map(({ code }) => code)
    .filter((code) => code.startsWith('unasked'));
const NAMED = (access: string): string => `/api/records/${access}/providers`;
const EAST = pointerTo({ ods: 'REF02' }, NUMBER, 1);
const EMERGENCY = { purpose: 'emergency', reason: REASON };

async function openAs(who: string, scene: Located = {}, more = {}) {
  const place = located(scene);
  const ask = await place.signIn(who);
  const opened = await tryOpening(ask, more);
  return { place, ask, opened, access: String(opened.body['access']), asked: idsIn(opened.body['providers']) };
}

describe('under all', () => {
  it('everybody who may be asked is, and nothing is said of others', async () => {
    const { opened, asked, access, ask } = await openAs('asha', { locator: { kind: 'all' }, practice: null });
    expect(asked).toEqual(['home', 'practice', 'east', 'council', 'mind', 'far']);
    expect(opened.body['unasked']).toBe(false);
    expect(codesOf(opened)).toEqual([]);
    expect((await ask('GET', NAMED(access))).body).toMatchObject({ unasked: [], restOffered: false });
  });

  it.each([
    ['Y00101', []],
    ['y00101', []],
    ['Y99999', ['unasked-practice']],
  ])('a registered practice %s is said where it is not connected: %j', async (practice, codes) => {
    const { opened } = await openAs('asha', { locator: { kind: 'all' }, practice });
    expect(codesOf(opened)).toEqual(codes);
    const text = JSON.stringify(opened.body['notices']);
    expect(text.includes('is not connected here, so it was not asked')).toBe(codes.length > 0);
    expect(text).not.toContain('Y99999');
  });
});

describe('under registered', () => {
  it('the practice, one’s own organisation, whoever is named and whoever is capped are asked', async () => {
    const { place, opened, asked } = await openAs('asha', { locator: { kind: 'registered', always: ['council'] } });
    expect(asked).toEqual(['home', 'practice', 'council', 'mind']);
    expect(opened.body['unasked']).toBe(true);
    expect(codesOf(opened)).toEqual(['unasked']);
    expect(place.asked.some((url) => url.includes('nrl.test'))).toBe(false);
  });

  it.each([
    ['is not known', null],
    ['is not connected', 'Y00999'],
  ])('it is said where the practice %s', async (_what, practice) => {
    const { opened } = await openAs('asha', { locator: REGISTERED, practice });
    expect(codesOf(opened)).toEqual(['unasked', 'unasked-practice']);
  });

  it('the practice’s code is the same in small letters', async () => {
    const { opened, asked } = await openAs('asha', { locator: REGISTERED, practice: 'y00101' });
    expect(asked).toContain('practice');
    expect(codesOf(opened)).toEqual(['unasked']);
  });
});

describe('under nrl', () => {
  it('whoever a pointer names is asked too, for this user’s organisation', async () => {
    const { place, asked } = await openAs('asha', { pointers: [EAST, pointerTo({ ods: 'R0NOT' }, NUMBER, 1)] });
    expect(asked).toEqual(['home', 'practice', 'east', 'mind']);
    const [question] = place.asked.filter((url) => url.includes('nrl.test'));
    expect(decodeURIComponent(question ?? '')).toBe(
      `${NRL.baseUrl}/DocumentReference?subject:identifier=https://fhir.nhs.uk/Id/nhs-number|${NUMBER}`,
    );
    expect(place.askedFor.filter(({ destination }) => destination.kind === 'locator')).toHaveLength(1);
  });

  it.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ['entered in error', { status: 'entered-in-error' }],
    [
      'of a sexual health service',
      { context: { practiceSetting: { coding: [{ system: 'http://snomed.info/sct', code: '893131000000100' }] } } },
    ],
    ['whose words tell', { description: 'Letter from the HIV clinic' }],
    ['whose author’s name tells', { author: [{ display: 'Harbour Sexual Health' }] }],
    ['whose author’s code tells', { author: [{ identifier: { system: ODS_ORGANISATION, value: 'rhs06' } }] }],
    [
      'whose author, within it, tells by the code',
      {
        contained: [
          { resourceType: 'Organization', id: 'o', identifier: [{ system: ODS_ORGANISATION, value: 'RHS06' }] },
        ],
        author: [{ reference: '#o' }],
      },
    ],
  ])('a pointer %s is none', async (_what, more) => {
    const { asked, place } = await openAs('asha', { pointers: [pointerTo({ ods: 'REF02' }, NUMBER, 1, more)] });
    expect(asked).not.toContain('east');
    expect(JSON.stringify(await auditedIn(place.stores))).not.toContain('REF02-');
  });

  it.each<readonly [string, boolean]>([
    ['a-gp', true],
    ['a-hospital-clinician', false],
    ['a-emergency-clinician', false],
    ['a-pharmacist', false],
  ])('a restricted pointer is one for whom it would be released, unopened: %s %s', async (who, counts) => {
    const securityLabel = [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }] },
    ];
    const pointers = [pointerTo({ ods: 'REF02' }, NUMBER, 1, { securityLabel })];
    const { opened, asked } = await openAs(who, { pointers });
    expect(asked.includes('east')).toBe(counts);
    // an emergency opens it, and whom to ask first is still not told by it
    const emergency = await openAs(who, { pointers }, EMERGENCY);
    expect(emergency.asked).toEqual(
      counts
        ? ['home', 'practice', 'east', 'mind', 'council', 'far']
        : ['home', 'practice', 'mind', 'east', 'council', 'far'],
    );
    expect(opened.status).toBe(201);
  });

  it('all pages are read', async () => {
    const many = Array.from({ length: 45 }, (_, at) => pointerTo({ ods: at < 44 ? 'R0NOT' : 'REF02' }, NUMBER, at));
    const { asked, opened, place } = await openAs('asha', { pointers: many });
    expect(asked).toContain('east');
    expect(codesOf(opened)).toEqual(['unasked']);
    expect(place.asked.filter((url) => url.includes('nrl.test'))).toHaveLength(3);
  });

  it('the audit tells of the question as the locator’s own rules ask', async () => {
    const { place } = await openAs('asha', { pointers: [EAST] });
    const told = JSON.stringify((await auditedIn(place.stores)) as unknown);
    for (const word of [NRL.asid ?? '', `${NRL.baseUrl}/DocumentReference`, EAST.id, REQUEST, '"GET"', '"200"'])
      expect(told).toContain(word);
  });
});

describe('a locator that does not answer', () => {
  it.each<readonly [string, () => Response | Promise<Response>]>([
    ['refuses', () => replyOf({ resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] })],
    ['is not there', () => Promise.reject(new Error('nobody there'))],
    ['answers in no Bundle', () => replyOf({ resourceType: 'Patient' })],
    ['answers 403', () => new Response('{}', { status: 403 })],
    [
      'answers with an error among its entries',
      () => replyOf(bundle([{ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'exception' }] }])),
    ],
    ['says that there are more than came', () => replyOf(bundle([], { total: 3 }))],
    [
      'gives the same page for ever',
      () => replyOf(bundle([], { total: 0, meta: { tag: [{ display: 'next-page-token', code: 'a' }] } })),
    ],
    ['sends a pointer about somebody else', () => replyOf(bundle([pointerTo({ ods: 'REF02' }, '9990200017', 1)]))],
    [
      'sends a pointer that names nobody',
      () => replyOf(bundle([pointerTo({ ods: 'REF02' }, NUMBER, 1, { custodian: {} })])),
    ],
  ])('%s: it is said, and whoever is always asked still is', async (_what, answer) => {
    const place = located({ locator: { ...NRL, always: ['council'] } });
    place.replies.set('nrl.test', answer);
    const opened = await tryOpening(await place.signIn('asha'));
    expect(opened.status).toBe(201);
    expect(idsIn(opened.body['providers'])).toEqual(['home', 'practice', 'council', 'mind']);
    expect(codesOf(opened)).toEqual(['unasked', 'unasked-locator']);
    expect(place.happened.find(({ what }) => what === 'locator')).toMatchObject({
      outcome: expect.stringMatching(/partial|failed|answered/) as string,
    });
  });

  it('nothing opens where the question cannot be put on record', async () => {
    const place = located({
      stores: (stores) => ({
        ...stores,
        audit: {
          ...stores.audit,
          append: (event, keys) =>
            JSON.stringify(event).includes('pointers-searched')
              ? Promise.reject(new Error('full'))
              : stores.audit.append(event, keys),
        },
      }),
    });
    expect((await tryOpening(await place.signIn('asha'))).status).toBe(503);
  });
});

describe('an emergency', () => {
  it('asks all that may be asked, the located first', async () => {
    const { opened, asked } = await openAs('a-emergency-clinician', { pointers: [EAST], practice: null }, EMERGENCY);
    expect(asked).toEqual(['home', 'east', 'mind', 'practice', 'council', 'far']);
    expect(opened.body['unasked']).toBe(false);
    expect(codesOf(opened)).toEqual(['unasked-practice']);
  });
});

describe('asking by name', () => {
  it('one at a time: 201, on record, and its data joins; what is not asked is 404', async () => {
    const { place, ask, access } = await openAs('asha', { locator: REGISTERED });
    const before = await ask('GET', NAMED(access));
    expect([idsIn(before.body['asked']), idsIn(before.body['unasked'])]).toEqual([
      ['home', 'practice', 'mind'],
      ['east', 'council', 'far'],
    ]);
    expect(before.body['restOffered']).toBe(false);
    expect((await read(ask, access, 'east')).status).toBe(404);
    expect(hostsAsked(place)).not.toContain('east');
    const named = await ask('POST', NAMED(access), { id: 'east' });
    expect(named.status).toBe(201);
    expect([idsIn(named.body['asked']), idsIn(named.body['unasked'])]).toEqual([
      ['home', 'practice', 'mind', 'east'],
      ['council', 'far'],
    ]);
    expect((await ask('POST', NAMED(access), { id: 'east' })).status).toBe(200);
    place.replies.set('$everything', () => replyOf(bundle([patient()])));
    expect((await read(ask, access, 'east')).status).toBe(200);
    expect(idsIn((await ask('GET', `/api/records/${access}`)).body['providers'])).toEqual(idsIn(named.body['asked']));
    const events = (await auditedIn(place.stores)).filter((event) => JSON.stringify(event).includes('provider-named'));
    expect(events).toHaveLength(1);
  });

  it('404 alike for unknown, excluded, held back, and another’s access', async () => {
    const { place, ask, access } = await openAs('asha', { locator: REGISTERED });
    const other = await place.signIn('ben');
    const theirs = await open(other);
    const ways = [
      ask('POST', NAMED(access), { id: 'nobody' }),
      ask('POST', NAMED(access), { id: 'clinic' }),
      ask('POST', NAMED(theirs), { id: 'east' }),
      ask('POST', NAMED('id-99999999999999999999'), { id: 'east' }),
    ];
    const answers = await Promise.all(ways);
    expect(new Set(answers.map(({ status, text }) => `${String(status)} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
    expect(idsIn((await ask('GET', NAMED(access))).body['unasked'])).not.toContain('clinic');
    expect((await ask('POST', NAMED(access), { rest: false })).status).toBe(400);
  });

  it('an opt-out meanwhile closes; one that leaves some providers names no other', async () => {
    const deny = (id: string, at: number) =>
      consentOf({
        id,
        nhsNumber: NUMBER,
        decision: 'deny',
        at: new Date(at).toISOString(),
        recordedBy: 'Desk',
        origin: 'Desk',
      });
    const { place, ask, access } = await openAs('asha', { locator: REGISTERED });
    await added(place.stores.optOuts, deny('1', place.now));
    place.now += 1_000;
    expect((await ask('POST', NAMED(access), { id: 'east' })).status).toBe(404);
    expect((await ask('GET', NAMED(access))).status).toBe(404);
    const elsewhere = located({ locator: REGISTERED });
    await added(elsewhere.stores.optOuts, deny('1', elsewhere.now - 1_000));
    const away = await elsewhere.signIn('far-gp');
    const opened = await tryOpening(away);
    const after = await away('GET', NAMED(String(opened.body['access'])));
    expect([...idsIn(after.body['asked']), ...idsIn(after.body['unasked'])].sort()).toEqual(['far', 'practice']);
    expect(codesOf(opened)).toEqual(['unasked']);
  });

  it.each<readonly [string, number]>([
    ['a-emergency-clinician', 201],
    ['a-paramedic', 201],
    ['a-gp', 403],
  ])('all the rest at once by %s: %i', async (who, status) => {
    const { ask, access } = await openAs(who, { locator: REGISTERED });
    expect((await ask('GET', NAMED(access))).body['restOffered']).toBe(status === 201);
    const rest = await ask('POST', NAMED(access), { rest: true });
    expect(rest.status).toBe(status);
    if (status === 201) expect(rest.body).toMatchObject({ unasked: [], restOffered: false });
  });

  it('an emergency that ends meanwhile stays ended, and nobody asked is lost', async () => {
    const { place, ask, access } = await openAs('a-hospital-clinician', { locator: REGISTERED });
    await ask('POST', `/api/records/${access}/emergency`, { reason: REASON });
    const stale = await place.stores.accesses.get(access);
    await ask('POST', NAMED(access), { id: 'east' });
    expect(await place.stores.accesses.replace({ ...(stale as NonNullable<typeof stale>), emergency: null })).toBe(
      true,
    );
    await ask('POST', NAMED(access), { id: 'council' });
    const kept = await place.stores.accesses.get(access);
    expect(kept?.emergency).toBeNull();
    expect(kept?.asked).toEqual(['home', 'practice', 'mind', 'east', 'council']);
  });

  it.each([1, 2])('with %i gateways', async (gateways) => {
    const place = located({ locator: REGISTERED, gateways });
    const ask = await place.signIn('asha');
    const access = await open(ask);
    await ask('POST', NAMED(access), { id: 'council' });
    for (let times = 0; times < 2; times += 1)
      expect(idsIn((await ask('GET', NAMED(access))).body['unasked'])).toEqual(['east', 'far']);
  });
});

it('one’s own organisation still shows the relationship', async () => {
  const place = located();
  place.replies.set('home.test/fhir/Patient/p1/$everything', () =>
    replyOf(
      bundle([
        patient(),
        {
          resourceType: 'Encounter',
          id: 'e',
          status: 'in-progress',
          class: { code: 'AMB' },
          period: { start: '2025-10-01' },
          subject: { reference: 'Patient/p1' },
        },
      ]),
    ),
  );
  expect((await tryOpening(await place.signIn('ben'))).body['relationship']).toBe('in-care');
});

it('of the shipped tables mental health is capped for some role, and no other setting', () => {
  const built = buildPolicy({ exclusions: {}, optOutOtherSettings: 'suppress', valueSets: [], knowsCode: () => true });
  if (!built.ok) throw new Error(built.problems.join());
  expect(SETTINGS.filter((setting) => isCapped(built.policy, setting))).toEqual(['mental-health']);
  expect(PLACES.length).toBeGreaterThan(0);
});
