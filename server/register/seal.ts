/** What vouches for decisions of before the audit held their digests? One event over all of them, once. */
import { sql, type Kysely } from 'kysely';
import { commandEntry, type CommandFacts } from '../../src/gateway/audit/by-command';
import { placeDetails } from '../../src/gateway/audit/place';
import { auditStore } from '../database/audit-store';
import type { Tables } from '../database/tables';

/**
 * Puts the end of the register on record where nothing in the audit tells of it yet. INVARIANT: once any event does, no
 * decision is vouched for without an event of its own.
 */
export async function sealRegister(db: Kysely<Tables>, instance: CommandFacts['instance'], now: number): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const head = await transaction
      .selectFrom('opt_out_head')
      .select(['number', 'hash'])
      .where('id', '=', 1)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (Number(head.number) === 0) return;
    const told = await transaction
      .selectFrom('audit')
      .select('seq')
      .where(sql<boolean>`event like '%"register digest"%'`)
      .limit(1)
      .executeTakeFirst();
    if (told !== undefined) return;
    const place = { number: Number(head.number), digest: head.hash };
    const { event, keys } = commandEntry({
      action: 'register-sealed',
      at: now,
      instance,
      details: placeDetails(place),
    });
    await auditStore(transaction).append(event, keys);
  });
}
