import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { askProvider } from './ask-provider';
import {
  BASE,
  bundle,
  condition,
  EVERYTHING,
  fakeServer,
  LOOK_UP,
  patient,
  person,
  provider,
  replyWith,
} from '../../../tests/kits/gateway/fake-server';
import type { Json } from '../../domain/json';
import type { IntakeResult } from '../pipeline';
import { ports, FOUND, ids, next } from '../../../tests/kits/gateway/asked';

describe('everything', () => {
  const ask = (table: Parameters<typeof fakeServer>[0], more: Parameters<typeof provider>[0] = {}) =>
    askProvider(provider(more), person(), ports(fakeServer({ [LOOK_UP]: FOUND, ...table })));

  test('all pages are read in order, and the provider’s own Patient is left out', async () => {
    const server = fakeServer({
      [LOOK_UP]: FOUND,
      [EVERYTHING]: bundle([patient(), condition('1')], next(`${BASE}?page=2`)),
      [`${BASE}?page=2`]: bundle([condition('2')], next('Patient/p1/$everything?page=3')),
      'Patient/p1/$everything?page=3': bundle([condition('3')]),
    });
    const result = await askProvider(provider(), person(), ports(server));
    expect(result).toMatchObject({ outcome: 'answered', known: true, supplies: null, partial: [], warnings: [] });
    expect(ids(result)).toEqual(['Condition/1', 'Condition/2', 'Condition/3']);
    expect(
      server.inits.every(
        ({ redirect, headers }) =>
          redirect === 'manual' && JSON.stringify(headers) === '{"Accept":"application/fhir+json"}',
      ),
    ).toBe(true);
  });

  test('a person the provider does not know: answered, not known, and nothing more is asked', async () => {
    const server = fakeServer({ [LOOK_UP]: bundle([], { total: 0 }) });
    expect(await askProvider(provider(), person(), ports(server))).toEqual({
      outcome: 'answered',
      known: false,
      resources: [],
      supplies: null,
      partial: [],
      warnings: [],
    });
    expect(server.asked).toEqual([LOOK_UP]);
  });

  test('what the Patient in the record leaves out was confirmed by the look-up; what it says otherwise still counts', async () => {
    const silent = { resourceType: 'Patient', id: 'p1' };
    expect(ids(await ask({ [EVERYTHING]: bundle([silent, condition('1')]) }))).toEqual(['Condition/1']);
    expect(await ask({ [EVERYTHING]: bundle([silent, condition('1')]) })).toMatchObject({ warnings: [] });
    expect(await ask({ [EVERYTHING]: bundle([{ ...silent, birthDate: '1950-01-01' }, condition('1')]) })).toEqual({
      outcome: 'identity-not-confirmed',
      field: 'date of birth',
    });
  });

  test('one sent twice counts once, the newer version replaces, and copies that differ without saying which is newer all stay', async () => {
    const other = { ...condition('1'), code: { text: 'Eczema' } };
    const old = { ...condition('2'), meta: { versionId: '1' } };
    const current = { ...condition('2'), meta: { versionId: '2' } };
    expect(ids(await ask({ [EVERYTHING]: bundle([condition('1'), condition('1'), old, current, old]) }))).toEqual([
      'Condition/1',
      'Condition/2',
    ]);
    expect(ids(await ask({ [EVERYTHING]: bundle([condition('1'), other, condition('1'), other]) }))).toEqual([
      'Condition/1',
      'Condition/1',
    ]);
  });

  test('a List that cannot be read leaves every section in doubt', async () => {
    expect(await ask({ [EVERYTHING]: bundle([{ resourceType: 'List', id: 'l', contained: ['x'] }]) })).toMatchObject({
      partial: [{ kind: 'unreadable', type: null }],
    });
  });

  test('a fault in reading one provider’s answer is that provider’s failure', async () => {
    const broken = {
      ...person(),
      get otherNhsNumbers(): readonly string[] {
        throw new Error('broken');
      },
    };
    const server = fakeServer({ [LOOK_UP]: FOUND, [EVERYTHING]: bundle([condition('1')]) });
    expect(await askProvider(provider(), broken, ports(server))).toEqual({ outcome: 'bad-answer' });
  });

  test('a name that differs is a warning without field or value', async () => {
    const result = await askProvider(
      provider(),
      person(),
      ports(
        fakeServer({
          [LOOK_UP]: bundle([patient({ name: [{ family: 'MARRIED', given: ['Marjorie'] }] })]),
          [EVERYTHING]: bundle([condition('1')]),
        }),
      ),
    );
    expect(result).toMatchObject({
      outcome: 'answered',
      warnings: ['Confirm identity: details held by Northgate Hospital differ'],
    });
  });

  test.each<[string, Json[], IntakeResult]>([
    [
      'another date of birth',
      [patient({ birthDate: '1950-01-01' })],
      { outcome: 'identity-not-confirmed', field: 'date of birth' },
    ],
    ['two people', [patient(), patient({ id: 'p2' })], { outcome: 'identity-not-confirmed', field: null }],
    ['restricted at the provider', [patient({ meta: { security: [{ code: 'R' }] } })], { outcome: 'restricted' }],
  ])('%s: quarantined, and the record is not even asked for', async (_what, patients, expected) => {
    const server = fakeServer({ [LOOK_UP]: bundle(patients), [EVERYTHING]: bundle([condition('1')]) });
    expect(await askProvider(provider(), person(), ports(server))).toEqual(expected);
    expect(server.asked).toEqual([LOOK_UP]);
  });

  test.each<[string, Json]>([
    ['a resource of another Patient', condition('2', { subject: { reference: 'Patient/p2' } })],
    [
      'a contained resource of another Patient',
      {
        resourceType: 'List',
        id: 'l',
        contained: [{ resourceType: 'AllergyIntolerance', id: 'a', patient: { reference: 'Patient/p2' } }],
      },
    ],
    ['another Patient', patient({ id: 'p2' })],
    [
      'the same id under another NHS number',
      patient({ identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990200017' }] }),
    ],
    [
      'a subject by another NHS number',
      condition('2', { subject: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990200017' } } }),
    ],
    [
      'an appointment of another Patient alone',
      { resourceType: 'Appointment', id: 'a', participant: [{ actor: { reference: 'Patient/p2' } }] },
    ],
  ])('%s: the whole provider is quarantined', async (_what, stray) => {
    expect(await ask({ [EVERYTHING]: bundle([patient(), condition('1'), stray]) })).toMatchObject({
      outcome: 'identity-not-confirmed',
    });
  });

  test('an absolute or versioned subject is the same person', async () => {
    const result = await ask({
      [EVERYTHING]: bundle([condition('1', { subject: { reference: `${BASE}/Patient/p1/_history/4` } })]),
    });
    expect(ids(result)).toEqual(['Condition/1']);
  });

  test.each<[string, () => Response | Json | Promise<Response>, IntakeResult['outcome']]>([
    ['HTML', () => replyWith('<html></html>'), 'bad-answer'],
    ['a 500', () => replyWith(bundle([]), 500), 'bad-answer'],
    [
      'a 404',
      () => replyWith({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'not-found' }] }, 404),
      'bad-answer',
    ],
    ['cut off JSON', () => replyWith(JSON.stringify(bundle([condition('1')])).slice(0, -20)), 'bad-answer'],
    ['an empty body', () => replyWith(''), 'bad-answer'],
    [
      'what is not UTF-8 and names no charset',
      () =>
        new Response(
          Uint8Array.from(JSON.stringify(bundle([condition('1', { code: { text: '\u00b5' } })])), (char) =>
            char.charCodeAt(0),
          ),
          { headers: { 'Content-Type': 'application/fhir+json' } },
        ),
      'bad-answer',
    ],
    ['an OperationOutcome', () => ({ resourceType: 'OperationOutcome', issue: [] }), 'bad-answer'],
    ['another resource', () => condition('1'), 'bad-answer'],
    ['a total without entries', () => ({ resourceType: 'Bundle', total: 7 }), 'bad-answer'],
    ['entries that are no list', () => ({ resourceType: 'Bundle', entry: {} }), 'bad-answer'],
    [
      'a redirect',
      () => new Response(null, { status: 307, headers: { Location: 'https://evil.test/' } }),
      'bad-answer',
    ],
    ['a refused connection', () => Promise.reject(new TypeError('refused')), 'unreachable'],
    ['an empty bundle', () => ({ resourceType: 'Bundle', total: 0 }), 'answered'],
  ])('%s instead of the record is told for what it is', async (_what, reply, outcome) => {
    expect((await ask({ [EVERYTHING]: reply })).outcome).toBe(outcome);
  });

  test.each<[string, () => Response | Json]>([
    ['an unreadable answer', () => replyWith('<html></html>')],
    [
      'an OperationOutcome',
      () => ({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'transient' }] }),
    ],
    ['fewer Patients than it counted', () => bundle([patient()], { total: 2 })],
    ['a next page elsewhere', () => bundle([patient()], next('https://evil.test/'))],
    [
      'an error among no entries',
      () => bundle([{ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'transient' }] }]),
    ],
  ])('a look-up answered with %s settles nothing: neither "not known" nor "the only one"', async (_what, reply) => {
    expect((await askProvider(provider(), person(), ports(fakeServer({ [LOOK_UP]: reply })))).outcome).toBe(
      'bad-answer',
    );
  });

  test.each<[string, () => Response | Json]>([
    ['HTML', () => replyWith('<html></html>')],
    ['a 500', () => replyWith(bundle([]), 500)],
    ['an OperationOutcome', () => ({ resourceType: 'OperationOutcome', issue: [] })],
  ])('a later page that is %s: what was read stays, and the rest is stated as unreadable', async (_what, reply) => {
    const result = await ask({
      [EVERYTHING]: bundle([condition('1')], next(`${BASE}?page=2`)),
      [`${BASE}?page=2`]: reply,
    });
    expect(ids(result)).toEqual(['Condition/1']);
    expect(result).toMatchObject({ partial: [{ kind: 'unreadable', type: null }] });
  });

  test.each(['https://evil.test/fhir?page=2', 'https://north.test/admin?page=2', 'http://north.test/fhir?page=2'])(
    'a next link to %s is never asked',
    async (url) => {
      const server = fakeServer({ [LOOK_UP]: FOUND, [EVERYTHING]: bundle([condition('1')], next(url)) });
      const result = await askProvider(provider(), person(), ports(server));
      expect(server.asked).toEqual([LOOK_UP, EVERYTHING]);
      expect(result).toMatchObject({ outcome: 'answered', partial: [{ kind: 'unreadable', type: null }] });
    },
  );

  test('next links in a circle end', async () => {
    const server = fakeServer({
      [LOOK_UP]: FOUND,
      [EVERYTHING]: bundle([condition('1')], next(`${BASE}?page=2`)),
      [`${BASE}?page=2`]: bundle([condition('2')], next('Patient/p1/$everything?_count=200')),
    });
    const result = await askProvider(provider(), person(), ports(server));
    expect(server.asked).toHaveLength(3);
    expect(result).toMatchObject({ partial: [{ kind: 'unreadable', type: null }] });
    expect(ids(result)).toEqual(['Condition/1', 'Condition/2']);
  });

  test('endless pages are bounded', async () => {
    let page = 0;
    const fetch = (url: string): Promise<Response> => {
      if (url.includes('identifier')) return Promise.resolve(replyWith(FOUND));
      page += 1;
      return Promise.resolve(replyWith(bundle([condition(String(page))], next(`${BASE}?page=${String(page)}`))));
    };
    const result = await askProvider(provider({ maxPages: 4 }), person(), { fetch, now: () => 0 });
    expect(page).toBe(4);
    expect(result).toMatchObject({ partial: [{ kind: 'bounded' }] });
    expect(ids(result)).toHaveLength(4);
  });

  test('bytes are counted as they arrive: a flood is cut off and its source told to stop', async () => {
    let sent = 0;
    let cancelled = false;
    const flood = (): Response =>
      new Response(
        new ReadableStream<Uint8Array>({
          pull(controller) {
            sent += 1000;
            controller.enqueue(new Uint8Array(1000).fill(32));
          },
          cancel() {
            cancelled = true;
          },
        }),
      );
    expect((await ask({ [EVERYTHING]: flood }, { maxBytes: 50_000 })).outcome).toBe('bad-answer');
    expect(sent).toBeLessThan(60_000);
    expect(cancelled).toBe(true);
    const later = await ask(
      { [EVERYTHING]: bundle([condition('1')], next(`${BASE}?page=2`)), [`${BASE}?page=2`]: flood },
      { maxBytes: 50_000 },
    );
    expect(later).toMatchObject({ outcome: 'answered', partial: [{ kind: 'bounded' }] });
    expect(ids(later)).toEqual(['Condition/1']);
  });

  test('fewer entries than the provider counted, and no further page: stated as unreadable', async () => {
    expect(await ask({ [EVERYTHING]: bundle([condition('1')], { total: 250 }) })).toMatchObject({
      partial: [{ kind: 'unreadable', type: null }],
    });
  });

  test('a warning among the entries is stated, in our words, not the provider’s', async () => {
    const outcome = {
      resourceType: 'OperationOutcome',
      id: 'o',
      issue: [
        { severity: 'warning', code: 'incomplete', diagnostics: 'CANARY' },
        { severity: 'information', code: 'informational' },
      ],
    };
    const result = await ask({ [EVERYTHING]: bundle([condition('1'), outcome]) });
    expect(result).toMatchObject({ partial: [{ kind: 'provider-warning', code: 'incomplete', type: null }] });
    expect(JSON.stringify(result)).not.toContain('CANARY');
    expect(ids(result)).toEqual(['Condition/1']);
  });

  test('bad resources are named and do not take the others with them', async () => {
    const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
    const raw = bundle([
      condition('1', { onsetDateTime: '1961-04-93' }),
      { resourceType: 'Procedure' },
      { id: 'x' },
      condition('2'),
    ]);
    const entries = raw['entry'] as Json[];
    const text = JSON.stringify({ ...raw, entry: [...entries, {}, null] }).replace(
      '"onsetDateTime"',
      '"__proto__":{"x":1},"onsetDateTime"',
    );
    const deepText = JSON.stringify(bundle([{ resourceType: 'Observation', id: 'd' }])).replace(
      '"id":"d"',
      `"id":"d","a":${deep}`,
    );
    const result = await ask({ [EVERYTHING]: () => replyWith(text) });
    expect(ids(result)).toEqual(['Condition/1', 'Condition/2']);
    expect(result).toMatchObject({
      partial: [
        { kind: 'unreadable', type: null },
        { kind: 'unreadable', type: 'Procedure' },
      ],
    });
    expect(await ask({ [EVERYTHING]: () => replyWith(deepText) })).toMatchObject({
      resources: [],
      partial: [{ kind: 'unreadable', type: 'Observation' }],
    });
  });

  test('doubles are one, a newer version replaces, and a copy that differs without a version stays', async () => {
    const result = await ask({
      [EVERYTHING]: bundle([
        condition('1', { meta: { versionId: '2' }, code: { text: 'second' } }),
        condition('1', { meta: { versionId: '10' }, code: { text: 'tenth' } }),
        condition('1', { meta: { versionId: '9' }, code: { text: 'ninth' } }),
        condition('2', { code: { text: 'first' } }),
        condition('2', { code: { text: 'again' } }),
      ]),
    });
    expect(
      result.outcome === 'answered' &&
        result.resources.map((resource) => (resource as { code?: { text?: string } }).code?.text),
    ).toEqual(['tenth', 'first', 'again']);
  });

  test('entries named by fullUrl alone get their id, and references follow', async () => {
    const raw = {
      resourceType: 'Bundle',
      entry: [
        {
          fullUrl: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0',
          resource: { resourceType: 'Encounter', subject: { reference: 'Patient/p1' } },
        },
        {
          fullUrl: 'urn:uuid:1',
          resource: condition('1', { encounter: { reference: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0' } }),
        },
      ],
    };
    expect(await ask({ [EVERYTHING]: raw })).toMatchObject({
      resources: [
        { id: '0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0' },
        { encounter: { reference: 'Encounter/0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0' } },
      ],
    });
  });

  test('a Patient id that would climb out of the path is not asked for', async () => {
    const server = fakeServer({ [LOOK_UP]: bundle([patient({ id: '..' })]) });
    expect((await askProvider(provider(), person(), ports(server))).outcome).toBe('bad-answer');
    expect(server.asked).toEqual([LOOK_UP]);
  });

  test('an STU3 provider’s everything is read in R4', async () => {
    const result = await ask(
      {
        [EVERYTHING]: bundle([
          { resourceType: 'ReferralRequest', id: '1', subject: { reference: 'Patient/p1' }, status: 'active' },
        ]),
      },
      { fhirVersion: 'STU3' },
    );
    expect(ids(result)).toEqual(['ServiceRequest/1']);
  });
});

describe('time', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const silent = (): Promise<Response> => new Promise(() => undefined);
  const dripping = (): Response =>
    new Response(
      new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new Uint8Array([123]));
        },
      }),
    );

  test.each([
    ['the look-up', { [LOOK_UP]: silent }],
    ['the record', { [LOOK_UP]: FOUND, [EVERYTHING]: silent }],
    ['a body that never ends', { [LOOK_UP]: FOUND, [EVERYTHING]: dripping }],
    [
      'a later page',
      { [LOOK_UP]: FOUND, [EVERYTHING]: bundle([condition('1')], next(`${BASE}?page=2`)), [`${BASE}?page=2`]: silent },
    ],
  ])('silence in %s is too slow, at the provider’s own limit', async (_where, table) => {
    let result: IntakeResult | null = null;
    void askProvider(provider({ timeoutMs: 700 }), person(), ports(fakeServer(table))).then((answer) => {
      result = answer;
    });
    await vi.advanceTimersByTimeAsync(699);
    expect(result).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(result).toEqual({ outcome: 'too-slow' });
  });

  test('the caller’s signal ends it at once and reaches the provider', async () => {
    const caller = new AbortController();
    const server = fakeServer({ [LOOK_UP]: silent });
    const asking = askProvider(provider(), person(), ports(server), caller.signal);
    caller.abort();
    expect(await asking).toEqual({ outcome: 'too-slow' });
    expect(server.inits[0]?.signal?.aborted).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});
