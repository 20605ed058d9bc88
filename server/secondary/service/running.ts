/** How do config, database, work and host become one running program? Opened in order, closed in reverse. */
import { randomBytes } from 'node:crypto';
import { createSecondaryUse } from '../../../src/secondary/app';
import type { AppConfig, Logger, Ports } from '../../../src/secondary/ports';
import { SHIPPED } from '../../../src/secondary/questions/shipped';
import { ABSOLUTE_MS } from '../../../src/secondary/routes/session';
import { staticFiles } from '../../http/static-files';
import { addressOf } from '../../http/peer';
import { described } from '../../log';
import type { SecondaryConfig } from '../config/shape';
import { lawOf } from '../requests/law';
import { registersAt } from '../requests/registers-at';
import { auditProblem } from '../store/audit';
import { openStore, type OpenStore } from '../store/open';
import { sweepStores } from '../store/stores';
import { personOf } from './demographics';
import { startHost } from './host';
import { createMetrics } from './metrics';
import { oidcSignIn } from './sign-in';
import { cookieTransport } from './transport';
import { workOf } from './work';

const HOUR = 3_600_000;

export interface Running {
  readonly origin: string;
  close(): Promise<void>;
}

export type StartedProgram =
  { readonly ok: true; readonly program: Running } | { readonly ok: false; readonly problem: string };

const appConfigOf = (config: SecondaryConfig): AppConfig => ({
  instance: config.instance,
  publicUrl: config.publicUrl,
  identity: config.identity.mode === 'demo' ? { mode: 'demo', users: config.identity.users } : { mode: 'oidc' },
  law: lawOf(config),
  exempt: config.registers.ndop.exemption !== null,
  practices: Object.fromEntries(
    config.sources.filter(({ setting }) => setting === 'gp').map(({ ods, name }) => [ods, name]),
  ),
});

/** Does what is due, now and every hour; a failure is only said, for nothing is answered by it. */
function sweeping(run: () => Promise<void>, log: Logger): () => void {
  const now = (): void => {
    run().catch((error: unknown) => {
      log.error(described(error), 'what is due could not be done');
    });
  };
  now();
  const timer = setInterval(now, HOUR);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}

const failed = (problem: string): StartedProgram => ({ ok: false, problem });

async function serve(config: SecondaryConfig, page: string, log: Logger, store: OpenStore): Promise<StartedProgram> {
  const tampered = await auditProblem(store.db);
  if (tampered !== null) return failed(`${tampered}. Nothing is served until this is cleared up`);
  const { stores, key, db } = store;
  const { work, end } = workOf(config, stores);
  const secure = config.publicUrl?.startsWith('https:') === true;
  const ports: Ports = {
    stores,
    work,
    now: Date.now,
    randomId: () => randomBytes(24).toString('base64url'),
    randomBytes: (count) => randomBytes(count),
    key,
    transport: cookieTransport(key, secure),
    addressOf,
    log,
    demographics: (number) => personOf(config, number),
    registers: () => registersAt(config, stores),
    questions: SHIPPED,
  };
  const app = createSecondaryUse(appConfigOf(config), ports);
  await app.begin();
  const { identity, publicUrl } = config;
  const signIn =
    identity.mode === 'oidc' && publicUrl !== null
      ? { signIn: oidcSignIn({ identity, publicUrl, key, app, log, now: Date.now }) }
      : {};
  const parts = {
    app,
    ...signIn,
    page: staticFiles(page, '/secondary.html'),
    metrics: createMetrics(),
    log,
    secure,
    now: Date.now,
  };
  const { host, port } = config.listen;
  const listening = await startHost(parts, host, port);
  if (!listening.ok) return failed(listening.problem);
  const stop = sweeping(async () => {
    await app.sweep();
    await sweepStores(db, Date.now() - ABSOLUTE_MS);
  }, log);
  const close = async (): Promise<void> => {
    stop();
    end();
    await listening.close();
    await store.close();
  };
  return { ok: true, program: { origin: listening.origin, close } };
}

/** Starts the program; `page` is the folder of its built page. */
export async function startProgram(config: SecondaryConfig, page: string, log: Logger): Promise<StartedProgram> {
  const opened = await openStore(config.databaseUrl);
  if (!opened.ok) return failed(opened.problem);
  const started = await serve(config, page, log, opened.store).catch(async (error: unknown) => {
    await opened.store.close();
    throw error;
  });
  if (!started.ok) await opened.store.close();
  return started;
}
