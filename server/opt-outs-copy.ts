/**
 * `npm run opt-outs:copy -- --config FILE`: begins the copy of the opt-out register anew, whole, from the register as
 * it stands; a copy that is there is kept beside it. For one that was damaged, lost, or cut off by a full disk. Exit 0,
 * or 2 when nothing was changed, and why.
 */
import { existsSync } from 'node:fs';
import { option, refuseToStart } from './command';
import { readConfig, type ServerConfig } from './config';
import { openDatabase, type Database } from './database/open';
import { verifyRegister } from './database/verify-register';
import { createAnchorFile, readPlaces } from './register/anchor-file';
import { DESK_BEHIND } from './register/at-start';
import { createCopy, setAside } from './register/copy-create';
import { deskCopyOf } from './register/desk-copy';
import { lacksCases } from './register/desk-lost';
import { beginDeskCopy, registerAnchorOf } from './register/open-outside';
import { sealRegister } from './register/seal';

async function run(config: ServerConfig, { db }: Database): Promise<string | object> {
  const { registerCopyFile: file, wrapping } = config;
  if (file === null || wrapping === null) return 'the config names no audit.registerCopyFile';
  const anchor = registerAnchorOf(config);
  if (anchor !== null) await createAnchorFile(anchor);
  await sealRegister(db, config.gateway.instance, Date.now());
  const register = await verifyRegister(db, anchor === null ? [] : readPlaces(anchor));
  if (!register.ok) return register.problem;
  const desk = deskCopyOf(file);
  if (anchor === null || (existsSync(desk) && (await lacksCases(desk, wrapping, db, anchor)))) return DESK_BEHIND;
  const day = new Date().toISOString().replaceAll(':', '');
  const aside = existsSync(file) ? await setAside(file, day) : null;
  await createCopy(file, wrapping.current, db);
  if (existsSync(desk)) await setAside(desk, day);
  await beginDeskCopy(desk, wrapping, db, anchor);
  return { copy: file, decisions: register.decisions, aside };
}

async function main(): Promise<void> {
  const path = option(process.argv.slice(2), 'config');
  if (path === undefined || path === '') refuseToStart(['Say which config file: --config FILE']);
  const read = readConfig(path);
  if (!read.ok) refuseToStart(read.problems);
  const database = await openDatabase(read.config.databaseUrl, read.config.base);
  if (!database.ok) refuseToStart([`database.url: ${database.problem}`]);
  const told = await run(read.config, database).finally(() => database.close());
  if (typeof told === 'string') refuseToStart([`Nothing was changed: ${told}.`]);
  process.stdout.write(`${JSON.stringify(told)}\n`);
}

main().catch((error: unknown) => {
  refuseToStart([error instanceof Error ? error.message : String(error)]);
});
