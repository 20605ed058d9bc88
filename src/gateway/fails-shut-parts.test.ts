/**
 * Whatever breaks, in whatever way, under whatever request: is nothing released, is the user told what to do, and does
 * the audit tell where it can?
 */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readAuditEvent } from '../domain/audit';
import { CLOSING_LIMIT_MS } from './tell-closed';
import {
  open,
  read,
  REASON,
  replyOf,
  tryOpening,
  world,
  type Answered,
  type Ask,
  type World,
} from '../../tests/kits/gateway/gateway';
import * as intake from './intake/ask-provider';
import { bundle, condition, patient, provider } from '../../tests/kits/gateway/fake-server';
import * as labelling from './label/label';
import * as deciding from './decide/decide-all';
import type { Stores } from './ports';
import * as stating from './redact/coverage';
import * as redacting from './redact/redact';
import { STORE_LIMIT_MS } from './time-limit';
import { auditedIn } from '../../tests/kits/gateway/audited';

const CLINICAL = /Asthma|Letter|CANARY|XX-TESTPATIENT/;
const LETTER = {
  resourceType: 'DocumentReference',
  id: 'd',
  status: 'current',
  subject: { reference: 'Patient/p1' },
  type: { text: 'Letter' },
  content: [{ attachment: { contentType: 'text/plain', data: btoa('Letter about Asthma') } }],
};
/** Longer than any store, provider or demographics may take, one after the other. */
const LONG_MS = 10 * STORE_LIMIT_MS;

type Way = 'throws' | 'hangs' | 'answers nonsense';
const WAYS: readonly Way[] = ['throws', 'hangs', 'answers nonsense'];

/** What a broken part does in place of its work. */
const broken =
  (way: Way): (() => Promise<never>) =>
  () =>
    way === 'throws'
      ? Promise.reject(new Error('CANARY'))
      : way === 'hangs'
        ? new Promise<never>(() => undefined)
        : Promise.resolve({ CANARY: 'CANARY', outcome: 'CANARY', effect: 'CANARY' } as never);

/** What stands in place of a store, or of one method of it, such as `accesses` or `accesses.get`. */
type Faults = Map<string, () => Promise<never>>;

/** The same stores, each of whose methods looks first whether it is broken. */
const breakable =
  (faults: Faults) =>
  (stores: Stores): Stores =>
    Object.fromEntries(
      Object.entries(stores).map(([name, store]) => [
        name,
        typeof store === 'function'
          ? store
          : Object.fromEntries(
              Object.entries(store as object).map(([method, ask]) => [
                method,
                (...given: unknown[]) =>
                  (faults.get(name) ?? faults.get(`${name}.${method}`) ?? (ask as (...all: unknown[]) => unknown))(
                    ...(given as []),
                  ),
              ]),
            ),
      ]),
    ) as unknown as Stores;

interface Held {
  readonly place: World;
  readonly faults: Faults;
  readonly ask: Ask;
  readonly access: string;
  readonly document: string;
}

const REQUESTS = {
  'opening a record': ({ ask }: Held) => tryOpening(ask),
  'opening in an emergency': ({ ask }: Held) => tryOpening(ask, { purpose: 'emergency', reason: REASON }),
  'finding a person': ({ ask }: Held) =>
    ask('POST', '/api/patients', { nhsNumber: '9990123454', dateOfBirth: '1948-03-14' }),
  'reading a provider': ({ ask, access }: Held) => read(ask, access),
  'reading a document': ({ ask, access, document }: Held) => ask('GET', `/fhir/north/Patient/${access}/${document}`),
  'emergency access': ({ ask, access }: Held) => ask('POST', `/api/records/${access}/emergency`, { reason: REASON }),
  'taking a summary away': ({ ask, access }: Held) =>
    ask('POST', `/api/records/${access}/exports`, { what: 'summary' }),
  'asking what is new': ({ ask, access }: Held) => ask('GET', `/api/records/${access}/changes`),
  printing: ({ ask, access }: Held) => ask('POST', `/api/records/${access}/prints`, { what: 'summary' }),
  reporting: ({ ask, access }: Held) =>
    ask('POST', `/api/records/${access}/reports`, { provider: 'north', reference: 'Condition/x', kind: 'wrong-entry' }),
} as const;
type Request = keyof typeof REQUESTS;
const ALL = Object.keys(REQUESTS) as readonly Request[];
const OPENINGS: readonly Request[] = ['opening a record', 'opening in an emergency'];
/** What is done with the record as a whole. */
const WITHIN: readonly Request[] = [
  'emergency access',
  'printing',
  'reporting',
  'taking a summary away',
  'asking what is new',
];
const READINGS: readonly Request[] = ['reading a provider', 'reading a document'];

interface Part {
  /** Which requests must end closed while this part is down; the others answer as they always do. */
  readonly closes: readonly Request[];
  /**
   * Ways that do not apply: a function that answers at once cannot hang; a store that claims to have written cannot be
   * caught lying.
   */
  readonly not?: readonly Way[];
  readonly status?: readonly number[];
  breakIt(held: Held, way: Way): void;
}

const onStore = (name: string, closes: readonly Request[], not: readonly Way[] = []): Part => ({
  closes,
  not,
  status: [503, 404, 403],
  breakIt: ({ faults }, way) => void faults.set(name, broken(way)),
});
const onFetch = (part: string, closes: readonly Request[], status: readonly number[]): Part => ({
  closes,
  status,
  breakIt: ({ place: { replies } }, way) => {
    for (const key of [...replies.keys()].filter((address) => (part === 'pds.test') === (address === 'pds.test')))
      replies.set(
        key,
        way === 'answers nonsense' ? () => replyOf({ resourceType: 'CANARY', entry: 'CANARY' }) : broken(way),
      );
  },
});
const onStage = (spy: (how: () => never) => unknown): Part => ({
  closes: READINGS,
  not: ['hangs'],
  status: [503],
  breakIt: (_held, way) => {
    spy(() => {
      if (way === 'throws') throw new Error('CANARY');
      return { resources: 'CANARY', list: ['CANARY'] } as never;
    });
  },
});

const PARTS: Readonly<Record<string, Part>> = {
  'the sessions': onStore('sessions', ALL),
  'the open records': onStore('accesses', [...READINGS, ...OPENINGS, ...WITHIN], ['answers nonsense']),
  'the open records, when read': onStore('accesses.get', [...READINGS, ...WITHIN]),
  'the opt-out register': onStore('optOuts', [...READINGS, ...OPENINGS, ...WITHIN]),
  'the desk’s cases': onStore('cases', [...READINGS, ...OPENINGS, ...WITHIN], ['answers nonsense']),
  'what was seen before': onStore('seen', ['asking what is new']),
  'the audit': onStore(
    'audit',
    ALL.filter((request) => request !== 'asking what is new'),
    ['answers nonsense'],
  ),
  'the alerts': onStore('alerts', [...OPENINGS, 'emergency access'], ['answers nonsense']),
  demographics: onFetch('pds.test', [...OPENINGS, ...READINGS, 'finding a person'], [503]),
  'a provider': onFetch('provider', READINGS, [502, 504]),
  'the clock': {
    closes: ALL,
    not: ['hangs'],
    status: [503],
    breakIt: ({ place }, way) =>
      void Object.defineProperty(place, 'now', {
        get: () => {
          if (way === 'throws') throw new Error('CANARY');
          return Number.NaN;
        },
      }),
  },
  'the clock, set back': {
    closes: ALL.filter((request) => !OPENINGS.includes(request) && request !== 'finding a person'),
    not: ['throws', 'hangs'],
    status: [404],
    breakIt: ({ place }) => {
      place.now -= 3600_000;
    },
  },
  intake: {
    ...onStage(() => undefined),
    not: [],
    breakIt: (_held, way) => void vi.spyOn(intake, 'askProvider').mockImplementation(broken(way)),
    status: [503, 502],
  },
  label: onStage((how) => vi.spyOn(labelling, 'label').mockImplementation(how)),
  decide: onStage((how) => vi.spyOn(deciding, 'decideAll').mockImplementation(how)),
  redact: onStage((how) => vi.spyOn(redacting, 'redactWritten').mockImplementation(how)),
  coverage: {
    ...onStage((how) => vi.spyOn(stating, 'stateCoverage').mockImplementation(how)),
    not: ['hangs', 'answers nonsense'],
  },
  // A document is no statement of coverage, and does not rest on one.
  'coverage, as stated,': {
    ...onStage((how) => vi.spyOn(stating, 'stateCoverage').mockImplementation(how)),
    closes: ['reading a provider'],
    not: ['hangs', 'throws'],
  },
};

/** A record that is open, read once, and old enough that nothing of it is remembered. */
async function held(): Promise<Held> {
  const faults: Faults = new Map();
  const place = world({ providers: [provider({ ods: 'OTHER' })], stores: breakable(faults) });
  place.replies.set('$everything', () => replyOf(bundle([patient(), condition('c1'), LETTER])));
  const ask = await place.signIn('ben');
  const access = await open(ask);
  const document = /"url":"(Binary\/[A-Za-z0-9.-]+)"/.exec((await read(ask, access)).text)?.[1] ?? '';
  // What was shown is noted after the answer; it is over before anything breaks.
  await ask('GET', `/api/records/${access}/changes`);
  place.now += 6 * 60_000;
  return { place, faults, ask, access, document };
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function patiently(asking: Promise<Answered>): Promise<Answered> {
  await vi.advanceTimersByTimeAsync(LONG_MS);
  return asking;
}

const CASES = Object.entries(PARTS).flatMap(([name, part]) =>
  WAYS.filter((way) => !part.not?.includes(way)).map((way) => [name, way, part] as const),
);

describe.each(CASES)('%s %s:', (name, way, part) => {
  it.each(ALL)('%s', async (request) => {
    const healthy = await REQUESTS[request](await held());
    const there = await held();
    const auditBefore = (await auditedIn(there.place.stores)).length;
    part.breakIt(there, way);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answer = await patiently(REQUESTS[request](there));
    if (!part.closes.includes(request)) {
      expect({ status: answer.status }).toEqual({ status: healthy.status });
      return;
    }
    expect(healthy.status).toBeLessThan(300);
    expect(part.status).toContain(answer.status);
    expect(answer.text).not.toMatch(CLINICAL);
    expect(answer.body['access']).toBeUndefined();
    const { message } = (answer.body['error'] ?? {}) as { readonly message?: string };
    const { issue } = answer.body as { readonly issue?: readonly { readonly diagnostics?: string }[] };
    expect(message ?? issue?.[0]?.diagnostics).toMatch(/Try again|Find the person again|contact|ask your organisation/);
    expect(there.place.logged.join('\n')).not.toMatch(CLINICAL);
    if (name === 'the audit' || name === 'the clock') return;
    const events = (await auditedIn(there.place.stores)).slice(auditBefore).map(readAuditEvent);
    expect(events.filter(({ succeeded }) => !succeeded)).not.toEqual([]);
    expect(JSON.stringify(events)).not.toMatch(CLINICAL);
  });
});

it('an audit that hangs keeps the user waiting no longer than any other part', () => {
  expect(CLOSING_LIMIT_MS).toBeLessThan(STORE_LIMIT_MS);
});
