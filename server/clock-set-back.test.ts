/**
 * Is every figure what it can be where the clock is set back while something is measured? A sum of seconds that falls
 * is read as a restart by whoever adds them up.
 */
import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { open, read, world } from '../tests/kits/gateway/gateway';
import { auditKeeping } from './audit-keeping';
import { databaseMetrics } from './database-metrics';
import { openDatabase } from './database/open';
import { startHost } from './host';
import { proxiesOf } from './http/proxies';
import { createLog } from './log';
import { createMetrics, type Metrics } from './metrics';
import { registerKeeping } from './register/keeping';
import { NOTHING_OUTSIDE } from './register/outside';

const START = 1_760_000_000_000;
const HOUR = 3_600_000;

/** Told by each look at it: a second less than before. */
function clockSetBack(): () => number {
  let now = START;
  return () => (now -= 1_000);
}

/** Each line of the metrics that is less than nothing; how far two clocks differ may be. */
const negativeIn = async (metrics: Pick<Metrics, 'text'>): Promise<readonly string[]> =>
  (await metrics.text()).split('\n').filter((line) => /^[^#].* -[\d.]/.test(line) && !line.startsWith('clock_skew'));

it('what the gateway measures takes no less than no time', async () => {
  const metrics = createMetrics();
  const place = world();
  const ben = await place.signIn('ben');
  const now = clockSetBack();
  Object.defineProperty(place, 'now', { get: now });
  expect((await read(ben, await open(ben))).status).toBe(200);
  const timed = place.happened.filter((happening) => 'seconds' in happening);
  expect(new Set(timed.map(({ what }) => what))).toEqual(new Set(['audit', 'demographics', 'provider']));
  expect(timed.filter(({ seconds }) => seconds < 0)).toEqual([]);
  for (const happening of place.happened) metrics.happened(happening);
  expect(await metrics.text()).toMatch(/^provider_seconds_sum\{/m);
  expect(await negativeIn(metrics)).toEqual([]);
});

it('nor does a request, in the metrics and in the log', async () => {
  const metrics = createMetrics();
  const lines: string[] = [];
  const host = await startHost(
    {
      gateway: { fetch: () => Response.json({}) },
      app: () => new Response(null, { status: 404 }),
      metrics,
      log: createLog('info', (line) => void lines.push(line)),
      secure: false,
      proxies: proxiesOf([]),
      tracing: null,
      now: clockSetBack(),
    },
    '127.0.0.1',
    0,
  );
  if (!host.ok) throw new Error(host.problem);
  expect((await fetch(`${host.origin}/api/session`)).status).toBe(200);
  await host.close(0);
  expect(await metrics.text()).toMatch(/^http_request_seconds_count\{route="api"\} 1$/m);
  expect(await negativeIn(metrics)).toEqual([]);
  expect(lines.join('\n')).toContain('"milliseconds":0');
});

it('nor is anything checked in the future', async () => {
  const opened = await openDatabase('pglite:memory');
  if (!opened.ok) throw new Error(opened.problem);
  let now = START;
  const log = createLog('silent');
  const audit = auditKeeping({ anchorFile: null }, opened, log, () => now);
  const register = registerKeeping(opened, NOTHING_OUTSIDE, log, { at: START, lacksCases: false }, () => now);
  await audit.verifyStart();
  await audit.anchor();
  now -= HOUR;
  const registry = new Registry();
  databaseMetrics(registry, opened, audit, register);
  const text = await registry.metrics();
  for (const name of ['audit_anchor_age_seconds', 'audit_verify_age_seconds', 'register_verify_age_seconds'])
    expect(text).toContain(`\n${name} 0\n`);
  await opened.close();
});
