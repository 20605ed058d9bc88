/**
 * Which secret are ids, cookies and fingerprints keyed with? Made once, then the same for every server on this
 * database.
 */
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from './tables';

/** The named 32-byte key, made on first use; servers that start together agree on the one that was stored first. */
export async function keyNamed(db: Kysely<Tables>, name: string): Promise<Uint8Array> {
  const value = randomBytes(32).toString('base64');
  await db
    .insertInto('keys')
    .values({ name, value })
    .onConflict((same) => same.column('name').doNothing())
    .execute();
  const row = await db.selectFrom('keys').select('value').where('name', '=', name).executeTakeFirstOrThrow();
  return new Uint8Array(Buffer.from(row.value, 'base64'));
}
