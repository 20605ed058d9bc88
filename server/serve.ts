/** `npm run serve -- --config FILE`: the gateway and the built app from a config file. Source: CONTRACT "Commands". */
import { join } from 'node:path';
import { buildApp, needsBuild } from './build-app';
import { drainOnSignal, endOnFault, option, refuseToStart } from './command';
import { readConfig } from './config';
import { askedInClear } from './in-clear';
import { createLog, described } from './log';
import type { Logger } from '../src/gateway/ports';
import type { RunningServer } from './running';

const ROOT = join(import.meta.dirname, '..');

/** Reads the config again. INVARIANT: what cannot be taken whole changes nothing, and ends nothing. */
function readAgain(path: string, server: RunningServer, log: Logger): void {
  try {
    const became = server.reload(readConfig(path));
    if (became.outcome === 'taken') log.info({}, 'the config was read again');
    else if (became.outcome === 'restart-needed') log.error({ keys: became.keys }, 'the config needs a restart');
    else log.error({ problems: became.problems }, 'the config was not read again');
  } catch (error) {
    log.error(described(error), 'the config was not read again');
  }
}

/** `SIGHUP` before there is a server is kept until there is one: by itself it would end the process. */
function hearing(): (then: () => void) => void {
  let readNow: (() => void) | null = null;
  let asked = false;
  process.on('SIGHUP', () => {
    asked = true;
    readNow?.();
  });
  return (then) => {
    readNow = then;
    if (asked) then();
  };
}

async function main(): Promise<void> {
  const onHangup = hearing();
  const path = option(process.argv.slice(2), 'config');
  if (path === undefined || path === '') refuseToStart(['Say which config file: npm run serve -- --config FILE']);
  const read = readConfig(path);
  if (!read.ok) refuseToStart(read.problems);
  // Loaded now, so that a bad config is told at once.
  const { startServer } = await import('./running');
  if (needsBuild(ROOT, true)) await buildApp(ROOT);
  const log = createLog(process.env.LOG_LEVEL);
  endOnFault(log);
  const keys = askedInClear(read.config);
  if (keys.length > 0)
    log.error({ keys }, 'what these keys of the config name is asked without encryption over a network');
  const { openToOthers } = read.config;
  if (openToOthers.length > 0)
    log.error(
      { keys: openToOthers },
      'everybody on this machine may read the files that these keys of the config name',
    );
  const started = await startServer({ config: read.config, app: join(ROOT, 'dist'), log });
  if (!started.ok) refuseToStart(started.problems);
  drainOnSignal(() => started.server.close());
  onHangup(() => {
    readAgain(path, started.server, log);
  });
  process.stdout.write(`${JSON.stringify({ listening: started.server.origin })}\n`);
}

main().catch((error: unknown) => {
  refuseToStart([error instanceof Error ? error.message : String(error)]);
});
