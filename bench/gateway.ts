/**
 * S4: how much later does an answer come through the gateway than from its provider, against reading it? Over HTTP,
 * warm, the server a process of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServed } from '../tests/gateway/served';
import { medianMs, round, type Figure } from './measure';
import { openedBy, PROVIDER, signedIn, startSmallProvider } from './small-provider';

const RESOURCES = 2_000;
const WARM = 40;
const RUNS = 61;

async function medianOf(ask: () => Promise<Response>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < WARM + RUNS; run += 1) {
    const before = performance.now();
    await (await ask()).text();
    if (run >= WARM) times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(RUNS / 2)] ?? Number.NaN;
}

export async function gatewayFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'wp-bench-'));
  const provider = await startSmallProvider(RESOURCES);
  const served = await startServed(folder, provider.config(1));
  try {
    const ask = await signedIn(served.origin, 'user-0');
    const access = await openedBy(ask);
    const through = await medianOf(() => ask('GET', `/fhir/${PROVIDER}/Patient/${access}/$everything`));
    const own = await medianOf(() => fetch(`${provider.origin}/fhir/Patient/p/$everything`));
    const parse = medianMs(RUNS, () => JSON.parse(provider.body) as unknown);
    const parts = { 'through ms': round(through), 'provider ms': round(own), 'JSON.parse ms': round(parse) };
    return [
      {
        bar: 'S4',
        measure: 'what the gateway adds to $everything of 2,000 resources, p50 ÷ JSON.parse',
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
