/** How is a database backed up and put back in a test? As an administrator does it: pg_dump into a file, psql back. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freshDatabase, postgresBin, say, type OwnDatabase } from '../../postgres';

const run = promisify(execFile);

/** Where this machine keeps pg_dump and psql; null where it does not. */
export function dumpPrograms(): string | null {
  const bin = postgresBin();
  return bin !== null && existsSync(join(bin, 'pg_dump')) && existsSync(join(bin, 'psql')) ? bin : null;
}

/** Writes everything that the database holds at this moment into the file. */
export async function dump(bin: string, { url }: Pick<OwnDatabase, 'url'>, file: string): Promise<void> {
  await run(join(bin, 'pg_dump'), ['--no-owner', '--file', file, '--dbname', url]);
}

/** A new database that holds what the file does; its tables are those of `owner`, where one is named. */
export async function restored(bin: string, server: string, file: string, owner?: string): Promise<OwnDatabase> {
  const database = await freshDatabase(server);
  const url = new URL(database.url);
  if (owner !== undefined) {
    await say(server, `alter database ${url.pathname.slice(1)} owner to ${owner}`);
    url.username = owner;
  }
  await run(join(bin, 'psql'), ['--quiet', '--set', 'ON_ERROR_STOP=1', '--file', file, '--dbname', url.href]);
  return database;
}
