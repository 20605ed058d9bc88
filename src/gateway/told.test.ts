/**
 * Is whatever is worth counting told, once, by fixed words, and nothing of a person with it? And is a failure of a part
 * one line of the log, by part and kind?
 */
import { describe, expect, it } from 'vitest';
import { bundle, NUMBER, patient, provider } from '../../tests/kits/gateway/fake-server';
import {
  FORM,
  open,
  read,
  REASON,
  replyOf,
  tryOpening,
  WHO,
  world,
  type World,
} from '../../tests/kits/gateway/gateway';
import { QUESTIONS } from './app';
import type { Happening } from './happenings';

const of = ({ happened }: World, what: Happening['what']): readonly Happening[] =>
  happened.filter((one) => one.what === what);

const slow = (place: World): void => {
  place.replies.set('$everything', (init) => {
    place.now += 3000;
    return new Promise((_resolve, reject) => {
      init.signal?.addEventListener('abort', () => {
        reject(new Error('aborted'));
      });
    });
  });
};

describe('an opening is counted by purpose and outcome', () => {
  it.each<[string, string, (place: World) => unknown, object, object]>([
    ['that opens', 'ben', () => undefined, {}, { purpose: 'direct-care', outcome: 'open' }],
    [
      'in an emergency',
      'ben',
      () => undefined,
      { purpose: 'emergency', reason: REASON },
      { purpose: 'emergency', outcome: 'open' },
    ],
    ['of nobody', 'ben', () => undefined, { dateOfBirth: '1948-03-15' }, { outcome: 'nobody-found' }],
    [
      'while demographics are down',
      'ben',
      (place) => place.replies.delete('pds.test'),
      {},
      { outcome: 'demographics-down' },
    ],
    [
      'of somebody restricted',
      'ben',
      (place) =>
        place.replies.set('pds.test', () => replyOf(bundle([patient({ meta: { security: [{ code: 'R' }] } })]))),
      {},
      { outcome: 'restricted' },
    ],
  ])('%s', async (_what, who, change, asked, told) => {
    const place = world();
    const ask = await place.signIn(who);
    change(place);
    await tryOpening(ask, asked as never);
    expect(of(place, 'opening')).toEqual([expect.objectContaining(told)]);
  });

  it('refused for an opt-out, and never by person', async () => {
    const place = world();
    const desk = await place.signIn('oscar');
    expect((await desk('POST', '/api/opt-outs', FORM)).status).toBe(201);
    await tryOpening(await place.signIn('ben'));
    expect(of(place, 'opening')).toEqual([{ what: 'opening', purpose: 'direct-care', outcome: 'opted-out' }]);
    expect(JSON.stringify(place.happened)).not.toContain(NUMBER);
  });
});

describe('a provider that is asked is counted, with its time', () => {
  it.each<[string, (place: World) => unknown, object, object | null]>([
    ['that answers', () => undefined, { outcome: 'answered' }, null],
    [
      'that knows nobody',
      (place) => place.replies.set('north.test', () => replyOf(bundle([]))),
      { outcome: 'nobody' },
      null,
    ],
    [
      'that is not there',
      (place) => place.replies.set('$everything', () => Promise.reject(new Error('x'))),
      { outcome: 'unreachable', problem: { kind: 'unreachable' } },
      { kind: 'unreachable' },
    ],
    [
      'that refuses',
      (place) => place.replies.set('$everything', () => new Response('{}', { status: 401 })),
      { outcome: 'bad-answer', problem: { kind: 'refused', status: 401 } },
      { kind: 'refused', status: 401 },
    ],
    [
      'that sends no JSON',
      (place) => place.replies.set('$everything', () => new Response('<p>')),
      { outcome: 'bad-answer', problem: { kind: 'badly-answered', status: 200 } },
      { kind: 'badly-answered' },
    ],
    ['that is too slow', slow, { outcome: 'too-slow', problem: { kind: 'timeout' } }, { kind: 'timeout' }],
    [
      'that holds somebody else',
      (place) => place.replies.set('north.test', () => replyOf(bundle([patient({ birthDate: '1950-01-01' })]))),
      { outcome: 'not-confirmed' },
      null,
    ],
  ])('%s', async (_what, change, told, line) => {
    const place = world({ providers: [provider({ ods: 'OTHER', timeoutMs: 40 })] });
    const ask = await place.signIn('ben');
    const access = await open(ask);
    change(place);
    await read(ask, access);
    expect(of(place, 'provider')).toEqual([expect.objectContaining({ provider: 'north', ...told })]);
    expect(of(place, 'provider').some((one) => 'problem' in one)).toBe(line !== null);
  });

  it('and its coverage, by fixed words', async () => {
    const place = world();
    const ask = await place.signIn('ben');
    await read(ask, await open(ask));
    expect(of(place, 'coverage').length).toBeGreaterThan(5);
  });
});

it('sign-ins, emergency access, the audit and demographics are counted', async () => {
  const place = world();
  const ask = await place.signIn('asha');
  await place.signIn('nobody');
  const access = await open(ask);
  await ask('POST', `/api/records/${access}/emergency`, { reason: REASON });
  expect(of(place, 'sign-in').map((one) => 'outcome' in one && one.outcome)).toEqual(['signed-in', 'refused']);
  expect(of(place, 'demographics')).toEqual([{ what: 'demographics', outcome: 'answered', seconds: 0 }]);
  expect(of(place, 'audit').length).toBeGreaterThan(3);
  expect(of(place, 'emergency')).toHaveLength(1);
});

it('an audit that cannot be written is counted, and the line says which part failed', async () => {
  const place = world({
    stores: (stores) => ({
      ...stores,
      audit: { ...stores.audit, append: () => Promise.reject(Object.assign(new Error(NUMBER), { code: '53100' })) },
    }),
  });
  const ask = await place.signIn('ben');
  await ask('GET', '/api/records');
  expect(of(place, 'audit')).toContainEqual({ what: 'audit', outcome: 'failed', seconds: 0 });
  const line = place.logged.find((one) => one.includes('a request ended closed'));
  expect(JSON.parse(line ?? '[]')).toEqual([
    { method: 'POST', part: 'audit', kind: 'disk-full', sqlstate: '53100' },
    'a request ended closed',
  ]);
});

it('nothing that is told or logged holds anything of a person, whatever is asked', async () => {
  const place = world();
  const users: Readonly<Record<string, string>> = {
    anyone: 'ben',
    'signed-in': 'ben',
    clinical: 'ben',
    'privacy-officer': 'priscilla',
    'opt-out-officer': 'oscar',
  };
  for (const { method, path, who } of QUESTIONS) {
    const ask = await place.signIn(users[who] ?? 'ben');
    const access = who === 'clinical' ? await open(ask) : 'none';
    const address = path.replace(':access', access).replace(':provider', 'north').replace(/:\w+/g, 'x');
    await ask(
      method,
      address,
      method === 'POST' ? { ...FORM, ...WHO, reason: 'canary reason', note: 'canary' } : undefined,
    );
  }
  const told = JSON.stringify([place.happened, place.logged]);
  expect(place.happened.length).toBeGreaterThan(50);
  for (const canary of [NUMBER, 'canary', 'XX-TESTPATIENT', 'Marjorie', '1948', 'Okoro', 'Elm Row', 'N1 9ZZ', 'id-0'])
    expect(told).not.toContain(canary);
});

describe('GET /api/providers', () => {
  it('tells the privacy officer how each was last answered, ten at most, and of nobody', async () => {
    const place = world({ providers: [provider({ ods: 'OTHER' }), provider({ id: 'south', enabled: false })] });
    const ask = await place.signIn('ben');
    const access = await open(ask);
    for (let asked = 0; asked < 12; asked += 1) await read(ask, access);
    place.replies.delete('$everything');
    place.replies.set('$everything', () => new Response('<p>'));
    place.now += 1000;
    await read(ask, access);
    const { body, text } = await (await place.signIn('priscilla'))('GET', '/api/providers');
    expect(body).toMatchObject({
      providers: [
        { id: 'north', enabled: true },
        { id: 'south', enabled: false, answers: [] },
      ],
    });
    const [{ answers }] = body['providers'] as unknown as [{ answers: readonly object[] }];
    expect(answers).toHaveLength(10);
    expect(answers[0]).toEqual({ outcome: 'bad-answer', at: new Date(place.now).toISOString(), seconds: 0 });
    expect(text).not.toContain(NUMBER);
  });
});

describe('a provider that is switched off', () => {
  it('is listed, not asked, and every section of it says so, in records that are open too', async () => {
    const place = world();
    const ask = await place.signIn('ben');
    const access = await open(ask);
    expect((await read(ask, access)).text).not.toContain('switched off');
    place.reconnect([provider({ ods: 'OTHER', enabled: false })]);
    const before = place.asked.length;
    const answer = await read(ask, access);
    expect(answer.status).toBe(200);
    expect(place.asked.slice(before).filter((url) => url.includes('north.test'))).toEqual([]);
    const entries = answer.body['entry'] as readonly {
      resource: { issue?: readonly { details: { coding?: readonly { code: string }[] }; diagnostics: string }[] };
    }[];
    const issues = entries.flatMap(({ resource }) => resource.issue ?? []);
    const codes = new Set(issues.map(({ details }) => details.coding?.[0]?.code));
    expect([...codes].filter((code) => code === 'none-recorded')).toEqual([]);
    expect(issues.filter(({ diagnostics }) => diagnostics.includes('is switched off here')).length).toBeGreaterThan(3);
    expect((await tryOpening(await place.signIn('ben'))).body['providers']).toMatchObject([{ id: 'north' }]);
    place.reconnect([provider({ ods: 'OTHER' })]);
    expect((await read(ask, access)).text).not.toContain('switched off');
  });

  it('is not asked for a relationship either', async () => {
    const place = world({ providers: [provider({ ods: 'RNG01', enabled: false })] });
    const { body } = await tryOpening(await place.signIn('ben'));
    expect(body['relationship']).toBe('self-claimed');
    expect(place.asked.filter((url) => url.includes('north.test'))).toEqual([]);
  });
});
