/** S9: does the gateway keep anything of the records it has opened and closed? The server as a process of its own, asked over HTTP. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoConfig } from '../mocks/demo-config';
import { createSimulator } from '../mocks/providers/app';
import { listen } from '../server/host';
import { round, type Figure } from './measure';

const ROOT = join(import.meta.dirname, '..');
const MARJORIE = { nhsNumber: '9990123454', dateOfBirth: '1948-03-14' };
const FEW = 200;
const MANY = 2_000;
/** A user may open 120 records a minute: with so many of them nobody is held back. */
const USERS = 25;

/** Starts the serve command and gives its address. */
function served(config: string): Promise<{ readonly origin: string; readonly child: ChildProcess }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'server', 'serve.ts'), '--config', config], { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const origin = /"listening":"([^"]+)"/.exec(said)?.[1];
      if (origin !== undefined) resolve({ origin, child });
    });
    child.on('close', () => { reject(new Error('the server ended before it listened')); });
  });
}

async function ask(origin: string, cookie: string, method: string, path: string, body?: unknown): Promise<Response> {
  const headers = { Cookie: cookie, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) };
  const answer = await fetch(origin + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (!answer.ok) throw new Error(`${method} ${path.split('/', 3).join('/')}: ${String(answer.status)}`);
  return answer;
}

async function openAndClose(origin: string, cookie: string): Promise<void> {
  const { access } = (await (await ask(origin, cookie, 'POST', '/api/records', { ...MARJORIE, purpose: 'direct-care' })).json()) as { access: string };
  await (await ask(origin, cookie, 'GET', `/fhir/parkside/Patient/${access}/$everything`)).text();
  await ask(origin, cookie, 'DELETE', `/api/records/${access}`);
}

async function residentMegabytes(origin: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]) / 1_048_576;
}

export async function memoryFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'wp-memory-'));
  const simulator = createSimulator();
  const providers = await listen((request) => simulator.app.fetch(request), '127.0.0.1', 0);
  if (!providers.ok) throw new Error(providers.problem);
  const demo = demoConfig(providers.origin);
  if (demo.identity.mode !== 'demo') throw new Error('the demo signs in without a password');
  const [asha] = demo.identity.users;
  const users = Array.from({ length: USERS }, (_, at) => ({ ...asha, id: `user-${String(at)}` }));
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify({ ...demo, identity: { mode: 'demo', users }, listen: { port: 0 }, database: { url: 'pglite:./db' } }));
  const { origin, child } = await served(config);
  try {
    const cookies = await Promise.all(users.map(async ({ id }) => ((await ask(origin, '', 'POST', '/api/session', { userId: id })).headers.get('set-cookie') ?? '').split(';')[0] ?? ''));
    const upTo = async (from: number, to: number): Promise<void> => {
      for (let done = from; done < to; done += 1) await openAndClose(origin, cookies[done % USERS] ?? '');
    };
    await upTo(0, FEW);
    const few = await residentMegabytes(origin);
    await upTo(FEW, MANY);
    const many = await residentMegabytes(origin);
    return [{ bar: 'S9', measure: 'memory after 2,000 records opened and closed ÷ after 200', value: round(many / few), atMost: 1.2, unit: '×', parts: { '2,000 MB': round(many), '200 MB': round(few) } }];
  } finally {
    child.removeAllListeners('close');
    child.kill('SIGTERM');
    await providers.close(0);
    rmSync(folder, { recursive: true, force: true });
  }
}
