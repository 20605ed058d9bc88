/** Does a thread give what is given without one, and does one that ends, hangs or says nonsense take nobody with it? */
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { afterAll, expect, it, vi } from 'vitest';
import { bundle, condition, patient, provider } from '../../tests/kits/gateway/fake-server';
import { open, read, replyOf, world, type Change, type World } from '../../tests/kits/gateway/gateway';
import { PACK, policy } from '../../tests/kits/gateway/shipped-policy';
import { letterPdf } from '../../tests/kits/letters/pdf';
import { createPdfReader } from '../letters/read-pdf';
import type { Begun } from './asked';
import { largeAnswers, type LargeAnswers, type ThreadsParts } from './threads';

vi.setConfig({ testTimeout: 240_000 });

const begun: Begun = {
  policy: { exclusions: {}, optOutOtherSettings: 'suppress', valueSets: [], ...PACK },
  policyDigest: policy.digest,
  tables: null,
  key: new Uint8Array(32).fill(7),
};
const pdfs = createPdfReader();
const started: LargeAnswers[] = [];
afterAll(async () => {
  await Promise.all(started.map((one) => one.close()));
  await pdfs.close();
});

const logged: string[] = [];
function threads(parts: Partial<ThreadsParts> = {}): LargeAnswers {
  const log = { info: () => undefined, error: (_: unknown, message: string) => void logged.push(message) };
  const one = largeAnswers({ begun, readPdf: pdfs.read, log, above: 0, most: 1, ...parts });
  started.push(one);
  return one;
}

const pdf = Buffer.from(letterPdf([[50, 800, 'HIV screen']])).toString('base64');
const letter = (id: string, data: string) => ({
  resourceType: 'DocumentReference',
  id,
  status: 'current',
  subject: { reference: 'Patient/p1' },
  content: [{ attachment: { contentType: 'application/pdf', title: 'Letter', data } }],
});
const RESOURCES = [
  patient(),
  ...Array.from({ length: 400 }, (_, at) => condition(String(at), { code: { text: `Asthma ${String(at)} µ` } })),
  condition('hiv', {
    code: { coding: [{ system: 'http://snomed.info/sct', code: '86406008', display: 'HIV infection' }] },
  }),
  letter('seen', Buffer.from(letterPdf([[50, 800, 'Dear Doctor']])).toString('base64')),
  letter('withheld', pdf),
];

const HOLDS = provider({ ods: 'OTHER', timeoutMs: 120_000 });
const FAR = provider({ ods: 'OTHER', id: 'south', name: 'Southbank', baseUrl: 'https://south.test/fhir' });

function placed(change: Change): World {
  const place = world({ providers: [HOLDS, FAR], readPdf: pdfs.read, ...change });
  place.replies.set('south.test', () => replyOf(bundle([patient()])));
  place.replies.set('$everything', () => replyOf(bundle(RESOURCES)));
  return place;
}

async function answers(change: Change): Promise<readonly string[]> {
  const place = placed(change);
  const texts: string[] = [];
  for (const userId of ['asha', 'ben', 'a-social-worker', 'a-administrator']) {
    const ask = await place.signIn(userId);
    const access = await open(ask);
    texts.push((await read(ask, access)).text, (await read(ask, access)).text);
  }
  return texts;
}

it('a thread gives every byte that is given without one, and only what may be seen', async () => {
  const aside = threads();
  const apart = await answers({ aside: () => aside });
  expect(apart).toEqual(await answers({}));
  expect(apart[0]).toContain('Asthma 399');
  expect(apart.join()).not.toContain('86406008');
});

/** A thread that does this with whatever it is asked. */
const badly =
  (asked: string, options: WorkerOptions = {}) =>
  (): Worker => {
    const port = `const { parentPort } = require('node:worker_threads');`;
    const code = `${port} parentPort.on('message', (message) => { ${asked} });`;
    return new Worker(code, { eval: true, stderr: true, ...options });
  };

const ANSWER = (value: string): string =>
  `parentPort.postMessage({ answer: message.call, value: ${value}, failed: false })`;

it.each<[string, ThreadsParts['start'], number]>([
  ['ends', badly('process.exit(1)'), 60_000],
  ['throws', badly('throw new Error("CANARY")'), 60_000],
  ['hangs', badly('for (;;) ;'), 200],
  [
    'runs out of memory',
    badly('const all = []; for (;;) all.push({ all: new Array(1000).fill(0) });', {
      resourceLimits: { maxOldGenerationSizeMb: 16 },
    }),
    60_000,
  ],
  ['says nonsense', badly(ANSWER('{ resourceType: "Bundle" }')), 60_000],
  ['says nothing', badly(ANSWER('undefined')), 60_000],
  ['gives what nobody wanted', badly(ANSWER('{ result: { outcome: "held" }, written: "Asthma" }')), 60_000],
])('a thread that %s is a provider that cannot be read, and nothing of it leaves', async (_what, start, hangMs) => {
  const aside = threads({ hangMs, ...(start === undefined ? {} : { start }) });
  const place = placed({
    aside: () => ({ ...aside, read: (...given) => (given[0].id === 'north' ? aside : threads()).read(...given) }),
  });
  const ask = await place.signIn('asha');
  const access = await open(ask);
  const answer = await read(ask, access);
  expect([502, 503]).toContain(answer.status);
  expect(answer.text).not.toMatch(/Asthma|CANARY/);
  expect(answer.text).toContain(answer.status === 502 ? 'no usable answer' : 'unavailable');
});

it('the next is given by another thread, and by none whose policy is not the process’s', async () => {
  let times = 0;
  const bad = badly('process.exit(1)');
  const aside = threads({
    start: (given) => {
      times += 1;
      if (times === 1) return bad();
      const url = new URL('./thread.mjs', import.meta.url);
      return new Worker(url, { workerData: times === 2 ? given : { ...given, policyDigest: 'another' }, stderr: true });
    },
  });
  const place = placed({ aside: () => aside });
  const ask = await place.signIn('asha');
  const access = await open(ask);
  expect((await read(ask, access)).status).toBe(502);
  expect((await read(ask, access)).text).toContain('Asthma 399');
  expect(logged).toContain('a thread for large answers ended');
  await aside.close();
  expect((await read(ask, access)).status).toBe(502);
  expect(times).toBe(3);
});

it('a thread is started ahead, once, for whoever comes first; and none where the server ended before', async () => {
  const url = new URL('./thread.mjs', import.meta.url);
  const start = vi.fn((given: Begun) => new Worker(url, { workerData: given, stderr: true }));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const ended = threads({ start });
    ended.startAhead(10);
    await ended.close();
    const aside = threads({ start });
    aside.startAhead(10);
    vi.advanceTimersByTime(9);
    expect(start).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    aside.startAhead(10);
    vi.advanceTimersByTime(1_000);
    expect(start).toHaveBeenCalledOnce();
    vi.useRealTimers();
    const ask = await placed({ aside: () => aside }).signIn('asha');
    expect((await read(ask, await open(ask))).text).toContain('Asthma 399');
    expect(start).toHaveBeenCalledOnce();
  } finally {
    vi.useRealTimers();
  }
});
