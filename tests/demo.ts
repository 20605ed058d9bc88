/**
 * The whole product on loopback, for one browser test file: providers over real HTTP, the gateway, the built app, a
 * database in memory.
 */
import { join } from 'node:path';
import { demoConfig, demoOptOuts } from '../mocks/demo-config';
import { createSimulator, type Simulator } from '../mocks/providers/app';
import { checkConfig } from '../server/config';
import { listen } from '../server/host';
import { startServer } from '../server/running';
import { seedOptOuts } from '../server/seed-opt-outs';

const ROOT = join(import.meta.dirname, '..');
/** As long as a provider may ever be given. */
const NEVER_TOO_SLOW_MS = 120_000;
const SILENT = { info: () => undefined, error: () => undefined };

export interface Demo {
  readonly origin: string;
  readonly simulator: Simulator;
  close(): Promise<void>;
}

type DemoConfig = ReturnType<typeof demoConfig>;

/**
 * No provider is too slow on a busy machine: one that is to be late or silent is told so by the simulator's control.
 */
export const unhurried = (config: DemoConfig): DemoConfig => ({
  ...config,
  providers: config.providers.map((provider) => ({ ...provider, timeoutMs: NEVER_TOO_SLOW_MS })),
});

/** `change` adjusts the demo config, such as a shorter emergency; `port` where others must know it before. */
export async function startDemo(change: (config: DemoConfig) => object = (same) => same, port = 0): Promise<Demo> {
  const simulator = createSimulator();
  const providers = await listen((request) => simulator.app.fetch(request), '127.0.0.1', 0);
  if (!providers.ok) throw new Error(providers.problem);
  const given = {
    // a test file signs the same few people in for all that it asks
    limits: { inFlight: 10_000, openingsPerHour: 10_000, sessionsPerUser: 10_000 },
    ...change(unhurried(demoConfig(providers.origin))),
    listen: { host: '127.0.0.1', port },
    database: { url: 'pglite:memory' },
  };
  const checked = checkConfig(given, ROOT);
  if (!checked.ok) throw new Error(checked.problems.join('\n'));
  const started = await startServer({
    config: checked.config,
    app: join(ROOT, 'dist'),
    log: SILENT,
    prepare: (optOuts) => seedOptOuts(optOuts, demoOptOuts),
  });
  if (!started.ok) throw new Error(started.problems.join('\n'));
  return {
    origin: started.server.origin,
    simulator,
    close: async () => {
      // A provider that was told to hang would keep the gateway waiting for it.
      simulator.control.reset();
      await started.server.close();
      await providers.close(0);
    },
  };
}
