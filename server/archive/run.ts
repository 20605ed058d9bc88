/**
 * How does the oldest part of the audit leave the database? Sealed in a file, read again from there, put on record, and
 * only then taken out, a segment at a time: at every moment each row is in the one place or in the other.
 */
import { sql, type Kysely } from 'kysely';
import { commandEntry, type CommandFacts } from '../../src/gateway/audit/by-command';
import { placeDetails } from '../../src/gateway/audit/place';
import type { Anchor } from '../database/anchors';
import { lastSealed, sealedParts, type SealedPart } from '../database/archived';
import { auditHead, auditStore } from '../database/audit-store';
import type { Tables } from '../database/tables';
import { chainRows, verifyAudit, type ChainRow, type Mark } from '../database/verify-audit';
import { WALK_LOCK } from '../database/walks';
import { registerHead } from '../database/opt-out-store';
import type { WrappingKeys } from '../keys/wrapping';
import { readPart, verifyArchive, writeSegment } from './folder';
import { sealSegment, sha256, type ArchivedRow } from './segment';

const DAY = 86_400_000;
/** Rows of one segment at most: some megabytes packed. */
const SEGMENT_ROWS = 10_000;

export interface Archiving {
  readonly folder: string;
  readonly afterDays: number;
  readonly keys: WrappingKeys;
  readonly anchors: readonly Anchor[];
  readonly instance: CommandFacts['instance'];
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly rowsPerSegment?: number;
}

export type Archived =
  /** Rows that left this time, in how many segments, and the last row that ever did. */
  | { readonly ok: true; readonly archived: number; readonly segments: number; readonly upTo: number }
  /** What was archived before it stays archived; nothing is lost. */
  | { readonly ok: false; readonly problem: string };

const rowOf = ({ seq, recorded, nhs_number, user_id, event, hash }: ChainRow): ArchivedRow => ({
  seq: Number(seq),
  recorded,
  nhsNumber: nhs_number,
  userId: user_id,
  event,
  hash,
});

/** The oldest rows that are old enough; none after one that is not, and never the newest of all. */
async function due(db: Kysely<Tables>, after: Mark, before: string, most: number): Promise<readonly ArchivedRow[]> {
  const head = await auditHead(db);
  const oldest = await chainRows(db).where('seq', '>', after.seq).where('seq', '<', head.seq).limit(most).execute();
  const young = oldest.findIndex(({ recorded }) => recorded >= before);
  return (young === -1 ? oldest : oldest.slice(0, young)).map(rowOf);
}

/** Puts a part on record and takes its rows out, both or neither; the walk over the chain waits meanwhile. */
async function leave(db: Kysely<Tables>, part: SealedPart, { instance, now }: Archiving): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`set local statement_timeout = 0`.execute(transaction);
    await sql`select pg_advisory_xact_lock(${sql.lit(WALK_LOCK)})`.execute(transaction);
    await transaction
      .insertInto('audit_segments')
      .values({ ...part, sealed_at: new Date(now).toISOString() })
      .execute();
    const { event, keys } = commandEntry({
      action: 'audit-archived',
      at: now,
      instance,
      details: {
        'from row': String(part.first),
        'to row': String(part.last),
        'segment digest': part.digest,
        // the decisions whose events left stay vouched for
        ...placeDetails(await registerHead(transaction)),
      },
    });
    await auditStore(transaction).append(event, keys);
    await transaction.deleteFrom('audit').where('seq', '>=', part.first).where('seq', '<=', part.last).execute();
  });
}

/**
 * Moves what is older than `afterDays` into segments. The chain, and the archive so far, are walked first: what does
 * not hold together is not moved.
 */
export async function archiveAudit(db: Kysely<Tables>, given: Archiving): Promise<Archived> {
  const { folder, keys, anchors, now } = given;
  const parts = await sealedParts(db);
  const before = verifyArchive(folder, parts, keys, anchors);
  if (!before.ok) return before;
  const verified = await verifyAudit(db, anchors);
  if (!verified.ok) return verified;
  const cut = new Date(now - given.afterDays * DAY).toISOString();
  const most = given.rowsPerSegment ?? SEGMENT_ROWS;
  let at: Mark = await lastSealed(db);
  const from = at.seq;
  for (let segments = 0; ; segments += 1) {
    const rows = await due(db, at, cut, most);
    if (rows.length === 0) return { ok: true, archived: at.seq - from, segments, upTo: at.seq };
    const { head, text } = sealSegment(rows, at, keys.current, new Date(now).toISOString());
    writeSegment(folder, head, text);
    const { first, last, previous, hash, until } = head;
    const part: SealedPart = { first, last, previous, hash, until, digest: sha256(text) };
    const written = readPart(folder, part, keys);
    if (!written.ok) return written;
    await leave(db, part, given);
    at = { seq: last, hash };
  }
}
