/** How do config, database, policy, gateway and host become one running server? Opened in order, closed in reverse. */
import { buildPolicy, type Policy } from '../src/policy/policy';
import { inForce } from '../src/terminology/manifest';
import { londonDayOf } from '../src/domain/dates/working-days';
import { layPack, lostByPack } from './terminology/pack';
import { SNOMED } from '../src/domain/code-systems';
import { isKnownCode } from '../src/record/codes/known-codes';
import { failureOf } from '../src/gateway/failures';
import type { Logger, OptOutStore } from '../src/gateway/ports';
import { watchClock } from './clock';
import type { ReadConfig, ServerConfig } from './config';
import { auditKeeping, type AuditKeeping } from './audit-keeping';
import { databaseMetrics } from './database-metrics';
import { openDatabase, tidy, type Database } from './database/open';
import { sweepOpenings } from './database/privacy-stores';
import { sweep } from './database/session-stores';
import { databaseStores } from './database/stores';
import { loadedValueSets } from './expanded';
import { gatewayWithSignIn } from './gateway-with-sign-in';
import { ENDING, endServer, type EndingLimits } from './ending';
import { startHost } from './host';
import { READ_AGAIN_MS } from './keys/key-ring';
import { ringOf } from './keys/ring-of';
import { reaching, type Reaching } from './outbound/reaching';
import { refreshStore } from './outbound/refresh-store';
import { proxiesOf } from './http/proxies';
import { staticFiles } from './http/static-files';
import { launchDoors } from './launch/doors';
import { liveKnownBy } from './known-by';
import { liveConfig } from './live-config';
import { HOW_TO_START, seedOnlyProblems } from './config-problems';
import { forbiddenBy, policyOptions, policySource, switchedOff, widenedByPack } from './policy-in-force';
import { largeAnswersOf } from './large-answers/of-server';
import { createPdfReader } from './letters/read-pdf';
import { portsOf } from './ports-of';
import { alertOfOverdue } from './overdue-alert';
import { registerAtStart } from './register/at-start';
import type { RegisterKeeping } from './register/keeping';
import type { Reloaded } from './reload';
import type { Tracing } from './traced';
import { watching } from './watching';
import { alertOfWaiver } from './waiver-alert';

const HOUR = 3_600_000;
const MINUTE = 60_000;

export interface RunningServer {
  readonly origin: string;
  /** Takes of a config that was read again what may change while it runs, all or nothing; what became of it. */
  reload(read: ReadConfig): Reloaded;
  /** Lets running requests finish, then closes the database; never rejects, and never takes longer than `limits`. */
  close(limits?: EndingLimits): Promise<void>;
}

export type Started =
  { readonly ok: true; readonly server: RunningServer } | { readonly ok: false; readonly problems: readonly string[] };

export interface ServerParts {
  readonly config: ServerConfig;
  /** The folder of the built app. */
  readonly app: string;
  readonly log: Logger;
  /** Runs once the database is there and before anybody is answered. */
  prepare?(optOuts: OptOutStore): Promise<void>;
}

const failed = (...problems: string[]): Started => ({ ok: false, problems });

/**
 * Forgets ended sessions and accesses, notes the end of the audit, walks the opt-out register, and tells the privacy
 * officer what somebody signed for, now and every hour; a failure is only said, for nothing depends on it.
 */
function sweeping(
  config: ServerConfig,
  policy: Policy,
  database: Database,
  keeping: AuditKeeping,
  register: RegisterKeeping,
  log: Logger,
): () => void {
  const { alerts, cases } = databaseStores(database.db);
  const sweepNow = (): void => {
    const now = Date.now();
    sweep(database.db, now, now - config.gateway.session.absoluteMinutes * MINUTE).catch((error: unknown) => {
      log.error({ ...failureOf(error, 'database') }, 'ended sessions could not be swept');
    });
    sweepOpenings(database.db, now).catch((error: unknown) => {
      log.error({ ...failureOf(error, 'database') }, 'openings that are no longer counted could not be swept');
    });
    keeping.anchor().catch((error: unknown) => {
      log.error({ ...failureOf(error, 'database') }, 'the end of the audit could not be noted');
    });
    register.check().catch((error: unknown) => {
      log.error({ ...failureOf(error, 'register') }, 'the opt-out register could not be walked');
    });
    tidy(database).catch(() => undefined);
    alertOfWaiver(policy, alerts, now).catch((error: unknown) => {
      log.error(
        { ...failureOf(error, 'database') },
        'the privacy officer could not be told that lists of codes are not complete',
      );
    });
    alertOfOverdue({ alerts, cases }, now).catch((error: unknown) => {
      log.error(
        { ...failureOf(error, 'database') },
        'the privacy officer could not be told of opt-out forms that wait beyond their day',
      );
    });
  };
  sweepNow();
  const timer = setInterval(sweepNow, HOUR);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}

/** INVARIANT: where nobody traces, nothing of it is even loaded. */
const tracingOf = async ({ otlpEndpoint }: ServerConfig): Promise<Tracing | null> =>
  otlpEndpoint === null ? null : (await import('./tracing')).openTracing(otlpEndpoint, Date.now);

interface Serving extends ServerParts, Reaching {
  /** From what the policy was built. */
  readonly source: ReturnType<typeof policySource>;
}

async function serve(parts: Serving, policy: Policy, database: Database): Promise<Started> {
  const { config, log, outbound, metrics, haveUsers, source } = parts;
  const held = await registerAtStart(config, database, log);
  if (!held.ok) return failed(held.problem);
  const keeping = auditKeeping(config, database, log);
  const verified = await keeping.verifyStart();
  // a restore takes both back: until the register is brought forward nothing is opened, whatever the audit lost
  if (!verified.ok && !held.behind)
    return failed(
      `the audit has been tampered with: ${verified.problem}. Nothing is served until this is cleared up; ` +
        'after a restore, run opt-outs:reconcile, which puts on record what was lost.',
    );
  const opened = await ringOf(config, database, log);
  if (!opened.ok) return failed(opened.problem);
  haveUsers({ keys: opened.ring.of('sign-in'), refresh: refreshStore(database.db) });
  databaseMetrics(metrics.registry, database, keeping, held.keeping);
  const pdfs = createPdfReader();
  const tracing = await tracingOf(config);
  const live = liveConfig(config, metrics);
  const knownBy = liveKnownBy(config, log);
  const told = watching(() => live.gateway().providers, metrics, log, tracing);
  const stores = held.keeping.guarded(databaseStores(database.db, undefined, held.outside));
  const aside = largeAnswersOf(config, source, policy, opened.ring, pdfs.read, log);
  const ports = {
    ...portsOf(config, outbound, stores, opened.ring, keeping, log, metrics, pdfs.read, told, knownBy),
    aside,
  };
  if (!held.behind) await parts.prepare?.(ports.stores.optOuts);
  metrics.watchDesk(() => ports.stores.cases.counts(londonDayOf(Date.now())));
  const gateway = gatewayWithSignIn(config, policy, ports, opened.ring, database, knownBy);
  const listening = await startHost(
    {
      gateway,
      launch: launchDoors({
        config: () => knownBy.get().launch,
        gateway: gateway.parts,
        keys: opened.ring.of('sign-in'),
      }),
      app: staticFiles(parts.app),
      metrics,
      log,
      secure: config.gateway.publicUrl?.startsWith('https:') ?? false,
      proxies: proxiesOf(config.listen.trustedProxies),
      tracing,
      now: Date.now,
    },
    config.listen.host,
    config.listen.port,
  );
  if (!listening.ok) return failed(listening.problem);
  aside.startAhead();
  const stopSweeping = sweeping(config, policy, database, keeping, held.keeping, log);
  const clock = watchClock(database.db, Date.now, metrics, log);
  void clock.look();
  const stopWalking = keeping.walkOn();
  const reading = setInterval(() => void opened.ring.readAgain(), READ_AGAIN_MS);
  reading.unref();
  const stopBeside = (): void => {
    stopSweeping();
    stopWalking();
    clock.stop();
    clearInterval(reading);
  };
  const close = async (limits: EndingLimits = ENDING): Promise<void> => {
    stopBeside();
    await endServer({ listening, tracing, aside, pdfs, outbound, keeping, database }, limits, log);
  };
  const reload = (read: ReadConfig): Reloaded => {
    const forbidden = read.ok ? forbiddenBy(read.config, policy) : [];
    return live.reload(forbidden.length === 0 ? read : { ok: false, problems: forbidden }, (next, taken) => {
      gateway.reconfigure(next, taken.organisations);
      knownBy.take(taken);
    });
  };
  return { ok: true, server: { origin: listening.origin, close, reload } };
}

/** Starts the server of a config; whatever is in the way comes back as sentences, with nothing left open. */
export async function startServer(parts: ServerParts): Promise<Started> {
  const { config } = parts;
  const pack = config.terminologyPack === null ? null : layPack(config.terminologyPack);
  if (pack?.ok === false) return failed(...pack.problems.map((problem) => `terminology.pack: ${problem}`));
  // read now: whoever asks first does not wait for it
  isKnownCode(SNOMED, '');
  const reach = reaching(config, parts.log);
  const loaded = await loadedValueSets(config, reach.outbound);
  if (!loaded.ok) return failed(...loaded.problems.map((problem) => `policy: ${problem}`));
  const built = buildPolicy(policyOptions(config, loaded.valueSets));
  if (!built.ok) return failed(...built.problems.map((problem) => `policy: ${problem}`));
  const forbidden = forbiddenBy(config, built.policy);
  if (forbidden.length > 0) return failed(...forbidden);
  const lost = pack === null ? [] : lostByPack(pack.pack);
  const opened = [...switchedOff(config, built.policy), ...widenedByPack(built.policy), ...lost];
  for (const one of opened) parts.log.error({}, one);
  const incomplete = seedOnlyProblems(built.policy);
  if (incomplete.length > 0 && config.requireValueSets) return failed(...incomplete, HOW_TO_START);
  // the demo has nobody to tell but who tries it out
  const { valueSetsWaiver } = config.gateway.policy;
  for (const problem of incomplete) parts.log[valueSetsWaiver === undefined ? 'info' : 'error']({}, problem);
  const database = await openDatabase(config.databaseUrl, config.base);
  if (!database.ok) return failed(`database.url: ${database.problem}`);
  const { gateway } = config;
  const tables = pack === null ? {} : { tables: inForce(pack.pack.manifest), tableLosses: pack.pack.losses };
  const started = await serve(
    {
      ...parts,
      ...reach,
      config: { ...config, gateway: { ...gateway, ...tables } },
      source: policySource(config, loaded.valueSets),
    },
    built.policy,
    database,
  ).catch((error: unknown) => failed(error instanceof Error ? error.message : String(error)));
  if (!started.ok) await database.close().catch(() => undefined);
  return started;
}
