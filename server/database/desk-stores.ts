/** What have users reported as wrong? For the privacy officer. */
import type { Kysely } from 'kysely';
import type { Report } from '../../src/domain/api';
import type { ReportStore } from '../../src/gateway/ports';
import type { Tables } from './tables';

export const reportStore = (db: Kysely<Tables>): ReportStore => ({
  async add(report) {
    await db
      .insertInto('reports')
      .values({ id: report.id, at: report.at, body: JSON.stringify(report) })
      .execute();
  },
  async list() {
    const rows = await db.selectFrom('reports').select('body').orderBy('seq').execute();
    return rows.map((row) => JSON.parse(row.body) as Report);
  },
});
