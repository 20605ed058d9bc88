/**
 * `npm run audit:verify -- --config FILE [--anchors FILE] [--from-anchor]`: does the audit of this database still hold
 * together, its archive and the opt-out register with it? It only reads. Exit 0 when they do; 1 when not, naming the
 * first row that was altered, removed, inserted or moved, and the decisions; 2 when it cannot be told.
 */
import { existsSync } from 'node:fs';
import { verifyArchive } from './archive/folder';
import { option, refuseToStart } from './command';
import { readConfig, type ServerConfig } from './config';
import { lastVerified, readAnchors, type Anchor } from './database/anchors';
import { sealedParts } from './database/archived';
import { openDatabase, type Database } from './database/open';
import { verifyAudit, type Verified } from './database/verify-audit';
import { walkNamed } from './database/walks';
import { verifyKept } from './register/verify-kept';

/**
 * The anchors to hold the chain against: of the file named on the command line, which must be there, else of the
 * config's.
 */
function anchorsFor({ anchorFile }: ServerConfig, named: string | undefined): readonly Anchor[] {
  if (named !== undefined && !existsSync(named)) refuseToStart([`cannot read the anchors: ${named} is not there`]);
  const file = named ?? anchorFile;
  return file === null ? [] : readAnchors(file);
}

/** Sealed parts that are there, or what is wrong with the first that is not as it was; nothing where there are none. */
interface ArchiveTold {
  readonly archive?: { readonly events: number; readonly segments: number };
}

/** Every segment of the archive, and then the chain in the database. */
async function verifiedWhole(
  { archive, wrapping }: ServerConfig,
  { db }: Database,
  anchors: readonly Anchor[],
): Promise<Verified & ArchiveTold> {
  const parts = await sealedParts(db);
  const archived = verifyArchive(archive.folder, parts, wrapping, anchors);
  if (!archived.ok) return archived;
  const { events, segments } = archived;
  return { ...(await verifyAudit(db, anchors)), ...(segments === 0 ? {} : { archive: { events, segments } }) };
}

/** The whole chain; or what follows the last row up to which it was verified, as the anchors or the database say. */
async function verifiedIn(
  config: ServerConfig,
  database: Database,
  anchors: readonly Anchor[],
  fromAnchor: boolean,
): Promise<Verified & ArchiveTold & { readonly from?: number }> {
  if (!fromAnchor) return verifiedWhole(config, database, anchors);
  const { db } = database;
  const from = lastVerified(anchors) ?? (await walkNamed(db, 'verified'));
  if (from === null) refuseToStart(['--from-anchor: nothing was verified yet; leave it out']);
  const later = anchors.filter(({ seq }) => seq > from.seq);
  return { ...(await verifyAudit(db, later, undefined, from)), from: from.seq };
}

const verifiedWith = async (
  config: ServerConfig,
  database: Database,
  anchors: readonly Anchor[],
  fromAnchor: boolean,
) => ({
  verified: await verifiedIn(config, database, anchors, fromAnchor),
  kept: await verifyKept(config, database),
});

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const path = option(args, 'config');
  if (path === undefined || path === '') refuseToStart(['Say which config file: --config FILE']);
  const read = readConfig(path);
  if (!read.ok) refuseToStart(read.problems);
  const anchors = anchorsFor(read.config, option(args, 'anchors'));
  const database = await openDatabase(read.config.databaseUrl, read.config.base, 'read');
  if (!database.ok) refuseToStart([`database.url: ${database.problem}`]);
  const { verified, kept } = await verifiedWith(read.config, database, anchors, args.includes('--from-anchor')).finally(
    () => database.close(),
  );
  process.stdout.write(`${JSON.stringify({ ...verified, ...kept.told, ok: verified.ok && kept.ok })}\n`);
  if (!verified.ok) process.stderr.write(`The audit has been tampered with: ${verified.problem}.\n`);
  for (const problem of kept.problems) process.stderr.write(`${problem}.\n`);
  process.exitCode = verified.ok && kept.ok ? 0 : 1;
}

main().catch((error: unknown) => {
  refuseToStart([error instanceof Error ? error.message : String(error)]);
});
