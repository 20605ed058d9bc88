/** What waits for the privacy officer? Alerts, and reports of something wrong. */
import { sql, type Kysely, type Selectable } from 'kysely';
import type { Alert, Report } from '../../src/domain/api';
import type { AlertStore, ReportStore } from '../../src/gateway/ports';
import type { Tables } from './tables';

type AlertRow = Selectable<Tables['alerts']>;

const alertOf = (row: Pick<AlertRow, 'body' | 'acknowledged_by' | 'acknowledged_at'>): Alert => ({
  ...(JSON.parse(row.body) as Alert),
  ...(row.acknowledged_by === null ? {} : { acknowledgedBy: row.acknowledged_by }),
  ...(row.acknowledged_at === null ? {} : { acknowledgedAt: row.acknowledged_at }),
});

export const alertStore = (db: Kysely<Tables>): AlertStore => ({
  async add(alert) {
    await db
      .insertInto('alerts')
      .values({ id: alert.id, at: alert.at, body: JSON.stringify(alert), acknowledged_by: null, acknowledged_at: null })
      .execute();
  },
  async list() {
    const rows = await db
      .selectFrom('alerts')
      .select(['body', 'acknowledged_by', 'acknowledged_at'])
      .orderBy('seq')
      .execute();
    return rows.map(alertOf);
  },
  async acknowledge(id, by, at) {
    // Who acknowledged first stands: a second acknowledgement changes nothing.
    const row = await db
      .updateTable('alerts')
      .set({
        acknowledged_by: sql`coalesce(acknowledged_by, ${by})`,
        acknowledged_at: sql`coalesce(acknowledged_at, ${at})`,
      })
      .where('id', '=', id)
      .returning(['body', 'acknowledged_by', 'acknowledged_at'])
      .executeTakeFirst();
    return row === undefined ? null : alertOf(row);
  },
});

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
