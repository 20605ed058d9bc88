/** How does a row of the desk's cases become a case, and the reverse? */
import type { Kysely, Selectable } from 'kysely';
import type { CaseState } from '../../src/domain/opt-out-desk';
import type { ListedCase, StoredCase } from '../../src/gateway/ports';
import type { Tables } from './tables';

type Row = Omit<Selectable<Tables['opt_out_cases']>, 'told_overdue'>;

export const CASE_COLUMNS = [
  'seq',
  'id',
  'reference',
  'state',
  'due',
  'opened_at',
  'decision',
  'content',
  'claimed_until',
  'version',
  'body',
] as const;

export const caseOf = (row: Row): ListedCase => ({
  seq: Number(row.seq),
  id: row.id,
  reference: row.reference,
  state: row.state as CaseState,
  due: row.due,
  openedAt: row.opened_at,
  decision: row.decision,
  content: row.content,
  claimedUntil: row.claimed_until,
  version: row.version,
  sealed: row.body,
});

export const columnsOf = (one: StoredCase) => ({
  state: one.state,
  due: one.due,
  decision: one.decision,
  content: one.content,
  claimed_until: one.claimedUntil,
  version: one.version,
  body: one.sealed,
});

/** Whom a case may be about, by keyed hashes; those that stand there already stay. */
export async function addPeople(db: Kysely<Tables>, id: string, people: readonly string[]): Promise<void> {
  if (people.length === 0) return;
  await db
    .insertInto('opt_out_case_people')
    .values(people.map((person) => ({ case_id: id, person })))
    .onConflict((same) => same.doNothing())
    .execute();
}
