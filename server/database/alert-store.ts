/** Which alerts are there, for whom, and how were they closed? A page at a time, however many there are. */
import { sql, type Kysely, type Selectable, type SqlBool } from 'kysely';
import type { Alert, AlertOutcome, OpeningReason } from '../../src/domain/alerts';
import type { AlertGrouping, AlertQuery, AlertStore, Audience, StoredAlert } from '../../src/gateway/privacy-ports';
import type { Tables } from './tables';

type Row = Omit<Selectable<Tables['alerts']>, 'at' | 'id' | 'ods'>;

const COLUMNS = [
  'seq',
  'body',
  'acknowledged_by',
  'acknowledged_at',
  'audience',
  'nhs_number',
  'person_key',
  'user_key',
  'access',
  'why',
  'outcome',
  'note',
] as const;

const alertOf = (row: Row): Alert => ({
  ...(JSON.parse(row.body) as Alert),
  ...(row.why === null ? {} : { why: row.why as OpeningReason }),
  ...(row.acknowledged_by === null ? {} : { acknowledgedBy: row.acknowledged_by }),
  ...(row.acknowledged_at === null ? {} : { acknowledgedAt: row.acknowledged_at }),
  ...(row.outcome === null ? {} : { outcome: row.outcome as AlertOutcome }),
  ...(row.note === null ? {} : { note: row.note }),
});

const storedOf = (row: Row): StoredAlert => ({
  alert: alertOf(row),
  ...(row.audience === null ? {} : { audience: row.audience as Audience }),
  ...(row.nhs_number === null ? {} : { nhsNumber: row.nhs_number }),
  ...(row.person_key === null ? {} : { personKey: row.person_key }),
  ...(row.user_key === null ? {} : { userKey: row.user_key }),
  ...(row.access === null ? {} : { access: row.access }),
});

const keyBy = (by: AlertGrouping) =>
  by === 'person' ? sql<string>`coalesce(person_key, id)` : sql<string>`coalesce(user_key, id)`;

/** INVARIANT: only what is for this officer; an alert that says nothing of its audience is the instance's alone. */
function isFor({ organisation, keepsList }: AlertQuery) {
  const list = keepsList ? sql<SqlBool>`audience = 'list-officers'` : sql<SqlBool>`false`;
  return organisation === null
    ? sql<SqlBool>`(audience is distinct from 'list-officers' or ${list})`
    : sql<SqlBool>`(audience = 'everyone' or (audience = 'organisation' and ods = ${organisation}) or ${list})`;
}

function rowsOf(db: Kysely<Tables>, query: AlertQuery) {
  let rows = db.selectFrom('alerts').where(isFor(query));
  if (query.state !== 'all') rows = rows.where('acknowledged_at', query.state === 'open' ? 'is' : 'is not', null);
  if (query.group !== undefined) rows = rows.where(keyBy(query.group.by), '=', query.group.key);
  return rows;
}

const rowOf = (row: Row) => ({ seq: Number(row.seq), stored: storedOf(row) });

const readingOf = (db: Kysely<Tables>): Pick<AlertStore, 'list' | 'page' | 'groups' | 'countOpen' | 'get'> => ({
  async list() {
    return (await db.selectFrom('alerts').select(COLUMNS).orderBy('seq').execute()).map(alertOf);
  },
  async page(query, { count, after }) {
    const rows = rowsOf(db, query).select(COLUMNS).orderBy('seq', 'desc').limit(count);
    return (await (after === undefined ? rows : rows.where('seq', '<', after)).execute()).map(rowOf);
  },
  async groups(query, by, { count, after }) {
    const newest = sql<string>`max(seq)`;
    const groups = rowsOf(db, query)
      .select([keyBy(by).as('key'), newest.as('newest'), sql<string>`count(*)`.as('count')])
      .groupBy(keyBy(by))
      .orderBy('newest', 'desc')
      .limit(count);
    const found = await (after === undefined ? groups : groups.having(newest, '<', String(after))).execute();
    if (found.length === 0) return [];
    const seqs = found.map((group) => Number(group.newest));
    const rows = await db.selectFrom('alerts').select(COLUMNS).where('seq', 'in', seqs).execute();
    return found.flatMap((group) => {
      const row = rows.find(({ seq }) => Number(seq) === Number(group.newest));
      return row === undefined ? [] : [{ ...rowOf(row), key: group.key, count: Number(group.count) }];
    });
  },
  async countOpen(query) {
    const row = await rowsOf(db, { ...query, state: 'open' })
      .select(sql<string>`count(*)`.as('count'))
      .executeTakeFirstOrThrow();
    return Number(row.count);
  },
  async get(id) {
    const row = await db.selectFrom('alerts').select(COLUMNS).where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : storedOf(row);
  },
});

export const alertStore = (db: Kysely<Tables>): AlertStore => ({
  ...readingOf(db),
  async add(alert, more = {}) {
    const { numInsertedOrUpdatedRows: added } = await db
      .insertInto('alerts')
      .values({
        id: alert.id,
        at: alert.at,
        body: JSON.stringify(alert),
        audience: more.audience ?? null,
        ods: alert.organisation?.ods ?? null,
        nhs_number: more.nhsNumber ?? null,
        person_key: more.personKey ?? null,
        user_key: more.userKey ?? null,
        access: more.access ?? null,
        acknowledged_by: null,
        acknowledged_at: null,
        why: null,
        outcome: null,
        note: null,
      })
      .onConflict((same) => same.column('id').doNothing())
      .executeTakeFirst();
    return added === 1n;
  },
  async acknowledge(id, by, at, { outcome, note } = {}) {
    // Who acknowledged first stands: a second acknowledgement changes nothing.
    const first = <T>(mine: T, theirs: string) =>
      sql<T>`case when acknowledged_at is null then ${mine} else ${sql.ref(theirs)} end`;
    const row = await db
      .updateTable('alerts')
      .set({
        acknowledged_by: sql`coalesce(acknowledged_by, ${by})`,
        acknowledged_at: sql`coalesce(acknowledged_at, ${at})`,
        outcome: first(outcome ?? null, 'outcome'),
        note: first(note ?? null, 'note'),
      })
      .where('id', '=', id)
      .returning(COLUMNS)
      .executeTakeFirst();
    return row === undefined ? null : alertOf(row);
  },
  async tellWhy(access, why) {
    await db.updateTable('alerts').set({ why }).where('access', '=', access).execute();
  },
});
