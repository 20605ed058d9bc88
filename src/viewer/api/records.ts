/** Finding a person, opening their record, and everything asked about an open record except its content. */
import type {
  AddressAnswer,
  ChangesAnswer,
  EmergencyAnswer,
  FindPatientAnswer,
  FindPatientRequest,
  OpenedRecord,
  OpenRecordAnswer,
  OpenRecordsAnswer,
  OpenRecordRequest,
  RecordView,
  Report,
  ReportRequest,
} from '../../domain/api';
import { get, post, remove } from './client';
import { ApiFailure } from './failure';

const recordPath = (access: string): string => `/api/records/${encodeURIComponent(access)}`;

/** People whom demographics know by these details; nobody when nobody fits, or when too many do. */
export const findPatients = (request: FindPatientRequest): Promise<FindPatientAnswer> => post('/api/patients', request);

export const openRecord = (request: OpenRecordRequest): Promise<OpenRecordAnswer> => post('/api/records', request);

/** The accesses that this session still holds open, in whichever tab. Rejects when the answer is none. */
export async function listOpenRecords(): Promise<readonly string[]> {
  const answer = await get<OpenRecordsAnswer | null>('/api/records');
  if (!Array.isArray(answer?.records)) throw new ApiFailure(502, 'bad-answer', '');
  return answer.records.map(({ access }) => access);
}

/** What the opening told, again: for a page that was loaded anew. */
export const readRecord = (access: string): Promise<OpenedRecord> => get(recordPath(access));

export const closeRecord = (access: string): Promise<null> => remove(recordPath(access));

/** Opens emergency access for a time; the answer is the widened view. */
export const startEmergency = async (access: string, reason: string): Promise<RecordView> =>
  (await post<EmergencyAnswer>(`${recordPath(access)}/emergency`, { reason })).view;
/** Ends it now; the answer is the role's own view again. */
export const endEmergency = async (access: string): Promise<RecordView> =>
  (await remove<EmergencyAnswer>(`${recordPath(access)}/emergency`)).view;

/** Where the person lives; `export` where it leaves in a patient summary. Each is one event of its own in the audit. */
export const readAddress = (access: string, wanted: 'screen' | 'export' = 'screen'): Promise<AddressAnswer> =>
  post(`${recordPath(access)}/address`, { for: wanted });

/** Told of before the number of a contact, as this provider holds it, is shown. */
export const auditNumber = (access: string, provider: string): Promise<null> =>
  post(`${recordPath(access)}/numbers`, { provider });
export const auditPrint = (access: string, what: string): Promise<null> =>
  post(`${recordPath(access)}/prints`, { what });
export const auditExport = (access: string, what: string): Promise<null> =>
  post(`${recordPath(access)}/exports`, { what });
export const reportEntry = (access: string, report: ReportRequest): Promise<Report> =>
  post(`${recordPath(access)}/reports`, report);

/**
 * What this user had not seen when last opening this record, of each provider that has answered. Rejects when the
 * answer is none.
 */
export async function readChanges(access: string, signal?: AbortSignal): Promise<ChangesAnswer> {
  const answer = await get<ChangesAnswer | null>(`${recordPath(access)}/changes`, signal);
  if (!Array.isArray(answer?.providers)) throw new ApiFailure(502, 'bad-answer', '');
  return answer;
}
