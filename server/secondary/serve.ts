/**
 * `npm run secondary -- --config FILE`: the program for groups of people, and its page. Says where it listens in one
 * line of JSON.
 */
import { join } from 'node:path';
import { drainOnSignal, endOnFault, refuseToStart } from '../command';
import { createLog } from '../log';
import { configOfCommand } from './config/of-command';
import { startProgram } from './service/running';

const PAGE = join(import.meta.dirname, '../../dist-secondary');

async function main(): Promise<void> {
  const config = configOfCommand(process.argv.slice(2), 'npm run secondary -- --config FILE');
  const log = createLog(process.env.LOG_LEVEL);
  endOnFault(log);
  const started = await startProgram(config, PAGE, log);
  if (!started.ok) refuseToStart([started.problem]);
  const { program } = started;
  drainOnSignal(() => program.close());
  process.stdout.write(`${JSON.stringify({ listening: program.origin })}\n`);
}

main().catch((error: unknown) => {
  refuseToStart([error instanceof Error ? error.message : String(error)]);
});
