/** Is every answer known by an id that stands in its log lines, and in what is asked of others for it? */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { startHost, type Listening } from './host';
import { proxiesOf } from './http/proxies';
import { addressOf } from './http/peer';
import { createLog } from './log';
import { createMetrics } from './metrics';
import { traceable } from './request-scope';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const lines: Record<string, unknown>[] = [];
const asked: Headers[] = [];
const clients: (string | null)[] = [];
const outward = traceable((_url, init) => {
  asked.push(new Headers(init.headers));
  return Promise.resolve(new Response());
});
let host: Listening;

beforeAll(async () => {
  const log = createLog('info', (line) => void lines.push(JSON.parse(line) as Record<string, unknown>));
  const listened = await startHost(
    {
      gateway: {
        async fetch(request) {
          clients.push(addressOf(request));
          await outward('http://127.0.0.1:1', { headers: { Accept: 'application/fhir+json' } });
          await outward('http://127.0.0.1:1', {});
          if (request.url.endsWith('/fails')) throw Object.assign(new Error('of 999 000 0018'), { code: '53100' });
          log.info({}, 'at work');
          return new Response('{}');
        },
      },
      app: () => new Response('app'),
      metrics: createMetrics(),
      log,
      secure: false,
      proxies: proxiesOf(['127.0.0.1']),
      tracing: null,
      now: () => 0,
    },
    '127.0.0.1',
    0,
  );
  if (!listened.ok) throw new Error(listened.problem);
  host = listened;
});
afterAll(() => host.close(0));

const ask = async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> => {
  lines.length = 0;
  asked.length = 0;
  return fetch(host.origin + path, { headers });
};

describe('a request', () => {
  it.each(['/', '/api/x', '/fhir/x', '/metrics', '/api//x', '/healthz'])('has an id: %s', async (path) => {
    const answer = await ask(path);
    expect(answer.headers.get('x-request-id')).toMatch(UUID);
    expect(lines.at(-1)).toMatchObject({ msg: 'answered', request: answer.headers.get('x-request-id') });
  });

  it('keeps the caller’s, in every line, and is named to whoever is asked', async () => {
    const id = randomUUID();
    const answer = await ask('/api/x', { 'X-Request-ID': id });
    expect(answer.headers.get('x-request-id')).toBe(id);
    expect(lines.map(({ request }) => request)).toEqual([id, id]);
    expect(asked.map((headers) => headers.get('x-correlation-id'))).toEqual([id, id]);
    const theirs = asked.map((headers) => headers.get('x-request-id'));
    expect(new Set([...theirs, id]).size).toBe(3);
    for (const one of theirs) expect(one).toMatch(UUID);
    expect(asked[0]?.get('accept')).toBe('application/fhir+json');
  });

  it.each([
    '1',
    'a b',
    "{'x'}",
    '9990000018',
    '99900000-1800-4000-8000-0000999000001',
    '00000000-0000-4000-8000-a9990000018b',
  ])('takes nothing from the caller that is no UUID, or that may be somebody’s number: %s', async (given) => {
    const answer = await ask('/api/x', { 'X-Request-ID': given });
    expect(answer.headers.get('x-request-id')).toMatch(UUID);
    expect(answer.headers.get('x-request-id')).not.toBe(given);
  });

  it('that fails tells part, kind and SQLSTATE in one line, and not a word of the error', async () => {
    const answer = await ask('/api/fails');
    const [line] = lines;
    expect(line).toMatchObject({
      msg: 'a request failed',
      request: answer.headers.get('x-request-id'),
      part: 'gateway',
      kind: 'disk-full',
      sqlstate: '53100',
    });
    expect(JSON.stringify(lines)).not.toMatch(/of 999|number/);
  });

  it('is told as the client’s whom a trusted proxy names', async () => {
    await ask('/api/x', { 'X-Forwarded-For': '203.0.113.9', 'X-Forwarded-Proto': 'https' });
    expect(clients.at(-1)).toBe('203.0.113.9');
  });
});
