/** What do a deployer's own tables say of the codes on the screen? Codes alone are sent. */
import type { TerminologyAnswer, TerminologyRequest } from '../../domain/terminology-api';
import { post } from './client';
import { ApiFailure } from './failure';

/** Rejects when the answer is none. */
export async function askTerminology(request: TerminologyRequest): Promise<TerminologyAnswer> {
  const answer = await post<TerminologyAnswer | null>('/api/terminology', request);
  if (!Array.isArray(answer?.codes)) throw new ApiFailure(502, 'bad-answer', '');
  return answer;
}
