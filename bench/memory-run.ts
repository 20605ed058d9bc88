/**
 * The process whose memory S9 measures: a whole server, asked over HTTP, with a small record. Prints what it held after
 * some records and after many. Needs --expose-gc.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkConfig } from '../server/config';
import { startServer } from '../server/running';
import { openedBy, PROVIDER, signedIn, startSmallProvider } from './small-provider';

const FEW = 200;
const MANY = 2_000;
/** A user may open 120 records a minute: with so many of them nobody is held back. */
const USERS = 100;
const AT_ONCE = 4;
const SILENT = { info: () => undefined, error: () => undefined };

const folder = mkdtempSync(join(tmpdir(), 'wp-memory-'));
const provider = await startSmallProvider(20);
const checked = checkConfig(
  { ...provider.config(USERS), listen: { host: '127.0.0.1', port: 0 }, database: { url: 'pglite:./db' } },
  folder,
);
if (!checked.ok) throw new Error(checked.problems.join('\n'));
const started = await startServer({ config: checked.config, app: folder, log: SILENT });
if (!started.ok) throw new Error(started.problems.join('\n'));
const users = await Promise.all(
  Array.from({ length: USERS }, (_, at) => signedIn(started.server.origin, `user-${String(at)}`)),
);

async function openAndClose(user: number): Promise<void> {
  const ask = users[user % USERS];
  if (ask === undefined) return;
  const access = await openedBy(ask);
  await (await ask('GET', `/fhir/${PROVIDER}/Patient/${access}/$everything`)).text();
  await ask('DELETE', `/api/records/${access}`);
}

async function upTo(from: number, to: number): Promise<void> {
  let next = from;
  const worker = async (): Promise<void> => {
    while (next < to) {
      const user = next;
      next += 1;
      await openAndClose(user);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Megabytes that are still held once everything that can be let go has been. */
function held(): { readonly resident: number; readonly live: number } {
  for (let times = 0; times < 4; times += 1) globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  return { resident: rss / 1_048_576, live: heapUsed / 1_048_576 };
}

await upTo(0, FEW);
const few = held();
await upTo(FEW, MANY);
const many = held();
process.stdout.write(`${JSON.stringify({ few, many })}\n`);
await started.server.close();
provider.close();
rmSync(folder, { recursive: true, force: true });
