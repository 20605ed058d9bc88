/**
 * Is PDS asked as it is: with its headers, once an opening, in its turn and not while it is busy? And does what it says
 * open, close and hold back as everywhere? The whole gateway before the strict simulator.
 */
import { describe, expect, it } from 'vitest';
import { createPds, type Pds } from '../../mocks/national/out/pds';
import type { Json } from '../../src/domain/json';
import { NUMBER, patient, provider } from '../../tests/kits/gateway/fake-server';
import { FORM, open, read, tryOpening, WHO, world, type Change, type World } from '../../tests/kits/gateway/gateway';
import { folder, reach, type Reach } from '../../tests/kits/server/reach';

const system = 'https://fhir.nhs.uk/Id/nhs-number';
const OLD = '9990000026';
const OTHER = '9990000034';
const GONE = '9990000042';
const VAGUE = '9990000050';

const numbered = (number: string, more: Json = {}): Json =>
  patient({ identifier: [{ system, value: number }], ...more });

const PEOPLE: readonly Json[] = [
  numbered(NUMBER, {
    identifier: [
      { system, value: NUMBER },
      { system, value: OLD, use: 'old' },
    ],
  }),
  numbered(OTHER, { meta: { security: [{ code: 'R' }] } }),
  numbered(GONE, { active: false, birthDate: '1950-01-01' }),
  numbered(VAGUE, { birthDate: '1948' }),
  ...Array.from({ length: 3 }, (_, at) =>
    numbered(['9990000069', '9990000077', '9990000085'][at] ?? '', {
      name: [{ use: 'usual', family: 'SMITH', given: ['John'] }],
    }),
  ),
];

const place = folder();
const file = place.file('token', 't-1');

interface Stand {
  readonly place: World;
  readonly pds: Pds;
  readonly made: Reach;
}

function stand({ people = PEOPLE, ...change }: Change & { readonly people?: readonly Json[] } = {}): Stand {
  const made = reach({ 'https://pds.test': (request) => pds.answer(request) });
  const fetchFor: Change['fetchFor'] = (destination, requester) =>
    destination.kind === 'demographics'
      ? made.outbound.fetchFor(destination, requester)
      : (url) =>
          Promise.resolve(
            at.replies.get(url.includes('$everything') ? '$everything' : 'north.test')?.({}) ?? new Response(),
          );
  const at: World = world({
    demographics: {
      kind: 'pds',
      baseUrl: 'https://pds.test/FHIR/R4',
      requestsPerSecond: 1000,
      auth: { kind: 'bearer-file', file },
    },
    ...change,
    fetchFor,
  });
  const pds = createPds({
    people,
    granted: (token) => (token === 't-1' ? { user: null } : null),
    now: () => at.now,
  });
  return { place: at, pds, made };
}

const patients = (ask: Awaited<ReturnType<World['signIn']>>, body: object = WHO) => ask('POST', '/api/patients', body);
const NAMED = { family: 'Smith', given: 'John', dateOfBirth: '1948-03-14' };

it('a look-up and the opening that follows are one question, and it carries what PDS wants', async () => {
  const { place: at, pds, made } = stand();
  const ask = await at.signIn('ben');
  expect((await patients(ask)).body).toMatchObject({ matches: [{ nhsNumber: NUMBER }] });
  await open(ask);
  expect(pds.asked).toEqual([`/Patient/${NUMBER}`]);
  const [sent] = made.left;
  expect(sent?.headers.get('NHSD-End-User-Organisation-ODS')).toBe('RNG01');
  expect(sent?.headers.get('NHSD-Session-URID')).toBeNull();
  expect(sent?.headers.get('X-Request-ID')).toMatch(/^[0-9a-f-]{36}$/);
});

it('what is kept is kept for a minute, for one session, and never for another number', async () => {
  const { place: at, pds } = stand();
  const [ben, asha] = [await at.signIn('ben'), await at.signIn('asha')];
  await patients(ben);
  await patients(asha);
  expect(pds.asked).toHaveLength(2);
  at.now += 59_999;
  await patients(ben);
  expect(pds.asked).toHaveLength(2);
  at.now += 1;
  await patients(ben);
  expect(pds.asked).toHaveLength(3);
  await patients(ben, { ...WHO, nhsNumber: OLD });
  expect(pds.asked).toHaveLength(4);
});

it('two gateways keep nothing between them: a second question is fine', async () => {
  const { place: at, pds } = stand({ gateways: 2 });
  const ask = await at.signIn('ben');
  await patients(ask);
  await open(ask);
  expect(pds.asked).toHaveLength(2);
});

it('an open record asks again after five minutes, and only while it is used', async () => {
  const { place: at, pds } = stand();
  const ask = await at.signIn('ben');
  const access = await open(ask);
  for (let minute = 0; minute < 10; minute += 1) {
    at.now += 60_000;
    await ask('GET', '/api/session');
  }
  expect(pds.asked).toHaveLength(1);
  expect((await read(ask, access)).status).toBe(200);
  await read(ask, access);
  expect(pds.asked).toHaveLength(2);
});

describe('what it says', () => {
  it('a superseded number opens as the one that took its place, and what was decided under either counts', async () => {
    const { place: at } = stand();
    const ask = await at.signIn('ben');
    const { body } = await tryOpening(ask, { nhsNumber: OLD });
    expect(body).toMatchObject({ outcome: 'open', patient: { nhsNumber: NUMBER } });
    const officer = await at.signIn('oscar');
    expect((await officer('POST', '/api/opt-outs', { ...FORM, nhsNumber: OLD })).status).toBe(201);
    expect((await tryOpening(ask)).body).toMatchObject({ outcome: 'opted-out' });
    expect((await tryOpening(ask, { nhsNumber: OLD })).body).toMatchObject({ outcome: 'opted-out' });
  });

  it.each<[string, string, object]>([
    ['restricted', OTHER, { outcome: 'restricted' }],
    ['unknown', '9990000093', { error: { code: 'nobody-found' } }],
    ['invalidated', GONE, { error: { code: 'nobody-found' } }],
    ['born in a year', VAGUE, { error: { code: 'nobody-found' } }],
  ])('%s', async (_what, nhsNumber, body) => {
    const { place: at } = stand();
    expect((await tryOpening(await at.signIn('ben'), { nhsNumber })).body).toMatchObject(body);
  });

  it('too many match: nobody is named, it is said so, and it counts as a search in vain', async () => {
    const { place: at } = stand();
    const ask = await at.signIn('ben');
    const answer = await patients(ask, NAMED);
    expect([answer.status, answer.body]).toEqual([200, { matches: [], tooMany: true }]);
    for (let more = 1; more < 20; more += 1) await patients(ask, NAMED);
    expect((await patients(ask, NAMED)).status).toBe(429);
    const rows = await at.stores.audit.search({}, { count: 50 });
    expect(JSON.stringify(rows)).toContain('too many matched');
  });

  it('nobody matches, and one does', async () => {
    const { place: at } = stand();
    const ask = await at.signIn('ben');
    expect((await patients(ask, { ...NAMED, given: 'Jane' })).body).toEqual({ matches: [] });
    const [first] = PEOPLE;
    expect(
      (await patients(ask, { family: 'XX-TESTPATIENT', given: 'Marjorie', dateOfBirth: '1948-03-14' })).body,
    ).toEqual({
      matches: [],
      tooMany: true,
    });
    expect(first).toBeDefined();
  });

  it.each<[string, (pds: Pds) => Response]>([
    ['a page', () => new Response('<html></html>', { status: 404 })],
    ['another resource', () => Response.json({ resourceType: 'Bundle' })],
    ['another person under that id', () => Response.json({ ...numbered(NUMBER), id: OTHER })],
    [
      'a Patient without a number',
      () => Response.json({ resourceType: 'Patient', id: NUMBER, birthDate: '1948-03-14' }),
    ],
    ['a missing header', () => new Response('{"resourceType":"OperationOutcome"}', { status: 400 })],
    ['a fault', () => new Response('', { status: 500 })],
  ])('%s is no answer, and nothing opens', async (_what, answer) => {
    const { place: at, pds } = stand();
    pds.answer = () => Promise.resolve(answer(pds));
    const { status, body } = await tryOpening(await at.signIn('ben'));
    expect([status, (body['error'] as Json)['code']]).toEqual([503, 'unavailable']);
  });
});

describe('busy', () => {
  it('it is obeyed by every gateway, told in words with when to come back, and asked again after', async () => {
    const { place: at, pds } = stand({ gateways: 2 });
    const ask = await at.signIn('ben');
    pds.busyUntil(at.now + 7000);
    const first = await tryOpening(ask);
    expect([first.status, first.headers.get('Retry-After'), first.body['error']]).toEqual([
      503,
      '7',
      {
        code: 'demographics-busy',
        message: 'Demographics are busy, so nobody can be looked up. Try again in 7 seconds.',
      },
    ]);
    for (let more = 0; more < 4; more += 1) expect((await patients(ask)).status).toBe(503);
    expect(pds.asked).toHaveLength(1);
    at.now += 7000;
    expect((await tryOpening(ask)).status).toBe(201);
    expect(
      at.happened.filter(({ what }) => what === 'demographics').map((one) => 'problem' in one && one.problem),
    ).toContainEqual(expect.objectContaining({ kind: 'busy' }));
  });

  it.each([
    ['30', '30'],
    [new Date(1_760_000_012_000).toUTCString(), '12'],
    ['soon', '5'],
    ['999999', '300'],
    ['-1', '5'],
  ])('a Retry-After of %s', async (given, told) => {
    const { place: at, pds } = stand();
    pds.answer = () => Promise.resolve(new Response(null, { status: 429, headers: { 'Retry-After': given } }));
    expect((await tryOpening(await at.signIn('ben'))).headers.get('Retry-After')).toBe(told);
  });

  it('more than was agreed are told to come back, without a question', async () => {
    const { place: at, pds } = stand({
      demographics: {
        kind: 'pds',
        baseUrl: 'https://pds.test/FHIR/R4',
        requestsPerSecond: 0.2,
        auth: { kind: 'bearer-file', file },
      },
    });
    expect((await tryOpening(await at.signIn('ben'))).status).toBe(201);
    const second = await tryOpening(await at.signIn('asha'));
    expect([second.status, second.headers.get('Retry-After')]).toEqual([503, '5']);
    expect(pds.asked).toHaveLength(1);
  });
});

it('of PDS nothing can be learnt but that somebody was looked up: an opt-out changes no question', async () => {
  const told: (readonly string[])[] = [];
  for (const optedOut of [false, true]) {
    const { place: at, pds, made } = stand({ providers: [provider({ ods: 'OTHER' })] });
    if (optedOut) await (await at.signIn('oscar'))('POST', '/api/opt-outs', FORM);
    at.now += 120_000;
    pds.asked.length = 0;
    made.left.length = 0;
    const ask = await at.signIn('ben');
    await patients(ask);
    await tryOpening(ask);
    await tryOpening(ask, { purpose: 'emergency', reason: 'Unconscious in resus' });
    told.push(
      made.left.map(
        ({ method, url, headers }) => `${method} ${url} ${String(headers.get('NHSD-End-User-Organisation-ODS'))}`,
      ),
    );
  }
  expect(told[1]).toEqual(told[0]);
  place.end();
});
