/**
 * How does the whole gateway run inside a page, over synthetic people? The same code as on a server, with stores in
 * memory and the
 * providers one function call away. It shows enforcement and cannot provide it: whoever has the page has the fixtures.
 */
import { createGateway } from '../src/gateway/app';
import type { GatewayConfig } from '../src/gateway/config';
import { createMemoryStores } from '../src/gateway/memory-stores';
import { consentOf } from '../src/gateway/opt-out/consent';
import { carriedEntry } from '../src/gateway/audit/by-command';
import { buildPolicy } from '../src/policy/policy';
import type { Logger, Stores } from '../src/gateway/ports';
import { demoGatewayConfig, demoOptOuts } from './demo-config';
import { createSimulator, type SimulatorOptions } from './providers/app';
import type { Control } from './providers/control';
import { pageTransport, withSession } from './session-in-page';

/** Never on the network: requests to it are answered in this process. */
const PROVIDERS_ORIGIN = 'https://providers.example';

export interface MemoryMount {
  /** A browser of its own, nobody signed in yet: asks the gateway and keeps its session. */
  browser(): (request: Request) => Promise<Response>;
  readonly control: Control;
  readonly stores: Stores;
}

export interface MemoryMountOptions {
  /** The page's own origin, where requests come from. */
  readonly origin: string;
  readonly providers?: SimulatorOptions;
  readonly log?: Logger;
  readonly now?: () => number;
  /** Fixed by tests that compare two mounts byte for byte. */
  readonly key?: Uint8Array;
  readonly randomId?: () => string;
  /** Instead of the demo's own: for whoever opens more records in a second than one person does. */
  readonly limits?: GatewayConfig['limits'];
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

const SILENT: Logger = { info: () => undefined, error: () => undefined };

async function seedRegister(stores: Stores): Promise<void> {
  for (const [index, { form, decidedAt, origin }] of demoOptOuts.entries()) {
    const decision = consentOf({
      id: `seed-${String(index + 1)}`,
      nhsNumber: form.nhsNumber,
      decision: 'deny',
      at: decidedAt,
      recordedBy: 'Opt-out desk',
      origin,
      form,
    });
    await stores.optOuts.add(decision, carriedEntry(decision));
  }
}

/** Gateway, memory stores, seeded register and providers, all in this process. */
export async function createMemoryMount({
  origin,
  providers,
  log = SILENT,
  now = Date.now,
  key = random(32),
  randomId = () => hex(random(24)),
  limits,
}: MemoryMountOptions): Promise<MemoryMount> {
  const simulator = createSimulator(providers);
  const config = { ...demoGatewayConfig(PROVIDERS_ORIGIN), publicUrl: origin, ...(limits && { limits }) };
  const built = buildPolicy({ ...config.policy, valueSets: [], knowsCode: () => false });
  if (!built.ok) throw new Error(built.problems.join('\n'));
  const stores = createMemoryStores();
  await seedRegister(stores);
  const gateway = createGateway(config, built.policy, {
    stores,
    now,
    fetch: async (url, init) => simulator.app.fetch(new Request(url, init)),
    randomId,
    key,
    transport: pageTransport,
    log,
  });
  return { browser: () => withSession((request) => gateway.fetch(request)), control: simulator.control, stores };
}
