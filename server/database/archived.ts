/** Which rows of the audit have left the database for sealed segments, and where does what is left begin? */
import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables';

/** A part that was written, read again and found whole before its rows left. */
export interface SealedPart {
  readonly first: number;
  readonly last: number;
  /** The hash of the row before the first, and of the last. */
  readonly previous: string;
  readonly hash: string;
  /** The latest instant that a row of it tells of. ISO. */
  readonly until: string;
  /** Sha-256 of the file, as hex. */
  readonly digest: string;
}

/** Whether segments can be on record here, and this user may read which. */
async function segmentsOf(db: Kysely<Tables>): Promise<'none' | 'readable' | 'kept from us'> {
  const { rows } = await sql<{
    there: boolean;
    readable: boolean | null;
  }>`select to_regclass('audit_segments') is not null
    as there, has_table_privilege(to_regclass('audit_segments'), 'SELECT') as readable`.execute(db);
  const [{ there, readable } = { there: false, readable: false }] = rows;
  return there ? (readable === true ? 'readable' : 'kept from us') : 'none';
}

/** Does the audit still begin with its first row, or hold none at all? */
async function beginsWithTheFirst(db: Kysely<Tables>): Promise<boolean> {
  const first = await db.selectFrom('audit').select('seq').orderBy('seq').limit(1).executeTakeFirst();
  return first === undefined || Number(first.seq) === 1;
}

/**
 * In order; none in a database that was not brought to this release yet. A user who may read the audit alone, as an
 * earlier release asked for, goes on until anything was archived; then this rejects.
 */
export async function sealedParts(db: Kysely<Tables>): Promise<readonly SealedPart[]> {
  const segments = await segmentsOf(db);
  if (segments === 'none' || (segments === 'kept from us' && (await beginsWithTheFirst(db)))) return [];
  const parts = await db
    .selectFrom('audit_segments')
    .select(['first', 'last', 'previous', 'hash', 'until', 'digest'])
    .orderBy('first')
    .execute();
  return parts.map((part) => ({ ...part, first: Number(part.first), last: Number(part.last) }));
}

/** The last row that left, by number and hash; number 0 where none did. */
export async function lastSealed(db: Kysely<Tables>): Promise<{ readonly seq: number; readonly hash: string }> {
  const last = (await sealedParts(db)).at(-1);
  return last === undefined ? { seq: 0, hash: '' } : { seq: last.last, hash: last.hash };
}
