/**
 * Does nothing of a person leave by the traces? A whole server, a real collector on loopback, and canaries in
 * everything that is sent, asked and answered.
 */
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOBODY_ASKED, PERSON, startProviders, type Providers } from '../tests/kits/server/providers';
import { checkConfig } from './config';
import { templateOf } from './route-template';
import { startServer } from './running';

interface Sent {
  readonly name: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string } }[];
}

let exported = '';
/** What leaves beside the bodies: method, address and headers of each export. */
let around = '';
let cookie = '';
let access = '';
/** As a browser's own tooling may send it. */
const CALLERS_TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const answers: string[] = [];
let providers: Providers;
const collector = createServer((request, response) => {
  around += `${request.method ?? ''} ${request.url ?? ''}\n${request.rawHeaders.join('\n')}\n`;
  request.on('data', (chunk: Buffer) => (exported += chunk.toString()));
  request.on('end', () => response.end('{}'));
});

const spans = (): readonly Sent[] =>
  [...exported.matchAll(/\{"resourceSpans":.*?\}(?=\{"resourceSpans"|$)/gs)].flatMap(([batch]) =>
    (
      JSON.parse(batch) as { resourceSpans: readonly { scopeSpans: readonly { spans: readonly Sent[] }[] }[] }
    ).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)),
  );

beforeAll(async () => {
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  providers = await startProviders({ here: [] });
  const checked = checkConfig(
    {
      listen: { host: '127.0.0.1', port: 0 },
      instance: { name: 'NCL', region: 'QMJ' },
      database: { url: 'pglite:memory' },
      identity: {
        mode: 'demo',
        users: [
          { id: 'ben', name: 'Canary Okoro', role: 'gp', organisation: { ods: 'Y1', name: 'Parkside', region: 'QMJ' } },
        ],
      },
      demographics: { baseUrl: `${providers.origin}/demographics` },
      providers: [
        { ...NOBODY_ASKED, id: 'here', baseUrl: `${providers.origin}/here` },
        { ...NOBODY_ASKED, id: 'away' },
      ],
      telemetry: { otlpEndpoint: `http://127.0.0.1:${String((collector.address() as AddressInfo).port)}` },
    },
    '.',
  );
  if (!checked.ok) throw new Error(checked.problems.join('\n'));
  const log = { info: () => undefined, error: () => undefined };
  const started = await startServer({ config: checked.config, app: 'dist', log });
  if (!started.ok) throw new Error(started.problems.join('\n'));
  const { origin } = started.server;
  const ask = async (method: string, path: string, body?: object): Promise<Response> => {
    const answer = await fetch(origin + path, {
      method,
      headers: {
        ...(cookie === '' ? {} : { cookie }),
        'Content-Type': 'application/json',
        'User-Agent': 'canary-agent',
        traceparent: `00-${CALLERS_TRACE}-00f067aa0ba902b7-01`,
        baggage: 'person=canary',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    cookie ||= answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    return answer;
  };
  await ask('POST', '/api/session', { userId: 'ben' });
  const opened = (await (
    await ask('POST', '/api/records', { ...PERSON, purpose: 'direct-care', reason: 'canary reason' })
  ).json()) as { access: string };
  ({ access } = opened);
  for (const id of ['here', 'away', 'canary-provider'])
    answers.push(await (await ask('GET', `/fhir/${id}/Patient/${access}/$everything?canary=1`)).text());
  await ask('GET', `/api/canary/${PERSON.nhsNumber}`);
  await ask('GET', `/canary-page?nhs=${PERSON.nhsNumber}`);
  await started.server.close();
});
afterAll(() => {
  providers.close();
  collector.close();
});

describe('what is exported', () => {
  it('names requests by their templates, with provider, demographics and audit below them', () => {
    const all = spans();
    const everything = all.filter(({ name }) => name === 'GET /fhir/{provider}/Patient/{access}/$everything');
    expect(everything).toHaveLength(3);
    const below = all.filter(({ parentSpanId }) => everything.some(({ spanId }) => spanId === parentSpanId));
    expect(new Set(below.map(({ name }) => name))).toEqual(new Set(['ask provider', 'append audit']));
    const opening = all.find(({ name }) => name === 'POST /api/records');
    expect(all.filter(({ parentSpanId }) => parentSpanId === opening?.spanId).map(({ name }) => name)).toContain(
      'ask demographics',
    );
    expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining(['GET /api/*', 'GET app']));
  });

  it('holds no attribute but those of the list', () => {
    const keys = new Set(spans().flatMap(({ attributes }) => attributes.map(({ key }) => key)));
    expect([...keys].sort()).toEqual([
      'http.request.method',
      'http.response.status_code',
      'http.route',
      'wp.kind',
      'wp.outcome',
      'wp.provider',
      'wp.request',
    ]);
  });

  it('holds nothing of a person, a user, a token, an access or an address', () => {
    expect(access).toMatch(/^[0-9a-f]{48}$/);
    expect(answers[0]).toContain('none-recorded');
    const canaries = [
      PERSON.nhsNumber,
      PERSON.dateOfBirth,
      'TESTPATIENT',
      'Mabel',
      'canary',
      'Canary',
      'Okoro',
      'ben"',
    ];
    const { port } = new URL(providers.origin);
    const token = decodeURIComponent(cookie.split('=')[1] ?? '?');
    const places = [`:${port}`, 'http:', 'https:', '?', 'Parkside', 'NCL', process.cwd(), hostname()];
    for (const canary of [...canaries, access, token, token.split('.')[0] ?? '?', CALLERS_TRACE, ...places])
      expect(exported, canary).not.toContain(canary);
    for (const canary of [...canaries, access, token, CALLERS_TRACE]) expect(around, canary).not.toContain(canary);
    // ids are drawn by chance, and may hold ten digits in a row
    expect(exported.replaceAll(/"[0-9a-f-]{16,}"/g, '""')).not.toMatch(/(?<!\d)\d{10}(?!\d)/);
  });
});

it.each([
  ['/api/records/abc/emergency?x', '/api/records/{access}/emergency'],
  ['/fhir/p/Patient/a/Binary/1', '/fhir/{provider}/Patient/{access}/Binary/{id}'],
  ['/api/records/abc/9990000018', '/api/*'],
  ['/9990000018', 'app'],
])('%s is known as %s', (target, template) => {
  expect(templateOf(target)).toBe(template);
});

it('goes to the collector alone, and by POST', () => {
  expect(new Set(around.split('\n').filter((line) => /^[A-Z]+ \//.test(line)))).toEqual(new Set(['POST /v1/traces']));
});

it('is not loaded where nobody traces', () => {
  for (const file of ['running.ts', 'serve.ts', 'host.ts', 'watching.ts', 'traced.ts'])
    expect(readFileSync(new URL(file, import.meta.url), 'utf8')).not.toMatch(/^import .*(opentelemetry|\/tracing')/m);
});
