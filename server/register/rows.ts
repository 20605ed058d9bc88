/** What does the register hold, in the order of its chain? A page at a time, for whoever copies or walks it. */
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables';
import type { StoredDecision } from './copy-lines';

const PAGE = 500;

/** Every decision after number `after`, up to number `to`. */
export async function* decisionsAfter(
  db: Kysely<Tables>,
  after: number,
  to = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<StoredDecision> {
  for (let from = after; from < to;) {
    const rows = await db
      .selectFrom('opt_outs')
      .select(['number', 'id', 'nhs_number', 'date_time', 'body', 'previous', 'hash'])
      .where('number', '>', from)
      .where('number', '<=', to)
      .orderBy('number')
      .limit(PAGE)
      .execute();
    for (const { number, nhs_number, date_time, ...rest } of rows)
      yield { ...rest, number: Number(number), nhsNumber: nhs_number, dateTime: date_time };
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    from = Number(last.number);
  }
}
