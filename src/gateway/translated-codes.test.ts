/**
 * Does a terminology server add what it knows, and can it neither open, delay, betray nor be told anything of a person?
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { open, read, replyOf, world, type Answered, type World } from '../../tests/kits/gateway/gateway';
import { bundle, condition, NUMBER, patient, provider } from '../../tests/kits/gateway/fake-server';
import type { Json } from '../domain/json';
import { MOST_ASKED } from './intake/terminology/translations';

const LOCAL = 'https://codes.example/local';
const SNOMED = 'http://snomed.info/sct';
const HIV = '86406008';
const ASTHMA = '195967001';
const PENDING = 'Codes could not be translated just now; the same condition may stand twice.';
const SERVER = { baseUrl: 'https://terms.test/fhir', timeoutMs: 2000 };

const coded = (id: string, code: string, more: Json = {}): Json =>
  condition(id, { code: { coding: [{ system: LOCAL, code }], text: `Condition ${id}`, ...more } });

const match = (code: unknown, equivalence: unknown = 'equivalent', system: unknown = SNOMED): Json => ({
  name: 'match',
  part: [
    { name: 'equivalence', valueCode: equivalence },
    { name: 'concept', valueCoding: { system, code, display: 'A name of the server’s own' } },
  ],
});
const matches = (...found: readonly Json[]): Json => ({
  resourceType: 'Parameters',
  parameter: [{ name: 'result', valueBoolean: found.length > 0 }, ...found],
});

interface Question {
  readonly parameter: readonly { readonly name: string; readonly valueUri?: string; readonly valueCode?: string }[];
}
const codeAsked = (init: RequestInit): string =>
  (JSON.parse(String(init.body)) as Question).parameter.find(({ name }) => name === 'code')?.valueCode ?? '';

type Answering = (code: string, init: RequestInit) => Response | Promise<Response>;
const knowing =
  (table: Readonly<Record<string, Json>>): Answering =>
  (code) =>
    replyOf(table[code] ?? matches());

/** What each opening answers: a provider that holds these, and a terminology server, or none. */
function placed(
  resources: readonly Json[],
  answering: Answering | null,
  more: Parameters<typeof world>[0] = {},
): { readonly place: World; readonly sent: RequestInit[] } {
  const place = world({ ...more, ...(answering === null ? {} : { terminology: SERVER }) });
  const sent: RequestInit[] = [];
  place.replies.set('$everything', () => replyOf(bundle([patient(), ...resources])));
  place.replies.set('$translate', (init) => {
    sent.push(init);
    return answering?.(codeAsked(init), init) ?? Promise.reject(new Error('nobody there'));
  });
  return { place, sent };
}

async function shown(place: World, user = 'asha'): Promise<Answered> {
  const ask = await place.signIn(user);
  return read(ask, await open(ask));
}

const entries = ({ body }: Answered): readonly Json[] =>
  (body['entry'] as readonly { readonly resource: Json }[]).map(({ resource }) => resource);
const conditions = (answer: Answered): readonly Json[] =>
  entries(answer).filter(({ resourceType }) => resourceType === 'Condition');
const codings = (answer: Answered): readonly unknown[] =>
  conditions(answer).map(({ code }) => (code as Json)['coding']);
const warnings = (answer: Answered): readonly unknown[] =>
  (entries(answer).at(-1)?.['issue'] as readonly Json[])
    .filter(({ expression }) => expression === undefined)
    .map(({ diagnostics }) => diagnostics);

describe('a translated code', () => {
  it('stands behind the provider’s own, under no name, and is asked for once', async () => {
    const { place, sent } = placed(
      [coded('c1', 'A1'), coded('c2', 'A1'), coded('c3', 'ZZ')],
      knowing({ A1: matches(match(ASTHMA)) }),
    );
    const answer = await shown(place);
    expect(codings(answer)).toEqual([
      [
        { system: LOCAL, code: 'A1' },
        { system: SNOMED, code: ASTHMA },
      ],
      [
        { system: LOCAL, code: 'A1' },
        { system: SNOMED, code: ASTHMA },
      ],
      [{ system: LOCAL, code: 'ZZ' }],
    ]);
    expect(warnings(answer)).toEqual([]);
    expect(sent.map(codeAsked)).toEqual(['A1', 'ZZ']);
    expect((await shown(place)).status).toBe(200);
    expect(sent).toHaveLength(2);
  });

  it('is asked again when its time is over', async () => {
    const { place, sent } = placed([coded('c1', 'A1')], knowing({ A1: matches(match(ASTHMA)) }));
    await shown(place);
    place.now += 25 * 3_600_000;
    await shown(place);
    expect(sent).toHaveLength(2);
  });

  it('counts for what is never shared: an HIV diagnosis in a local code', async () => {
    const held = [coded('c1', 'A1'), coded('c2', 'H1')];
    const told = { A1: matches(match(ASTHMA)), H1: matches(match(HIV, 'equal')) };
    expect(conditions(await shown(placed(held, null).place))).toHaveLength(2);
    const answer = await shown(placed(held, knowing(told)).place);
    const without = await shown(placed(held.slice(0, 1), knowing(told)).place);
    expect(answer.text).toBe(without.text);
  });

  it.each([
    ['text', { text: 'HIV infection' }],
    ['display', { coding: [{ system: LOCAL, code: 'X1', display: 'HIV infection' }] }],
  ])('opens nothing: the %s beside it decides as before', async (_where, more) => {
    expect(
      conditions(await shown(placed([coded('c1', 'X1', more)], knowing({ X1: matches(match(ASTHMA)) })).place)),
    ).toEqual([]);
  });

  it('moves nothing to where it would be shown more: plans and communication needs are not taken', async () => {
    const answer = await shown(
      placed([coded('c1', 'P1')], knowing({ P1: matches(match('736253002'), match('315594003')) })).place,
    );
    expect(codings(answer)).toEqual([[{ system: LOCAL, code: 'P1' }]]);
  });

  it.each([
    ['wider', match(HIV, 'wider')],
    ['of another system', match('B20', 'equal', 'http://hl7.org/fhir/sid/icd-10')],
    ['unmatched', match(HIV, 'unmatched')],
  ])('is not taken where it is %s', async (_why, one) => {
    const answer = await shown(placed([coded('c1', 'A1')], knowing({ A1: matches(one) })).place);
    expect([codings(answer), warnings(answer)]).toEqual([[[{ system: LOCAL, code: 'A1' }]], []]);
  });

  it('is no change since the last opening, nor is its going', async () => {
    let down = true;
    const { place } = placed([coded('c1', 'A1')], (code, init) =>
      down ? new Response('', { status: 500 }) : knowing({ A1: matches(match(ASTHMA)) })(code, init),
    );
    const ask = await place.signIn('asha');
    for (const now of [true, false, true]) {
      down = now;
      place.now += 60_000;
      const access = await open(ask);
      await read(ask, access);
      expect((await ask('GET', `/api/records/${access}/changes`)).body).toMatchObject({
        providers: [{ changed: [], added: [] }],
      });
    }
  });
});

describe('the terminology server', () => {
  it('is not there unless configured: nothing is asked, and nothing said', async () => {
    const { place, sent } = placed([coded('c1', 'A1')], null);
    const answer = await shown(place);
    expect([sent, warnings(answer), codings(answer)]).toEqual([[], [], [[{ system: LOCAL, code: 'A1' }]]]);
  });

  it('is told a code and its system, and nothing else', async () => {
    const { sent } = await (async () => {
      const set = placed([coded('c1', 'A1', { text: 'Asthma of Marjorie' })], knowing({}));
      await shown(set.place);
      return set;
    })();
    expect(sent.map(({ body }) => JSON.parse(String(body)) as unknown)).toEqual([
      {
        resourceType: 'Parameters',
        parameter: [
          { name: 'system', valueUri: LOCAL },
          { name: 'code', valueCode: 'A1' },
          { name: 'targetsystem', valueUri: SNOMED },
        ],
      },
    ]);
    expect(sent[0]).toMatchObject({ redirect: 'manual', credentials: 'omit' });
  });

  it.each([NUMBER, '14031948', '19480314', 'xx-testpatient', 'Marjorie', 'Seen by her son', '9990001006'])(
    'is never sent %s, which somebody put where a code stands',
    async (code) => {
      const { place, sent } = placed([coded('c1', code)], knowing({}));
      expect(conditions(await shown(place))).toHaveLength(1);
      expect(sent).toEqual([]);
    },
  );

  it('is not asked about what has a SNOMED code, or no system', async () => {
    const held = [
      condition('c1', {
        code: {
          coding: [
            { system: LOCAL, code: 'A1' },
            { system: SNOMED, code: ASTHMA },
          ],
        },
      }),
      condition('c2', { code: { coding: [{ code: 'A1' }], text: 'x' } }),
    ];
    const { place, sent } = placed(held, knowing({}));
    await shown(place);
    expect(sent).toEqual([]);
  });

  it.each<readonly [string, () => Response | Promise<Response>]>([
    ['HTML', () => new Response('<html><script>alert(1)</script></html>')],
    ['another resource', () => replyOf({ resourceType: 'Patient', id: 'p9' })],
    ['a list', () => new Response('[]')],
    ['no result', () => replyOf({ resourceType: 'Parameters', parameter: [match(ASTHMA)] })],
    ['a code held as a number', () => replyOf(matches(match(195967001)))],
    ['a wrong check digit', () => replyOf(matches(match('195967002')))],
    ['a script for a code', () => replyOf(matches(match('<script>alert(1)</script>')))],
    ['one damaged code among sound ones', () => replyOf(matches(match(ASTHMA), match('1.02E+15')))],
    [
      '“equal” to everything',
      () =>
        replyOf(
          matches(
            ...[
              '22298006',
              '44054006',
              '73211009',
              '38341003',
              '195967001',
              '13645005',
              '84114007',
              '49436004',
              '35489007',
              '24700007',
              '49049000',
            ].map((code) => match(code)),
          ),
        ),
    ],
    ['a redirect', () => new Response(null, { status: 302, headers: { Location: 'https://elsewhere.test/' } })],
    ['a fault', () => new Response('at Stack.trace', { status: 500 })],
    ['nobody', () => Promise.reject(new Error('nobody there'))],
    ['more than may be sent', () => new Response('x'.repeat(5_000_000))],
  ])('that answers with %s changes nothing, and that is said', async (_what, answering) => {
    const held = [coded('c1', 'A1')];
    const { place } = placed(held, answering);
    const answer = await shown(place);
    expect([answer.status, warnings(answer)]).toEqual([200, [PENDING]]);
    expect(conditions(answer)).toEqual(conditions(await shown(placed(held, null).place)));
    expect(place.asked.some((url) => url.includes('elsewhere'))).toBe(false);
  });

  it('that knows no map of a system has answered', async () => {
    const none = (): Response =>
      new Response('{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"not-found"}]}', {
        status: 404,
      });
    expect(warnings(await shown(placed([coded('c1', 'A1')], none).place))).toEqual([]);
  });

  it('that fails for what is withheld leaves no trace of it', async () => {
    const hidden = coded('c2', 'H1', { text: 'HIV infection' });
    const failing: Answering = (code) =>
      code === 'H1' ? new Response('', { status: 500 }) : replyOf(matches(match(ASTHMA)));
    const answer = await shown(placed([coded('c1', 'A1'), hidden], failing).place);
    expect(answer.text).toBe((await shown(placed([coded('c1', 'A1')], failing).place)).text);
  });

  it('is asked so many codes of one answer and no more, the same whatever their order; the rest is said, and asked next time', async () => {
    const held = Array.from({ length: MOST_ASKED + 1 }, (_, at) => coded(`c${String(at)}`, `K${String(1000 + at)}`));
    const first = placed(held, knowing({}));
    expect(warnings(await shown(first.place))).toEqual([PENDING]);
    const second = placed([...held].reverse(), knowing({}));
    await shown(second.place);
    expect(first.sent).toHaveLength(MOST_ASKED);
    expect(second.sent.map(codeAsked)).toEqual(first.sent.map(codeAsked));
    expect(warnings(await shown(first.place))).toEqual([]);
  });
});

describe('a terminology server that hangs', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ['its own time', {}, SERVER.timeoutMs],
    ['the provider’s', { timeoutMs: 300 }, 300],
  ])('keeps nobody waiting beyond %s, and the next record not at all', async (_whose, more, limit) => {
    const { place, sent } = placed([coded('c1', 'A1')], () => new Promise<Response>(() => undefined), {
      providers: [provider({ ods: 'OTHER', ...more })],
    });
    const ask = await place.signIn('asha');
    const access = await open(ask);
    let answer: Answered | null = null;
    const reading = read(ask, access).then((answered) => {
      answer = answered;
    });
    await vi.advanceTimersByTimeAsync(limit - 1);
    expect([sent.length, answer]).toEqual([1, null]);
    await vi.advanceTimersByTimeAsync(1);
    await reading;
    expect(warnings(answer as unknown as Answered)).toEqual([PENDING]);
    const next = await read(ask, access);
    expect([warnings(next), sent.length]).toEqual([[PENDING], 1]);
    place.now += 31_000;
    void read(ask, access);
    await vi.advanceTimersByTimeAsync(limit);
    expect(sent).toHaveLength(2);
  });
});
