/** `tsx server/audit-verify.ts --config FILE`: does the audit of this database still hold together? Exit 0 when it does, 1 when not. */
import { option, refuseToStart } from './command';
import { readConfig } from './config';
import { verifyAudit } from './database/audit-store';
import { openDatabase } from './database/open';

async function main(): Promise<void> {
  const path = option(process.argv.slice(2), 'config');
  if (path === undefined || path === '') refuseToStart(['Say which config file: --config FILE']);
  const read = readConfig(path);
  if (!read.ok) refuseToStart(read.problems);
  const database = await openDatabase(read.config.databaseUrl, read.config.base);
  if (!database.ok) refuseToStart([`database.url: ${database.problem}`]);
  const verified = await verifyAudit(database.db).finally(() => database.close());
  process.stdout.write(`${JSON.stringify(verified)}\n`);
  process.exitCode = verified.ok ? 0 : 1;
}

main().catch((error: unknown) => {
  refuseToStart([error instanceof Error ? error.message : String(error)]);
});
