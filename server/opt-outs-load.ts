/**
 * `npm run opt-outs:load -- --config FILE --origin NAME FILE.csv`: carries the opt-outs of an earlier register over.
 * Prints what became of the rows; exit 0, 1 where demographics stopped answering, 2 where nothing was loaded. Source:
 * CONTRACT "Commands".
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { londonDayOf } from '../src/domain/dates/working-days';
import { refuseToStart } from './command';
import { readConfig } from './config';
import { openDatabase } from './database/open';
import { databaseStores } from './database/stores';
import { ringOf } from './keys/ring-of';
import { createLog } from './log';
import { outboundOfCommand } from './outbound/for-command';
import { registerAtStart } from './register/at-start';
import { readCarried, type CarriedRow } from './opt-outs/carried-rows';
import { loadCarried, type Loaded } from './opt-outs/load-carried';

const HOW = 'Say which: npm run opt-outs:load -- --config FILE --origin NAME FILE.csv';

interface Given {
  readonly config: string;
  readonly origin: string;
  readonly file: string;
}

function given(): Given {
  let read: { readonly config?: string; readonly origin?: string; readonly files: readonly string[] } = { files: [] };
  try {
    const { values, positionals } = parseArgs({
      options: { config: { type: 'string' }, origin: { type: 'string' } },
      allowPositionals: true,
    });
    read = { ...values, files: positionals };
  } catch {
    refuseToStart([HOW]);
  }
  const { config = '', origin = '', files } = read;
  const [file] = files;
  if (config === '' || file === undefined || files.length > 1) refuseToStart([HOW]);
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ()'’&.,-]{0,79}$/u.test(origin.trim()))
    refuseToStart(['--origin: say where the list comes from in at most 80 letters, such as "CareMyWay (Islington)"']);
  return { config, origin: origin.trim(), file };
}

function rowsOf(file: string): readonly CarriedRow[] {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch {
    refuseToStart(['the list of opt-outs cannot be read: check that the file is there and may be read']);
  }
  const read = readCarried(bytes, londonDayOf(Date.now()));
  if (!read.ok) refuseToStart([read.problem]);
  return read.rows;
}

const BEHIND =
  'The opt-out register is older than what is noted outside the database, as after a restore. Bring it forward first ' +
  '(npm run opt-outs:reconcile), then give the same command again. Nothing was loaded';

async function loaded({ config: path, origin }: Given, rows: readonly CarriedRow[]): Promise<Loaded> {
  const read = readConfig(path);
  if (!read.ok) refuseToStart(read.problems);
  const { config } = read;
  const database = await openDatabase(config.databaseUrl, config.base);
  if (!database.ok) refuseToStart([`database.url: ${database.problem}`]);
  try {
    const log = createLog('error');
    const opened = await ringOf(config, database, log);
    if (!opened.ok) refuseToStart([opened.problem]);
    const held = await registerAtStart(config, database, log);
    if (!held.ok) refuseToStart([held.problem]);
    if (held.behind) refuseToStart([BEHIND]);
    const outbound = outboundOfCommand(config, log);
    const ports = {
      stores: databaseStores(database.db, undefined, held.outside),
      key: opened.ring.fixed,
      randomId: () => randomBytes(24).toString('hex'),
      fetch: outbound.fetch,
      fetchFor: outbound.fetchFor,
      now: Date.now,
    };
    return await loadCarried({ ports, config: config.gateway, origin }, rows);
  } finally {
    await database.close();
  }
}

async function main(): Promise<void> {
  const asked = given();
  const { counts, stoppedAt } = await loaded(asked, rowsOf(asked.file));
  process.stdout.write(`${JSON.stringify(counts)}\n`);
  if (stoppedAt === null) return;
  process.stderr.write(
    `Demographics stopped answering at line ${String(stoppedAt)}. What was done stays. When they answer again, give ` +
      'the same command: it goes on from there and adds nothing twice.\n',
  );
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  // not its message, which may quote what was to be stored
  const kind = error instanceof Error ? error.name : 'unknown';
  process.stderr.write(
    `Loading ended early (${kind}): the database or the audit did not answer. What was done stays; give the same ` +
      'command again.\n',
  );
  process.exitCode = 1;
});
