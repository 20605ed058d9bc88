/** Does the host guard, route, dress and drain as it must, over real HTTP? */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { connect, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startHost, type HostParts, type Listening } from './host';
import { proxiesOf } from './http/proxies';
import { staticFiles } from './http/static-files';
import { createLog } from './log';
import { createMetrics } from './metrics';

const dist = mkdtempSync(join(tmpdir(), 'wp-host-'));
const lines: string[] = [];
const asked: string[] = [];
let host: Listening;
let release: () => void = () => undefined;

const gateway = {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    asked.push(pathname);
    if (pathname === '/api/throws') throw new Error('secret of 999 000 0018');
    if (pathname === '/api/slow')
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    if (pathname === '/api/echo') return new Response(await request.text());
    return Response.json({ path: pathname });
  },
};

const parts = (secure: boolean): HostParts => ({
  gateway,
  app: staticFiles(dist),
  metrics: createMetrics(),
  log: createLog('info', (line) => void lines.push(line)),
  secure,
  proxies: proxiesOf([]),
  tracing: null,
  now: () => 0,
});

async function started(secure = false): Promise<Listening> {
  const listened = await startHost(parts(secure), '127.0.0.1', 0);
  if (!listened.ok) throw new Error(listened.problem);
  return listened;
}

/** Sends bytes as they are, as no well-behaved client would; gives the status line. */
const raw = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(host.port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
      socket.end();
    });
    socket.on('close', () => {
      resolve(answer.split('\r\n', 1)[0] ?? '');
    });
    socket.on('error', reject);
  });

beforeAll(async () => {
  mkdirSync(join(dist, 'assets'));
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>app</title>');
  writeFileSync(join(dist, 'assets', 'main-abc123.js'), 'export const x = 1;'.repeat(200));
  host = await started();
});

afterAll(async () => {
  await host.close(0);
  rmSync(dist, { recursive: true, force: true });
});

describe('routing', () => {
  it.each(['/api/session', '/api/nothing', '/fhir/p/Patient/x/$everything', '/healthz', '/readyz'])(
    'gives %s to the gateway',
    async (path) => {
      const answer = await fetch(host.origin + path);
      expect(await answer.json()).toEqual({ path });
    },
  );

  it.each(['/', '/record', '/sign-in', '/API/session', '/nothing.html'])('serves the app at %s', async (path) => {
    const answer = await fetch(host.origin + path);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(await answer.text()).toContain('<title>app</title>');
  });

  it('serves hashed assets for ever, packed where asked, and says 404 for one that is gone', async () => {
    const answer = await fetch(`${host.origin}/assets/main-abc123.js`);
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(await answer.text()).toContain('export const x');
    expect((await fetch(`${host.origin}/assets/old.js`)).status).toBe(404);
    const again = await fetch(`${host.origin}/assets/main-abc123.js`, {
      headers: { 'If-None-Match': answer.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  it('refuses to write to the app', async () => {
    expect((await fetch(`${host.origin}/record`, { method: 'POST', body: 'x' })).status).toBe(405);
  });

  it.each(['/metrics/', '/metrics/x'])('tells nothing at %s, which a proxy need not know of', async (path) => {
    const answer = await fetch(host.origin + path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('http_requests_total');
  });

  it('counts by route and status, never by path', async () => {
    await fetch(`${host.origin}/fhir/canary-provider/Patient/canary-access/$everything`);
    const text = await (await fetch(`${host.origin}/metrics`)).text();
    expect(text).toMatch(/http_requests_total\{route="fhir",method="GET",status="200"\} \d+/);
    expect(text).not.toContain('canary');
  });

  it('counts how questions to a terminology server end', async () => {
    const metrics = createMetrics();
    metrics.terminologyTold('failed');
    expect(await metrics.text()).toContain('terminology_translations_total{outcome="failed"} 1');
  });
});

describe('other spellings of a request', () => {
  it.each([
    '/api//session',
    '//api/session',
    '/fhir/../api/session',
    '/app/./x',
    '/%61pi/session',
    '/api%2fsession',
    '/api\\session',
    '/api/session;x=1',
    '/api/%00',
    '/%2e%2e/etc/passwd',
    'http://elsewhere/api/session',
  ])('%s is not found', async (target) => {
    const before = asked.length;
    expect(await raw(`GET ${target} HTTP/1.1\r\nHost: x\r\n\r\n`)).toMatch(/ 40[04] /);
    expect(asked).toHaveLength(before);
  });

  it.each([
    ['two hosts', 'Host: a\r\nHost: b\r\n'],
    ['two origins', 'Host: a\r\nOrigin: http://a\r\nOrigin: http://b\r\n'],
    ['two cookies headers', 'Host: a\r\nCookie: a=1\r\nCookie: a=2\r\n'],
    ['two lengths', 'Host: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n'],
    ['length and chunks', 'Host: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n'],
    ['no host', ''],
  ])('%s are refused', async (_what, headers) => {
    const before = asked.length;
    expect(await raw(`GET /api/session HTTP/1.1\r\n${headers}\r\n`)).toMatch(/ 400 /);
    expect(asked).toHaveLength(before);
  });

  it('a body beyond the limit is refused before the gateway sees it', async () => {
    const before = asked.length;
    expect(await raw(`POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 262145\r\n\r\n`)).toMatch(/ 413 /);
    expect(asked).toHaveLength(before);
    expect((await fetch(`${host.origin}/api/echo`, { method: 'POST', body: 'x'.repeat(1000) })).status).toBe(200);
  });
});

describe('what every answer carries', () => {
  it.each([
    ['/', "script-src 'self'"],
    ['/api/session', 'sandbox'],
    ['/fhir/p/Patient/x/$everything', 'sandbox'],
    ['/healthz', 'sandbox'],
    ['/assets/main-abc123.js', "default-src 'none'"],
  ])('%s has the strict policy', async (path, words) => {
    const { headers } = await fetch(host.origin + path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain(words);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('says that the connection stays open for longer than a proxy keeps it', async () => {
    const { headers } = await fetch(`${host.origin}/api/session`);
    expect(Number(/^timeout=(\d+)$/.exec(headers.get('keep-alive') ?? '')?.[1])).toBeGreaterThan(60);
  });

  it('asks for https for good where browsers use it', async () => {
    const secure = await started(true);
    expect((await fetch(`${secure.origin}/`)).headers.get('strict-transport-security')).toContain('max-age=');
    await secure.close(0);
  });

  it('never tells the text of an error, in the answer or in the log', async () => {
    const answer = await fetch(`${host.origin}/api/throws?nhs=9990000018`);
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(await answer.text()).not.toContain('secret');
    const log = lines.join('\n');
    expect(log).toContain('a request failed');
    expect(log).not.toMatch(/secret|9990000018|nhs=|throws/);
  });
});

it('a connection that cannot be taken, again and again, is not the end of the server', async () => {
  const listening = vi.spyOn(Server.prototype, 'listen');
  const other = await started();
  const [server] = listening.mock.contexts as readonly Server[];
  for (const code of ['ENOBUFS', 'ENOMEM', 'EPERM'])
    server?.emit('error', Object.assign(new Error('accept'), { code }));
  expect((await fetch(`${other.origin}/healthz`)).status).toBe(200);
  await other.close(0);
  listening.mockRestore();
});

describe('closing', () => {
  it('lets a running request finish and takes no new one', async () => {
    const draining = await started();
    const slow = fetch(`${draining.origin}/api/slow`);
    while (!asked.includes('/api/slow')) await new Promise((resolve) => setImmediate(resolve));
    // Longer than any machine is busy: the request is let go of below, and nothing else ends the wait.
    const closed = draining.close(600_000);
    await expect(fetch(`${draining.origin}/healthz`)).rejects.toThrow();
    release();
    expect((await slow).status).toBe(200);
    await closed;
  });

  it('a connection that is kept open carries nothing more once its request is answered, and holds nothing up', async () => {
    const draining = await started();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = (path: string): Promise<string | undefined> =>
      new Promise((resolve, reject) => {
        get(`${draining.origin}${path}`, { agent }, (answer) => {
          answer.resume().on('end', () => {
            resolve(answer.headers.connection);
          });
        }).on('error', reject);
      });
    expect(await ask('/api/session')).toBe('keep-alive');
    asked.length = 0;
    const slow = ask('/api/slow');
    while (!asked.includes('/api/slow')) await new Promise((resolve) => setImmediate(resolve));
    const closed = draining.close(600_000);
    release();
    expect(await slow).toBe('close');
    await expect(ask('/api/session')).rejects.toThrow();
    await closed;
    expect(asked).toEqual(['/api/slow']);
  });

  it('says that a port is in use', async () => {
    const second = await startHost(parts(false), '127.0.0.1', host.port);
    expect(second).toMatchObject({ ok: false, problem: expect.stringContaining('the port is in use') as string });
  });
});
