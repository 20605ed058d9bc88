/** How is it told why a record was opened? In a file of its own: it comes after the record's first lines. */
import type { OpeningReason } from '../../domain/alerts';
import { post } from './client';

/** Why it was opened without a relationship that could be found. */
export const tellWhy = (access: string, why: OpeningReason): Promise<null> =>
  post(`/api/records/${encodeURIComponent(access)}/why`, { why });
