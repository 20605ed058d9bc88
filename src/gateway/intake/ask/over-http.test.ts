import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { askProvider } from '../ask-provider';
import { condition, patient, person, provider } from '../../../../tests/kits/gateway/fake-server';
import type { Json } from '../../../domain/json';

type Answer = (response: ServerResponse, origin: string) => void;

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A real server that answers the look-up as it should and the record as the test says. */
async function listen(everything: Answer): Promise<{ readonly origin: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    const { port } = server.address() as AddressInfo;
    const origin = `http://127.0.0.1:${String(port)}`;
    if ((request.url ?? '').startsWith('/fhir/Patient?'))
      response.end(JSON.stringify({ resourceType: 'Bundle', entry: [{ resource: patient() }] }));
    else everything(response, origin);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, asked };
}

async function ask(everything: Answer, more: Parameters<typeof provider>[0] = {}) {
  const { origin, asked } = await listen(everything);
  // Nothing is too slow on a busy machine, unless the test is about that.
  const result = await askProvider(provider({ baseUrl: `${origin}/fhir`, timeoutMs: 120_000, ...more }), person(), {
    fetch: (url, init) => fetch(url, init),
    now: () => 0,
  });
  return { result, asked };
}

const record = (...resources: readonly Json[]): string =>
  JSON.stringify({ resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) });

test('a record over real HTTP', async () => {
  const { result } = await ask((response) => response.end(record(condition('1'))));
  expect(result).toMatchObject({ outcome: 'answered', resources: [{ id: '1' }], partial: [] });
});

test('a redirect is not followed', async () => {
  const { result, asked } = await ask((response, origin) => {
    response.writeHead(302, { Location: `${origin}/fhir/elsewhere` });
    response.end();
  });
  expect(result).toEqual({ outcome: 'bad-answer' });
  expect(asked.filter((line) => line.includes('elsewhere'))).toEqual([]);
});

test('a gzip bomb is stopped by what it unpacks to', async () => {
  // would be a readable, empty answer if it were read to its end
  const bomb = gzipSync(
    Buffer.concat([Buffer.from('{"resourceType":"Bundle"'), Buffer.alloc(64 * 1024 * 1024, 32), Buffer.from('}')]),
  );
  expect(bomb.length).toBeLessThan(100_000);
  const { result } = await ask((response) => {
    response.writeHead(200, { 'Content-Encoding': 'gzip' });
    response.end(bomb);
  });
  expect(result).toEqual({ outcome: 'bad-answer' });
});

test('an answer that breaks off is a bad answer', async () => {
  const { result } = await ask((response) => {
    response.writeHead(200, { 'Content-Length': '100000' });
    response.write(record(condition('1')).slice(0, 40), () => {
      response.destroy();
    });
  });
  expect(result).toEqual({ outcome: 'bad-answer' });
});

test('a refused connection is unreachable', async () => {
  const result = await askProvider(provider({ baseUrl: 'http://127.0.0.1:1/fhir' }), person(), {
    fetch: (url, init) => fetch(url, init),
    now: () => 0,
  });
  expect(result).toEqual({ outcome: 'unreachable' });
});

test('a server that says nothing is too slow', async () => {
  const { result } = await ask(() => undefined, { timeoutMs: 100 });
  expect(result).toEqual({ outcome: 'too-slow' });
});
