/** What was this browser launched with, and is what it shows still the one record of its user? */
import type { NobodySignedIn, OpenedRecord, SessionAnswer } from '../../domain/api';
import type { LaunchAnswer, LaunchedAnswer } from '../../domain/launch';
import { get, post } from './client';

export const readLaunch = (): Promise<LaunchAnswer> => get('/api/launch');

export const openLaunch = (launch: string): Promise<LaunchedAnswer> => post('/api/launch', { launch });

/** An open record again, for a page that was loaded anew. */
export const readRecord = (access: string): Promise<OpenedRecord> => get(`/api/records/${encodeURIComponent(access)}`);

/**
 * Who is signed in, asked without using the session: nothing here renews it, there or in this page. Null where there
 * was no answer to tell by.
 */
export async function watchSession(): Promise<SessionAnswer | NobodySignedIn | null> {
  try {
    const answer = await fetch('/api/session', { credentials: 'same-origin', cache: 'no-store' });
    return answer.ok ? ((await answer.json()) as SessionAnswer | NobodySignedIn) : null;
  } catch {
    return null;
  }
}
