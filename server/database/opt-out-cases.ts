/** Where are the desk’s cases kept, so that none is lost and no two officers rule one twice? */
import { sql, type Kysely, type Selectable } from 'kysely';
import type { Consent } from 'fhir/r4';
import type { CaseStore, RegisterReader, StoredCase } from '../../src/gateway/ports';
import { NOTHING_OUTSIDE, type Outside } from '../register/outside';
import { addPeople, caseOf, CASE_COLUMNS, columnsOf } from './case-rows';
import { registerStands } from './opt-out-store';
import type { Tables } from './tables';

type Row = Omit<Selectable<Tables['opt_out_cases']>, 'told_overdue'>;

/** PostgreSQL: a row of that key is there already. */
const UNIQUE_VIOLATION = '23505';

const constraintOf = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === UNIQUE_VIOLATION
    ? 'constraint' in error
      ? String(error.constraint)
      : ''
    : null;

/** How cases come to be and change. INVARIANT: none does on a database that was put back to an earlier day. */
const writing = (db: Kysely<Tables>, outside: Outside): Pick<CaseStore, 'add' | 'replace' | 'told'> => ({
  async add(one, people) {
    await registerStands(db, outside);
    try {
      const line = await db.transaction().execute(async (transaction) => {
        const row = { id: one.id, reference: one.reference, opened_at: one.openedAt, ...columnsOf(one) };
        await transaction
          .insertInto('opt_out_cases')
          .values({ ...row, told_overdue: false })
          .execute();
        await addPeople(transaction, one.id, people);
        // INVARIANT: who is held as opted out stands outside too, whatever a restore takes
        return outside.beforeCase(transaction, { one, people });
      });
      await outside.afterCase(line);
      return 'added';
    } catch (error) {
      const constraint = constraintOf(error);
      if (constraint === null) throw error;
      return constraint.includes('reference') ? 'reference-taken' : 'waiting-already';
    }
  },
  async replace(one, version, people = []) {
    await registerStands(db, outside);
    const done = await db.transaction().execute(async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('opt_out_cases')
        .set({ ...columnsOf(one), version: version + 1 })
        .where('id', '=', one.id)
        .where('version', '=', version)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return null;
      await addPeople(transaction, one.id, people);
      return { line: await outside.beforeCase(transaction, { one: { ...one, version: version + 1 }, people }) };
    });
    if (done !== null) await outside.afterCase(done.line);
    return done !== null;
  },
  async told(id) {
    await db.updateTable('opt_out_cases').set({ told_overdue: true }).where('id', '=', id).execute();
  },
});

export const caseStore = (db: Kysely<Tables>, outside: Outside = NOTHING_OUTSIDE): CaseStore => {
  const rows = db.selectFrom('opt_out_cases').select(CASE_COLUMNS);
  const one = (row: Row | undefined): StoredCase | null => (row === undefined ? null : caseOf(row));
  return {
    ...writing(db, outside),
    get: async (id) => one(await rows.where('id', '=', id).executeTakeFirst()),
    byReference: async (reference) => one(await rows.where('reference', '=', reference).executeTakeFirst()),
    byDecision: async (decision) => one(await rows.where('decision', '=', decision).orderBy('seq').executeTakeFirst()),
    withContent: async (content) =>
      one(await rows.where('content', '=', content).orderBy('seq', 'desc').limit(1).executeTakeFirst()),
    async ofPerson(person) {
      const ids = db.selectFrom('opt_out_case_people').select('case_id').where('person', '=', person);
      return (await rows.where('id', 'in', ids).orderBy('seq', 'desc').execute()).map(caseOf);
    },
    async list({ states, order, count, before }) {
      let asked = rows.where('state', 'in', [...states]).limit(count);
      if (before !== undefined) asked = asked.where('seq', '<', before);
      asked = order === 'due' ? asked.orderBy('due').orderBy('seq') : asked.orderBy('seq', 'desc');
      return (await asked.execute()).map(caseOf);
    },
    async heldAmong(people) {
      const found = await db
        .selectFrom('opt_out_case_people')
        .innerJoin('opt_out_cases', 'opt_out_cases.id', 'opt_out_case_people.case_id')
        .select('opt_out_cases.id')
        .where('opt_out_case_people.person', 'in', [...people])
        .where('opt_out_cases.state', '=', 'held')
        .limit(1)
        .executeTakeFirst();
      return found !== undefined;
    },
    async overdue(today) {
      const late = rows.where('state', 'in', ['received-whole', 'held']).where('due', '<', today);
      return (await late.where('told_overdue', '=', false).orderBy('due').execute()).map(caseOf);
    },
    async counts(today) {
      const counted = await db
        .selectFrom('opt_out_cases')
        .select([
          sql<string>`count(*) filter (where state = 'received-whole')`.as('open'),
          sql<string>`count(*) filter (where state = 'held')`.as('held'),
          sql<string>`count(*) filter (where due < ${today})`.as('overdue'),
        ])
        .where('state', 'in', ['received-whole', 'held'])
        .executeTakeFirstOrThrow();
      return { open: Number(counted.open), held: Number(counted.held), overdue: Number(counted.overdue) };
    },
  };
};

export const registerReader = (db: Kysely<Tables>): RegisterReader => ({
  async decisions(after, count) {
    const rows = await db
      .selectFrom('opt_outs')
      .select(['seq', 'id', 'nhs_number', 'date_time', 'body'])
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(count)
      .execute();
    return rows.map((row) => ({
      seq: Number(row.seq),
      id: row.id,
      nhsNumber: row.nhs_number,
      consent: JSON.parse(row.body) as Consent,
      dateTime: row.date_time,
    }));
  },
});
