/**
 * S4: how much later does an answer come through the gateway than from its provider, against reading it? Over HTTP,
 * warm, the server a process of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServed } from '../tests/gateway/served';
import { medianMs, round, type Figure } from './measure';
import { onPostgres } from './on-postgres';
import { openedBy, PROVIDER, signedIn, startSmallProvider } from './small-provider';

const RESOURCES = 2_000;
const WARM = 40;
const RUNS = 61;

/** Milliseconds of each of so many asks, the answer read. */
async function asked(times: number, ask: () => Promise<Response>): Promise<readonly number[]> {
  const took: number[] = [];
  for (let run = 0; run < times; run += 1) {
    const before = performance.now();
    await (await ask()).text();
    took.push(performance.now() - before);
  }
  return took;
}

const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

/** `url`: of the database; on PGlite its work is part of the same process. */
async function measured(database: string, url: string): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'wp-bench-'));
  const provider = await startSmallProvider(RESOURCES);
  const served = await startServed(folder, { ...provider.config(1), database: { url } });
  try {
    const ask = await signedIn(served.origin, 'user-0');
    const access = await openedBy(ask);
    const throughGateway = () => ask('GET', `/fhir/${PROVIDER}/Patient/${access}/$everything`);
    const fromProvider = () => fetch(`${provider.origin}/fhir/Patient/p/$everything`);
    await asked(WARM, throughGateway);
    const cpuBefore = served.cpuSeconds() ?? Number.NaN;
    const through = median(await asked(RUNS, throughGateway));
    // of all its threads and of the database in it: what the machine's other programs do not lengthen
    const cpu = (((served.cpuSeconds() ?? Number.NaN) - cpuBefore) / RUNS) * 1000;
    await asked(WARM, fromProvider);
    const own = median(await asked(RUNS, fromProvider));
    const parse = medianMs(RUNS, () => JSON.parse(provider.body) as unknown);
    const parts = {
      'through ms': round(through),
      'provider ms': round(own),
      'JSON.parse ms': round(parse),
      'CPU ms': round(cpu),
    };
    return [
      {
        bar: 'S4',
        measure: `what the gateway adds to $everything of 2,000 resources, on ${database}, p50 ÷ JSON.parse`,
        value: round((through - own) / parse),
        atMost: 3,
        unit: '×',
        parts,
      },
    ];
  } finally {
    served.kill('SIGTERM');
    await served.ended;
    provider.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The figures of S4, on the database of a look around and on the one of a deployment where there is one here. */
export async function gatewayFigures(): Promise<readonly Figure[]> {
  const figures = await measured('PGlite', 'pglite:./db');
  return [...figures, ...(await onPostgres((url) => measured('PostgreSQL', url)))];
}
