/**
 * How do nine FHIR providers and a demographics service answer, over HTTP or inside the page? Reads like their route
 * tables.
 */
import { Hono } from 'hono';
import { COSTLY_FIXTURES, DEMOGRAPHICS, FIXTURES } from '../../fhir-fixtures/index';
import { LATER, laterWhole } from '../../fhir-fixtures/later';
import { FIXTURE_PROVIDERS, type FixtureProvider } from '../../fhir-fixtures/providers';
import { STANDING_FAULTS } from '../../fhir-fixtures/standing-faults';
import { NHS_NUMBER_SYSTEM } from '../../src/domain/nhs-number';
import { fhir, page, refusal } from './answers';
import { capabilityOf } from './capability';
import { createControl, readSetting, type Control, type Fault } from './control';
import { searchPeople } from './demographics';
import { faulty } from './faulty';
import { structuredRecord } from './gp-connect';
import { withLater } from './later-store';
import { createProviderStore, type ProviderStore } from './store';

export interface SimulatorOptions {
  /** Milliseconds before every answer; 0 unless said. */
  readonly latencyMs?: number;
  /** Resources on a page where the caller does not say `_count`; 100 unless said, 20 in typed searches. */
  readonly pageSize?: number;
  /** References, `provider/Type/id`, that are left out as if they had never been recorded. */
  readonly omit?: ReadonlySet<string>;
  /** People of whom there is a later state are in it from their second opening on, whoever opens. */
  readonly later?: boolean;
}

export interface Simulator {
  readonly app: Hono;
  readonly control: Control;
}

interface Site {
  readonly provider: FixtureProvider;
  readonly store: ProviderStore;
}

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** Waits until the caller gives up or the fault is taken away. */
const hang = (signal: AbortSignal, control: Control): Promise<void> =>
  Promise.race([
    control.changed(),
    new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => {
        resolve();
      });
    }),
  ]);

const identifierValue = (query: string | undefined): string | null => {
  const [system, value] = (query ?? '').split('|', 2);
  return system === NHS_NUMBER_SYSTEM && value !== undefined ? value : null;
};

/** A few people meet a provider that fails for them alone, whatever the control says. */
function standingFault(providerId: string, nhsNumbers: readonly string[]): Fault {
  return (
    STANDING_FAULTS.find((row) => row.provider === providerId && nhsNumbers.includes(row.nhsNumber))?.fault ?? 'none'
  );
}

async function patientSearch({ provider, store }: Site, url: string, query: string | undefined): Promise<Response> {
  const number = identifierValue(query);
  if (number === null) return refusal(400, 'required', 'Search Patient by NHS number.');
  const held = await store.byNhsNumber(number);
  const answer = (): Promise<Response> => Promise.resolve(page(url, held === null ? [] : [held.patient], 10));
  const fault = standingFault(provider.id, [number]);
  return fault === 'hang' ? answer() : faulty(fault, answer);
}

async function typedSearch({ provider, store }: Site, type: string, url: string, count: number): Promise<Response> {
  if (!provider.supplies.includes(type)) return refusal(404, 'not-supported', `${type} is not supported.`);
  const query = new URL(url).searchParams;
  const id = (query.get('patient') ?? query.get('subject') ?? '').replace(/^Patient\//u, '');
  const held = await store.byPatientId(id);
  return page(url, held === null ? [] : held.resources.filter((resource) => resource.resourceType === type), count);
}

async function readOne({ store }: Site, type: string, id: string, accept: string): Promise<Response> {
  const resource = await store.read(type, id);
  if (resource === null) return refusal(404, 'not-found', 'Not found.');
  if (type !== 'Binary' || accept.includes('fhir+json')) return fhir(resource);
  const encoded = resource['data'] ?? resource['content'];
  const bytes = Uint8Array.from(atob(typeof encoded === 'string' ? encoded : ''), (letter) => letter.charCodeAt(0));
  return new Response(bytes, { headers: { 'content-type': String(resource['contentType']) } });
}

function providerRoutes(site: Site, options: SimulatorOptions): Hono {
  const { provider, store } = site;
  const app = new Hono();
  app.get('/metadata', () => fhir(capabilityOf(provider)));
  if (provider.retrieve === 'gp-connect') {
    app.post('/Patient/$gpc.getstructuredrecord', async (c) =>
      structuredRecord(store, await c.req.json<unknown>().catch(() => null)),
    );
  } else {
    app.get('/Patient', (c) => patientSearch(site, c.req.url, c.req.query('identifier')));
  }
  if (provider.retrieve === 'everything') {
    app.get('/Patient/:id/$everything', async (c) => {
      const held = await store.byPatientId(c.req.param('id'));
      if (held === null) return refusal(404, 'not-found', 'Not found.');
      const resources = [held.patient, ...held.resources.filter((resource) => resource.resourceType !== 'Binary')];
      return page(c.req.url, resources, options.pageSize ?? 100);
    });
  }
  if (provider.retrieve === 'search')
    app.get('/:type', (c) => typedSearch(site, c.req.param('type'), c.req.url, options.pageSize ?? 20));
  app.get('/:type/:id', (c) => readOne(site, c.req.param('type'), c.req.param('id'), c.req.header('accept') ?? ''));
  app.notFound(() => refusal(404, 'not-supported', 'Not supported.'));
  return app;
}

function controlRoutes(control: Control, known: ReadonlySet<string>): Hono {
  const app = new Hono();
  app.post('/', async (c) => {
    const setting = readSetting(await c.req.json<unknown>().catch(() => null), known);
    if (typeof setting === 'string') return c.json({ error: setting }, 400);
    control.set(setting);
    return c.body(null, 204);
  });
  app.delete('/', (c) => {
    control.reset();
    return c.body(null, 204);
  });
  app.get('/requests', (c) => c.json(control.requests()));
  return app;
}

/** The simulator with its control at hand, for use inside one process. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const control = createControl(options.latencyMs);
  const app = new Hono();
  const known = new Set(['demographics', ...FIXTURE_PROVIDERS.map((provider) => provider.id)]);
  app.route('/control', controlRoutes(control, known));
  app.use('/:provider/fhir/*', async (c, next) => {
    const provider = c.req.param('provider');
    if (!known.has(provider)) return refusal(404, 'not-found', 'No such provider.');
    const { latencyMs, fault } = control.next(provider);
    if (latencyMs > 0) await sleep(latencyMs);
    if (fault === 'hang') await hang(c.req.raw.signal, control);
    if (fault === 'hang' || fault === 'none') {
      await next();
      return undefined;
    }
    const answer = await faulty(fault, async () => {
      await next();
      return c.res;
    });
    // Hono keeps what a route answered unless it is taken away first.
    c.res = undefined;
    c.res = answer;
    return undefined;
  });
  const people = createProviderStore(DEMOGRAPHICS, []);
  app.get('/demographics/fhir/Patient', async (c) => {
    const number = identifierValue(c.req.query('identifier'));
    if (number !== null) control.lookedUp(number);
    return searchPeople(c.req.url, await people.patients());
  });
  for (const provider of FIXTURE_PROVIDERS) {
    const first = createProviderStore(
      FIXTURES.filter((fixture) => fixture.provider === provider.id),
      COSTLY_FIXTURES.filter((fixture) => fixture.provider === provider.id),
      ({ resourceType, id }) => options.omit?.has(`${provider.id}/${resourceType}/${id}`) !== true,
    );
    const later = options.later === true ? LATER.filter((fixture) => fixture.provider === provider.id) : [];
    const store = withLater(first, later.map(laterWhole), control.isLater);
    app.route(`/${provider.id}/fhir`, providerRoutes({ provider, store }, options));
  }
  return { app, control };
}

/** The nine providers and demographics as one Hono app; `/control` sets latency and faults. */
export const createProvidersApp = (options: SimulatorOptions = {}): Hono => createSimulator(options).app;
