/** What stands in the audit, as a test reads it: every event, oldest first. */
import type { AuditEvent } from 'fhir/r4';
import type { AuditQuery, AuditRow, Stores } from '../../../src/gateway/ports';

const PAGE = 500;

/** Every row that the query finds, page by page, oldest first. */
export async function auditRowsIn(
  { audit }: Pick<Stores, 'audit'>,
  query: AuditQuery = {},
  count = PAGE,
): Promise<readonly AuditRow[]> {
  const rows: AuditRow[] = [];
  for (;;) {
    const after = rows.at(-1)?.seq;
    const page = await audit.search(query, { count, ...(after === undefined ? {} : { after }) });
    rows.push(...page);
    if (page.length < count) return rows.reverse();
  }
}

/** The same, as events. */
export const auditedIn = async (
  stores: Pick<Stores, 'audit'>,
  query: AuditQuery = {},
): Promise<readonly AuditEvent[]> => (await auditRowsIn(stores, query)).map(({ event }) => event);
