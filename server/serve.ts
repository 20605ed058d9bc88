/** `npm run serve -- --config FILE`: the gateway and the built app from a config file. Source: CONTRACT "Commands". */
import { join } from 'node:path';
import { buildApp, needsBuild } from './build-app';
import { drainOnSignal, endOnFault, option, refuseToStart } from './command';
import { readConfig } from './config';
import { createLog } from './log';

const ROOT = join(import.meta.dirname, '..');

async function main(): Promise<void> {
  const path = option(process.argv.slice(2), 'config');
  if (path === undefined || path === '') refuseToStart(['Say which config file: npm run serve -- --config FILE']);
  const read = readConfig(path);
  if (!read.ok) refuseToStart(read.problems);
  // Loaded now, so that a bad config is told at once.
  const { startServer } = await import('./running');
  if (needsBuild(ROOT, true)) await buildApp(ROOT);
  const log = createLog(process.env.LOG_LEVEL);
  endOnFault(log);
  const started = await startServer({ config: read.config, app: join(ROOT, 'dist'), log });
  if (!started.ok) refuseToStart(started.problems);
  drainOnSignal(() => started.server.close());
  process.stdout.write(`${JSON.stringify({ listening: started.server.origin })}\n`);
}

main().catch((error: unknown) => {
  refuseToStart([error instanceof Error ? error.message : String(error)]);
});
