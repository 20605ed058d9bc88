/** What the opt-out officer asks of the gateway. NHS numbers travel in bodies, never in an address. */
import type { Consent } from 'fhir/r4';
import type { OptOutForm } from '../../domain/api';
import type {
  CasesAnswer,
  CaseState,
  CaseWay,
  DeskCase,
  DeskLetter,
  DeskSearchAnswer,
  ReviewRow,
  ReviewsAnswer,
  WithdrawalForm,
  WorklistAnswer,
  WorklistRow,
  WorklistRuled,
} from '../../domain/opt-out-desk';
import { get, post } from './client';

export type Recorded = Consent & { readonly duplicateOf?: string };

export const recordOptOut = (form: OptOutForm & { readonly case?: string }): Promise<Recorded> =>
  post('/api/opt-outs', form);
export const searchOptOuts = (asked: { readonly nhsNumber: string } | { readonly reference: string }) =>
  post<DeskSearchAnswer>('/api/opt-outs/search', asked);
export const withdrawOptOut = ({
  id,
  form,
}: {
  readonly id: string;
  readonly form: WithdrawalForm;
}): Promise<Consent> => post(`/api/opt-outs/${encodeURIComponent(id)}/withdraw`, form);

export const readWorklist = async (signal?: AbortSignal): Promise<readonly WorklistRow[]> =>
  (await get<WorklistAnswer>('/api/opt-outs/worklist', signal)).rows;

export interface Ruling {
  readonly id: string;
  readonly action: 'retry' | 'match' | 'close';
  readonly note: string;
  readonly nhsNumber?: string;
}
export const rule = ({ id, ...ruling }: Ruling): Promise<WorklistRuled> =>
  post(`/api/opt-outs/worklist/${encodeURIComponent(id)}`, ruling);

export const readRequests = (isDone: boolean, before?: number, signal?: AbortSignal): Promise<CasesAnswer> => {
  const said = new URLSearchParams({
    ...(isDone ? { done: 'yes' } : {}),
    ...(before === undefined ? {} : { before: String(before) }),
  });
  return get(`/api/opt-outs/cases${said.size === 0 ? '' : `?${said.toString()}`}`, signal);
};
const first = ({ cases }: CasesAnswer): DeskCase | undefined => cases[0];
export const beginRequest = async (asked: { readonly contact: string; readonly way: CaseWay }) =>
  first(await post<CasesAnswer>('/api/opt-outs/cases', asked));
export const moveRequest = async ({
  id,
  ...move
}: {
  readonly id: string;
  readonly state: CaseState;
  readonly note?: string;
}) => first(await post<CasesAnswer>(`/api/opt-outs/cases/${encodeURIComponent(id)}`, move));
export const writeLetter = (id: string): Promise<DeskLetter> =>
  post(`/api/opt-outs/cases/${encodeURIComponent(id)}/letter`);

export const readReviews = async (signal?: AbortSignal): Promise<readonly ReviewRow[]> =>
  (await get<ReviewsAnswer>('/api/opt-outs/reviews', signal)).rows;
