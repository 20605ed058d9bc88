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

/** In order; none in a database that was not brought to this release yet. */
export async function sealedParts(db: Kysely<Tables>): Promise<readonly SealedPart[]> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('audit_segments') is not null as there`.execute(db);
  if (rows[0]?.there !== true) return [];
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
