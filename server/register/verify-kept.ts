/** Does the register hold against the audit, its anchor and its copy, and what did a restore take? */
import { sql } from 'kysely';
import type { ServerConfig } from '../config';
import { restoresIn } from '../database/anchors';
import type { Database } from '../database/open';
import { OF_REGISTER, verifyRegister, type RegisterVerified } from '../database/verify-register';
import { readNoted, readPlaces, type AnchoredPlace } from './anchor-file';
import { foreign } from './choose';
import type { StoredDecision } from './copy-lines';
import { DESK_BEHIND } from './at-start';
import { readCopy } from './copy-read';
import { deskCopyOf, readDeskCopy } from './desk-copy';
import { acknowledged, lackedCases } from './desk-lost';
import { registerAnchorOf } from './open-outside';
import { decisionsAfter } from './rows';

type Files = Pick<ServerConfig, 'anchorFile' | 'registerCopyFile' | 'wrapping'>;

export interface VerifiedKept {
  readonly ok: boolean;
  /** Goes into the line of JSON beside what is told of the audit. */
  readonly told: object;
  readonly problems: readonly string[];
}

/** Of what does a copy that is whole in itself hold something else than the register? Null where of nothing. */
async function unlike(
  file: string,
  decisions: readonly StoredDecision[],
  { db }: Pick<Database, 'db'>,
): Promise<string | null> {
  const hashes = new Map<number, string>();
  for await (const { number, hash } of decisionsAfter(db, 0)) hashes.set(number, hash);
  const other = foreign([{ file, decisions }], hashes);
  if (other !== null) return other;
  const last = decisions.at(-1)?.number ?? 0;
  return last > hashes.size + 1
    ? `${file}: it holds decision ${String(last)}, and the register ends at decision ${String(hashes.size)}`
    : null;
}

/**
 * A copy holds what the register does, or less where another gateway decided last, or one decision more that was never
 * committed.
 */
async function verifyCopy(
  { registerCopyFile: file, wrapping }: Files,
  database: Pick<Database, 'db'>,
): Promise<{ told: object; problem?: string }> {
  if (file === null || wrapping === null) return { told: {} };
  const read = await readCopy(file, wrapping);
  const problem = read.ok ? await unlike(file, read.decisions, database) : read.problem;
  if (problem !== null)
    return { told: { copy: { ok: false, problem } }, problem: `audit.registerCopyFile: ${problem}` };
  return { told: { copy: { ok: true, decisions: read.ok ? read.decisions.length : 0 } } };
}

/** The copy of the desk beside it: whole, and of no form that was acknowledged and that the database lacks. */
async function verifyDesk(
  { registerCopyFile, wrapping, anchorFile }: Files,
  { db }: Pick<Database, 'db'>,
): Promise<{ told: object; problem?: string }> {
  const anchor = registerAnchorOf({ registerCopyFile, wrapping, anchorFile });
  if (registerCopyFile === null || wrapping === null || anchor === null) return { told: {} };
  const read = await readDeskCopy(deskCopyOf(registerCopyFile), wrapping);
  if (!read.ok) return { told: { desk: read }, problem: `audit.registerCopyFile: ${read.problem}` };
  const lacked = await lackedCases(db, acknowledged(read.lines, readNoted(anchor)));
  const told = { desk: { ok: lacked.length === 0, lines: read.lines.length, lacking: lacked.length } };
  return lacked.length === 0 ? { told } : { told, problem: DESK_BEHIND };
}

/**
 * Was this database made by a release that did not chain the register, and not brought to this one yet? Where anything
 * tells of a chain, it was, and whoever took the chain away is found.
 */
async function isUnchained({ db }: Pick<Database, 'db'>, anchored: number): Promise<boolean> {
  const { rows } = await sql<{ name: string | null }>`select to_regclass('opt_out_head')::text as name`.execute(db);
  const isThere = rows.some(({ name }) => name !== null);
  if (isThere || anchored > 0) return false;
  const told = await db.selectFrom('audit').select('seq').where(OF_REGISTER).limit(1).executeTakeFirst();
  return told === undefined;
}

async function verifyHead(
  database: Pick<Database, 'db'>,
  places: readonly AnchoredPlace[],
): Promise<RegisterVerified | { readonly ok: true; readonly chained: false }> {
  return (await isUnchained(database, places.length))
    ? { ok: true, chained: false }
    : verifyRegister(database.db, places);
}

/** Reads alone. Throws when the anchor cannot be read. */
export async function verifyKept(config: Files, database: Pick<Database, 'db'>): Promise<VerifiedKept> {
  const anchor = registerAnchorOf(config);
  const register = await verifyHead(database, anchor === null ? [] : readPlaces(anchor));
  const copy = await verifyCopy(config, database);
  const desk = register.ok && 'chained' in register ? { told: {} } : await verifyDesk(config, database);
  const restored = config.anchorFile === null ? [] : restoresIn(config.anchorFile);
  const problems = [
    ...(register.ok ? [] : [register.problem]),
    ...(copy.problem === undefined ? [] : [copy.problem]),
    ...(desk.problem === undefined ? [] : [desk.problem]),
  ];
  return {
    ok: problems.length === 0,
    told: { register, ...copy.told, ...desk.told, ...(restored.length === 0 ? {} : { restored }) },
    problems,
  };
}
