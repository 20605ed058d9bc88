/** How is each thing kept? Bodies as JSON, beside the few columns that are asked by. */
import { sql, type Kysely } from 'kysely';
import type {
  AlertStore,
  AnswerStore,
  BuildStore,
  LimitStore,
  RequestStore,
  Session,
  SessionStore,
  StoredAlert,
  StoredAnswer,
  StoredBuild,
  Stores,
} from '../../../src/secondary/ports';
import type { StoredRequest } from '../../../src/secondary/requests/request';
import { auditStore, tryAudit } from './audit';
import { objectionStore } from './objections';
import type { Tables } from './tables';

const read = <T>(row: { readonly body: string } | undefined): T | null =>
  row === undefined ? null : (JSON.parse(row.body) as T);

const sessionStore = (db: Kysely<Tables>): SessionStore => ({
  async put(session) {
    const { id, seenAt } = session;
    await db
      .insertInto('sessions')
      .values({ id, seen_at: seenAt, body: JSON.stringify(session) })
      .execute();
  },
  async get(id) {
    const row = await db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst();
    const session = read<Session>(row);
    return session === null ? null : { ...session, seenAt: Number(row?.seen_at) };
  },
  async touch(id, seenAt) {
    const { numUpdatedRows } = await db
      .updateTable('sessions')
      .set({ seen_at: seenAt })
      .where('id', '=', id)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  },
  async remove(id) {
    await db.deleteFrom('sessions').where('id', '=', id).execute();
  },
});

const requestStore = (db: Kysely<Tables>): RequestStore => ({
  async add(request) {
    const { id, version, changedAt } = request;
    await db
      .insertInto('requests')
      .values({ id, version, changed_at: changedAt, body: JSON.stringify(request) })
      .execute();
  },
  get: async (id) =>
    read<StoredRequest>(await db.selectFrom('requests').select('body').where('id', '=', id).executeTakeFirst()),
  async list() {
    const rows = await db.selectFrom('requests').select('body').orderBy('changed_at', 'desc').orderBy('id').execute();
    return rows.map(({ body }) => JSON.parse(body) as StoredRequest);
  },
  async replace(request) {
    const { id, version, changedAt } = request;
    const { numUpdatedRows } = await db
      .updateTable('requests')
      .set({ version, changed_at: changedAt, body: JSON.stringify(request) })
      .where('id', '=', id)
      .where('version', '=', version - 1)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  },
});

const answerStore = (db: Kysely<Tables>): AnswerStore => ({
  async add(answer) {
    const { id, request, state } = answer;
    await db
      .insertInto('answers')
      .values({ id, request, state, body: JSON.stringify(answer) })
      .execute();
  },
  get: async (id) =>
    read<StoredAnswer>(await db.selectFrom('answers').select('body').where('id', '=', id).executeTakeFirst()),
  async of(request) {
    const rows = await db.selectFrom('answers').select('body').where('request', '=', request).orderBy('seq').execute();
    return rows.map(({ body }) => JSON.parse(body) as StoredAnswer);
  },
  async settle(answer) {
    const { numUpdatedRows } = await db
      .updateTable('answers')
      .set({ state: answer.state, body: JSON.stringify(answer) })
      .where('id', '=', answer.id)
      .where('state', '=', 'waiting')
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  },
});

const buildStore = (db: Kysely<Tables>): BuildStore => ({
  get: async (request) =>
    read<StoredBuild>(await db.selectFrom('builds').select('body').where('request', '=', request).executeTakeFirst()),
  async put(request, build) {
    const row = { state: build.state, body: JSON.stringify(build) };
    await db
      .insertInto('builds')
      .values({ request, ...row })
      .onConflict((conflict) => conflict.column('request').doUpdateSet(row))
      .execute();
  },
  async running() {
    const rows = await db.selectFrom('builds').select('request').where('state', '=', 'running').execute();
    return rows.map(({ request }) => request);
  },
});

const alertStore = (db: Kysely<Tables>): AlertStore => ({
  async add(alert) {
    await db
      .insertInto('alerts')
      .values({ body: JSON.stringify(alert) })
      .execute();
  },
  async list(count) {
    const rows = await db.selectFrom('alerts').select('body').orderBy('seq', 'desc').limit(count).execute();
    return rows.map(({ body }) => JSON.parse(body) as StoredAlert);
  },
});

const limitStore = (db: Kysely<Tables>): LimitStore => ({
  async note(key, at) {
    await db.insertInto('limit_uses').values({ key, at }).execute();
  },
  async since(key, since) {
    const rows = await db
      .selectFrom('limit_uses')
      .select('at')
      .where('key', '=', key)
      .where('at', '>', since)
      .orderBy('at')
      .execute();
    return rows.map(({ at }) => Number(at));
  },
});

export const storesOf = (db: Kysely<Tables>): Stores => ({
  sessions: sessionStore(db),
  requests: requestStore(db),
  answers: answerStore(db),
  builds: buildStore(db),
  objections: objectionStore(db),
  audit: auditStore(db),
  alerts: alertStore(db),
  limits: limitStore(db),
  ready: () => tryAudit(db),
});

/** Forgets sessions that stood idle since `before`, and uses that no limit counts any more. */
export async function sweepStores(db: Kysely<Tables>, before: number): Promise<void> {
  await db.deleteFrom('sessions').where('seen_at', '<', before).execute();
  await sql`delete from limit_uses where at < ${before}`.execute(db);
}
