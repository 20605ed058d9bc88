/** Who may be asked by name about an open record, and asking them. */
import type { ProvidersAnswer } from '../../domain/unasked';
import { get, post } from './client';
import { ApiFailure } from './failure';

const path = (access: string): string => `/api/records/${encodeURIComponent(access)}/providers`;

/** Rejects when the answer is none. */
function sound(answer: ProvidersAnswer | null): ProvidersAnswer {
  if (!Array.isArray(answer?.asked) || !Array.isArray(answer.unasked)) throw new ApiFailure(502, 'bad-answer', '');
  return answer;
}

export const readProviders = async (access: string, signal?: AbortSignal): Promise<ProvidersAnswer> =>
  sound(await get<ProvidersAnswer | null>(path(access), signal));

/** One of them, or all the rest at once; audited before anybody is asked. */
export const askAlso = async (
  access: string,
  whom: { readonly id: string } | { readonly rest: true },
): Promise<ProvidersAnswer> => sound(await post<ProvidersAnswer | null>(path(access), whom));
