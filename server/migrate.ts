/**
 * `npm run migrate -- --config FILE [--grant-to ROLE]`: brings the database of this config to this release, as the
 * user that owns its tables, and gives the server's own user what it needs. Exit 0 when it is there; 2 when not.
 */
import { sql } from 'kysely';
import { option, refuseToStart } from './command';
import { readConfig } from './config';
import { grantsFor } from './database/grants';
import { openDatabase } from './database/open';

/** An identifier that needs no quotes: whatever else stands there is not put into a statement. */
const ROLE = /^[a-z_][a-z0-9_]{0,62}$/;

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const path = option(args, 'config');
  if (path === undefined || path === '') refuseToStart(['Say which config file: npm run migrate -- --config FILE']);
  const role = option(args, 'grant-to');
  if (role !== undefined && !ROLE.test(role))
    refuseToStart(['--grant-to: name a role of small letters, digits and underscores']);
  const read = readConfig(path);
  if (!read.ok) refuseToStart(read.problems);
  const url = process.env.DATABASE_URL ?? read.config.databaseUrl;
  const database = await openDatabase(url, read.config.base, 'migrate');
  if (!database.ok) refuseToStart([`database: ${database.problem}`]);
  const { db } = database;
  try {
    if (role !== undefined)
      await db.transaction().execute(async (transaction) => {
        for (const statement of grantsFor(role)) await sql.raw(statement).execute(transaction);
      });
    const steps = await db.selectFrom('migrations').select('id').orderBy('id').execute();
    const done = { step: steps.at(-1)?.id, steps: steps.length, ...(role === undefined ? {} : { grantedTo: role }) };
    process.stdout.write(`${JSON.stringify(done)}\n`);
  } finally {
    await database.close();
  }
}

main().catch((error: unknown) => {
  refuseToStart([error instanceof Error ? error.message : String(error)]);
});
