/** Finding a person, opening their record, and everything asked about an open record except its content. */
import type { FindPatientRequest, OpenRecordAnswer, OpenRecordRequest, PatientMatch, RecordView, Report, ReportRequest } from '../../domain/api';
import { get, post, remove } from './client';

const recordPath = (access: string): string => `/api/records/${encodeURIComponent(access)}`;

/** People whom demographics know by these details; empty when nobody fits. */
export const findPatients = async (request: FindPatientRequest): Promise<readonly PatientMatch[]> =>
  (await post<{ readonly matches: readonly PatientMatch[] }>('/api/patients', request)).matches;

export const openRecord = (request: OpenRecordRequest): Promise<OpenRecordAnswer> => post('/api/records', request);
export const closeRecord = (access: string): Promise<null> => remove(recordPath(access));

/** Opens emergency access for a time; the answer holds the widened view. */
export const startEmergency = async (access: string, reason: string): Promise<RecordView> =>
  viewOf(await post<EmergencyAnswer>(`${recordPath(access)}/emergency`, { reason }));
/** Ends it now. The answer holds the role's own view again where the gateway sends it; null means: open again. */
export const endEmergency = async (access: string): Promise<RecordView | null> => {
  const answer = await remove<EmergencyAnswer | null>(`${recordPath(access)}/emergency`);
  return answer === null ? null : viewOf(answer);
};

type EmergencyAnswer = RecordView | { readonly view: RecordView };
const viewOf = (answer: EmergencyAnswer): RecordView => ('view' in answer ? answer.view : answer);

export const auditPrint = (access: string, what: string): Promise<null> => post(`${recordPath(access)}/prints`, { what });
export const reportEntry = (access: string, report: ReportRequest): Promise<Report> => post(`${recordPath(access)}/reports`, report);
export const listReports = async (): Promise<readonly Report[]> => listOf(await get<readonly Report[] | { readonly reports: readonly Report[] }>('/api/reports'));

const listOf = (answer: readonly Report[] | { readonly reports: readonly Report[] }): readonly Report[] => ('reports' in answer ? answer.reports : answer);
