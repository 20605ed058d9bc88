/** Is an export fetched whole and from its own origin alone, and is any other none? Over HTTP, as sources answer. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportInto } from './export';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let base: string;
let folder: string;
let answers: Record<string, Answer>;
let asked: string[];
let waits: number[];

const text =
  (body: string, headers: Readonly<Record<string, string>> = {}, status = 200): Answer =>
  (_request, response) => {
    response.writeHead(status, headers).end(body);
  };
const manifest = (more: object = {}): Answer =>
  text(
    JSON.stringify({
      transactionTime: '2026-11-29T00:00:00Z',
      requiresAccessToken: false,
      output: [
        { type: 'Patient', url: `${base}/files/1`, count: 2 },
        { type: 'Patient', url: '/fhir/files/2' },
        { type: 'Condition', url: `${base}/files/3` },
      ],
      error: [],
      ...more,
    }),
  );

beforeEach(async () => {
  asked = [];
  waits = [];
  server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    asked.push(`${path} ${request.headers.prefer ?? ''}`.trim());
    const answer = answers[path] ?? text('', {}, 404);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/fhir`;
  folder = join(mkdtempSync(join(tmpdir(), 'wp-export-')), 'gp');
  let polls = 0;
  answers = {
    '/fhir/$export': text('', { 'content-location': '/fhir/status', 'retry-after': '2' }, 202),
    '/fhir/status': (request, response) => {
      polls += 1;
      if (polls < 3) text('', { 'retry-after': polls === 1 ? '7' : '999999' }, 202)(request, response);
      else manifest()(request, response);
    },
    '/fhir/files/1': text('{"id":"a"}\n{"id":"b"}\n'),
    '/fhir/files/2': text('{"id":"c"}'),
    '/fhir/files/3': text('{"id":"d"}\n'),
  };
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

const take = () =>
  exportInto(folder, base, {
    ask: fetch,
    wait: (ms) => Promise.resolve(waits.push(ms)),
    now: () => waits.reduce((sum, ms) => sum + ms, 0),
  });

it('is begun, asked about as often as it says within bounds, and put together by type', async () => {
  expect(await take()).toEqual({ ok: true, value: null });
  expect(asked[0]).toBe('/fhir/$export respond-async');
  expect(waits).toEqual([2000, 7000, 300_000]);
  expect(readdirSync(folder).sort()).toEqual(['Condition.ndjson', 'Patient.ndjson']);
  expect(readFileSync(join(folder, 'Patient.ndjson'), 'utf8')).toBe('{"id":"a"}\n{"id":"b"}\n{"id":"c"}\n');
});

describe('is refused, and what was there stays, where it', () => {
  const statusOf = (more: object): void => {
    answers['/fhir/status'] = (request, response) => {
      manifest(more)(request, response);
    };
  };
  const output = (url: string, type = 'Patient', more: object = {}): void => {
    statusOf({ output: [{ type, url, ...more }] });
  };

  it.each<[string, string, () => void]>([
    ['is not begun', 'was not begun (200)', () => (answers['/fhir/$export'] = text('{}'))],
    ['says not where to ask', 'does not say where', () => (answers['/fhir/$export'] = text('', {}, 202))],
    [
      'is to be asked about elsewhere',
      'another origin',
      () => (answers['/fhir/$export'] = text('', { 'content-location': 'http://127.0.0.2/x' }, 202)),
    ],
    ['fails', 'failed (500)', () => (answers['/fhir/status'] = text('', {}, 500))],
    ['never ends', 'twelve hours', () => (answers['/fhir/status'] = text('', { 'retry-after': '300' }, 202))],
    ['has no manifest', 'no manifest', () => (answers['/fhir/status'] = text('<html>'))],
    [
      'has too long a manifest',
      'no manifest',
      () => (answers['/fhir/status'] = text(`{"a":"${'x'.repeat(5 << 20)}"}`)),
    ],
    [
      'asks for a token',
      'ask for a token',
      () => {
        statusOf({ requiresAccessToken: true });
      },
    ],
    [
      'tells of errors',
      'tells of errors',
      () => {
        statusOf({ error: [{ type: 'OperationOutcome', url: 'x' }] });
      },
    ],
    [
      'lists what is no file',
      'no file',
      () => {
        statusOf({ output: ['x'] });
      },
    ],
    [
      'lists a file elsewhere',
      'another origin',
      () => {
        output('http://127.0.0.2:1/files/1');
      },
    ],
    [
      'lists a file of another scheme',
      'another origin',
      () => {
        output('file:///etc/passwd');
      },
    ],
    [
      'lists a file with a password',
      'another origin',
      () => {
        output(base.replace('//', '//a:b@'));
      },
    ],
    [
      'lists a type that climbs',
      'of no type',
      () => {
        output(`${base}/files/1`, '../Patient');
      },
    ],
    [
      'is shorter than it says',
      'not as long',
      () => {
        output(`${base}/files/1`, 'Patient', { count: 3 });
      },
    ],
    [
      'lacks a file',
      'was not given (404)',
      () => {
        output(`${base}/files/9`);
      },
    ],
    [
      'sends us elsewhere',
      'sent us elsewhere',
      () => (answers['/fhir/files/1'] = text('', { location: 'http://127.0.0.2/' }, 302)),
    ],
    [
      'sends a packed bomb',
      'is packed',
      () =>
        (answers['/fhir/files/1'] = (_request, response) => {
          response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(8 << 20)));
        }),
    ],
    [
      'is cut off',
      'did not answer',
      () =>
        (answers['/fhir/files/1'] = (_request, response) => {
          response.writeHead(200, { 'content-length': '1000' });
          response.write('{"id"');
          response.destroy();
        }),
    ],
  ])('%s', async (_what, says, change) => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'Patient.ndjson'), 'before');
    change();
    const taken = await take();
    expect(taken.ok ? '' : taken.problem).toContain(says);
    expect(readFileSync(join(folder, 'Patient.ndjson'), 'utf8')).toBe('before');
    expect(readdirSync(join(folder, '..'))).toEqual(['gp']);
  });
});
