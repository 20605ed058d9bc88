/**
 * What the privacy officer asks of the gateway. NHS numbers travel in bodies, never in an address.
 */
import type { AuditEvent, Bundle } from 'fhir/r4';
import type { Alert, AlertsAnswer, Report, ReportsAnswer } from '../../domain/api';
import { readAuditEvent, type AuditLine } from '../../domain/audit';
import { get, post } from './client';

export interface AuditSearch {
  readonly nhsNumber?: string;
  readonly userId?: string;
  readonly from?: string;
  readonly to?: string;
}

export interface AuditPage {
  readonly lines: readonly AuditLine[];
  /** Where the next, older page begins; null where there is none. */
  readonly next: number | null;
}

/** Who did what, newest first: the first page, or the one that begins where the page before said. */
export async function searchAudit(search: AuditSearch, after?: number): Promise<AuditPage> {
  const asked = after === undefined ? search : { ...search, after };
  const { entry = [], link = [] } = await post<Bundle<AuditEvent>>('/api/audit/search', asked);
  const next = link.find(({ relation }) => relation === 'next')?.url;
  return {
    lines: entry.flatMap(({ resource }) => (resource === undefined ? [] : [readAuditEvent(resource)])),
    next: Number(/[?&]after=(\d+)/.exec(next ?? '')?.[1] ?? Number.NaN) || null,
  };
}

export const listAlerts = async (signal?: AbortSignal): Promise<readonly Alert[]> =>
  (await get<AlertsAnswer>('/api/alerts', signal)).alerts;
export const acknowledgeAlert = (id: string): Promise<AlertsAnswer> =>
  post(`/api/alerts/${encodeURIComponent(id)}/acknowledge`);
export const listReports = async (signal?: AbortSignal): Promise<readonly Report[]> =>
  (await get<ReportsAnswer>('/api/reports', signal)).reports;
