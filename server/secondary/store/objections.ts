/** How is our own register of objections kept? Only added to; each decision has its place. */
import { sql, type Kysely } from 'kysely';
import type { ObjectionStore, PlacedObjection, StoredObjection } from '../../../src/secondary/ports';
import type { Tables } from './tables';

const placed = ({ seq, body }: { readonly seq: number; readonly body: string }): PlacedObjection => ({
  ...(JSON.parse(body) as StoredObjection),
  sequence: Number(seq),
});

export const objectionStore = (db: Kysely<Tables>): ObjectionStore => {
  const rows = () => db.selectFrom('objections').select(['seq', 'body']);
  return {
    async add(objection) {
      const { id, reference, nhsNumber, out } = objection;
      // INVARIANT: places are seen in their order: one that became visible behind a later one would make nothing stale
      const { seq } = await db.transaction().execute(async (transaction) => {
        await sql`lock table objections in share row exclusive mode`.execute(transaction);
        return transaction
          .insertInto('objections')
          .values({ id, reference, nhs_number: nhsNumber, out, body: JSON.stringify(objection) })
          .returning('seq')
          .executeTakeFirstOrThrow();
      });
      return { ...objection, sequence: Number(seq) };
    },
    async get(id) {
      const row = await rows().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : placed(row);
    },
    async byReference(reference) {
      const row = await rows().where('reference', '=', reference).executeTakeFirst();
      return row === undefined ? null : placed(row);
    },
    of: async (nhsNumber) => (await rows().where('nhs_number', '=', nhsNumber).orderBy('seq').execute()).map(placed),
    all: async () => (await rows().orderBy('seq').execute()).map(placed),
    async latestOut() {
      const row = await db
        .selectFrom('objections')
        .select('seq')
        .where('out', '=', true)
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      return Number(row?.seq ?? 0);
    },
    async latest() {
      const row = await db.selectFrom('objections').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst();
      return Number(row?.seq ?? 0);
    },
  };
};
