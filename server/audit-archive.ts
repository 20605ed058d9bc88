/**
 * `npm run audit:archive -- --config FILE`: moves rows of the audit that are older than `audit.archiveAfterDays` into
 * sealed, signed segments in `audit.archiveFolder`, and takes them out of the database, as the user that owns its
 * tables. Exit 0 and one line of JSON; 1 where the chain or the archive does not hold together; 2 when it cannot run.
 */
import { archiveAudit, type Archived } from './archive/run';
import { option, refuseToStart } from './command';
import { readConfig, type ServerConfig } from './config';
import { readAnchors } from './database/anchors';
import { openDatabase, type Database } from './database/open';

/** A full disk, a folder of another user: what to look at, and never a word of a row. */
const unwritable = (folder: string, error: unknown): string | null => {
  const code = (error as NodeJS.ErrnoException).code;
  return typeof code === 'string' && /^E[A-Z]+$/.test(code)
    ? `audit.archiveFolder: ${folder} cannot be written (${code})`
    : null;
};

async function run({ archive, wrapping, anchorFile, gateway }: ServerConfig, { db }: Database): Promise<Archived> {
  if (wrapping === null) return { ok: false, problem: 'keys.file is missing' };
  return archiveAudit(db, {
    ...archive,
    keys: wrapping,
    anchors: anchorFile === null ? [] : readAnchors(anchorFile),
    instance: gateway.instance,
    now: Date.now(),
  });
}

async function main(): Promise<void> {
  const path = option(process.argv.slice(2), 'config');
  if (path === undefined || path === '')
    refuseToStart(['Say which config file: npm run audit:archive -- --config FILE']);
  const read = readConfig(path);
  if (!read.ok) refuseToStart(read.problems);
  const { config } = read;
  if (config.archive.afterDays === 0)
    refuseToStart(['audit.archiveAfterDays is 0: nothing is ever archived. Set the days after which rows are.']);
  const database = await openDatabase(process.env.DATABASE_URL ?? config.databaseUrl, config.base);
  if (!database.ok) refuseToStart([`database: ${database.problem}`]);
  const told = await run(config, database)
    .catch((error: unknown) => {
      const problem = unwritable(config.archive.folder, error);
      if (problem === null) throw error;
      return refuseToStart([`${problem}. No row has left the database for what is not written.`]);
    })
    .finally(() => database.close());
  if (told.ok) process.stdout.write(`${JSON.stringify(told)}\n`);
  else process.stderr.write(`Nothing more was archived: ${told.problem}.\n`);
  process.exitCode = told.ok ? 0 : 1;
}

main().catch((error: unknown) => {
  refuseToStart([error instanceof Error ? error.message : String(error)]);
});
