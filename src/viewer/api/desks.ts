/**
 * What the privacy officer asks of the gateway. NHS numbers travel in bodies, never in an address.
 */
import { ARCHIVED_SYSTEM } from '../../domain/archived';
import type { AuditEvent, Bundle, OperationOutcome } from 'fhir/r4';
import type { AcknowledgeRequest, AlertsAnswer, SessionsAnswer, WatchedPeopleAnswer } from '../../domain/alerts';
import type { Report, ReportsAnswer } from '../../domain/api';
import type { AuditState } from '../../domain/audit-state';
import { readAuditEvent, type AuditLine } from '../../domain/audit';
import type { ProvidersListed } from '../../domain/listed-providers';
import { get, post, remove } from './client';

export interface AuditSearch {
  readonly nhsNumber?: string;
  readonly userId?: string;
  readonly from?: string;
  readonly to?: string;
  readonly caseReference?: string;
}

/** Through an alert: accesses to its person, or by its colleague. */
export interface AlertSearch {
  readonly alert: string;
  readonly of: 'person' | 'user';
}

export interface AuditPage {
  readonly lines: readonly AuditLine[];
  /** Where the next, older page begins; null where there is none. */
  readonly next: number | null;
  /** ISO instant up to which events lie in the archive and are not listed; null where the period does not reach it. */
  readonly archivedUpTo: string | null;
}

const archivedIn = (one: AuditEvent | OperationOutcome): readonly string[] =>
  one.resourceType === 'AuditEvent'
    ? []
    : one.issue.flatMap(({ details }) =>
        (details?.coding ?? []).flatMap(({ system, code }) =>
          system === ARCHIVED_SYSTEM && code !== undefined ? [code] : [],
        ),
      );

/** Who did what, newest first: the first page, or the one that begins where the page before said. */
export async function searchAudit(search: AuditSearch | AlertSearch, after?: number): Promise<AuditPage> {
  const asked = after === undefined ? search : { ...search, after };
  const { entry = [], link = [] } = await post<Bundle<AuditEvent | OperationOutcome>>('/api/audit/search', asked);
  const resources = entry.flatMap(({ resource }) => (resource === undefined ? [] : [resource]));
  const next = link.find(({ relation }) => relation === 'next')?.url;
  return {
    lines: resources.flatMap((one) => (one.resourceType === 'AuditEvent' ? [readAuditEvent(one)] : [])),
    archivedUpTo: resources.flatMap(archivedIn)[0] ?? null,
    next: Number(/[?&]after=(\d+)/.exec(next ?? '')?.[1] ?? Number.NaN) || null,
  };
}

export type AlertGrouping = 'person' | 'user';
export interface AlertList {
  readonly state: 'open' | 'closed';
  readonly group?: AlertGrouping;
  /** Only this group's. */
  readonly key?: string;
}

/** A page of alerts, newest first. Nothing of a person stands in the address: groups are named by their keys. */
export function listAlerts(
  { state, group, key }: AlertList,
  after?: number,
  signal?: AbortSignal,
): Promise<AlertsAnswer> {
  const asked = new URLSearchParams({
    state,
    count: '50',
    ...(group === undefined ? {} : { group }),
    ...(key === undefined ? {} : { key }),
    ...(after === undefined ? {} : { after: String(after) }),
  });
  return get(`/api/alerts?${asked.toString()}`, signal);
}
export const acknowledgeAlert = (id: string, said: AcknowledgeRequest): Promise<AlertsAnswer> =>
  post(`/api/alerts/${encodeURIComponent(id)}/acknowledge`, said);

export interface ReportRequest {
  readonly nhsNumber: string;
  readonly from?: string;
  readonly to?: string;
  readonly caseReference?: string;
  readonly staffNames: boolean;
}
/** The person's own report, as a FHIR document. */
export const reportAccesses = (request: ReportRequest): Promise<Bundle> =>
  post('/api/audit/report', { ...request, format: 'fhir' });

export const listSessions = async (signal?: AbortSignal): Promise<SessionsAnswer['sessions']> =>
  (await get<SessionsAnswer>('/api/sessions', signal)).sessions;
export const endSessions = (userId: string): Promise<null> => remove(`/api/sessions/${encodeURIComponent(userId)}`);

export interface NamedPerson {
  readonly nhsNumber: string;
  readonly dateOfBirth: string;
}
export const listWatched = async (signal?: AbortSignal): Promise<WatchedPeopleAnswer['people']> =>
  (await get<WatchedPeopleAnswer>('/api/watched-people', signal)).people;
export const isWatched = async (person: NamedPerson): Promise<boolean> =>
  (await post<{ readonly listed: boolean }>('/api/watched-people/search', person)).listed;
export const addWatched = (person: NamedPerson): Promise<null> => post('/api/watched-people', person);
export const removeWatched = (person: NamedPerson): Promise<null> => post('/api/watched-people/remove', person);

export const readAuditState = (signal?: AbortSignal): Promise<AuditState> => get('/api/audit/state', signal);
export const listProviders = async (signal?: AbortSignal): Promise<ProvidersListed['providers']> =>
  (await get<ProvidersListed>('/api/providers', signal)).providers;

export const listReports = async (signal?: AbortSignal): Promise<readonly Report[]> =>
  (await get<ReportsAnswer>('/api/reports', signal)).reports;
