/**
 * `npm run opt-outs:reconcile -- --config FILE COPY [COPY …]`: brings a restored opt-out register forward from the copy
 * that was written beside each decision. Exit 0 and a line of JSON; 2 when nothing was changed, and why.
 */
import { parseArgs } from 'node:util';
import { refuseToStart } from './command';
import { readConfig } from './config';
import { openDatabase } from './database/open';
import { bringForward, readCopies } from './register/bring-forward';

const USAGE = 'Say which config and which copies: npm run opt-outs:reconcile -- --config FILE COPY [COPY …]';

function asked(): { readonly config: string; readonly files: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({ options: { config: { type: 'string' } }, allowPositionals: true });
    if (values.config !== undefined && values.config !== '') return { config: values.config, files: positionals };
  } catch {
    // an option that nobody knows: told below
  }
  return refuseToStart([USAGE]);
}

async function main(): Promise<void> {
  const { config: path, files } = asked();
  const read = readConfig(path);
  if (!read.ok) refuseToStart(read.problems);
  const { config } = read;
  const copies = await readCopies(config, files);
  if (!copies.ok) refuseToStart(copies.problems);
  const database = await openDatabase(config.databaseUrl, config.base);
  if (!database.ok) refuseToStart([`database.url: ${database.problem}`]);
  const done = await bringForward(config, database, copies).finally(() => database.close());
  if (!done.ok) refuseToStart(done.problems);
  process.stdout.write(`${JSON.stringify(done.told)}\n`);
}

main().catch((error: unknown) => {
  refuseToStart([error instanceof Error ? error.message : String(error)]);
});
