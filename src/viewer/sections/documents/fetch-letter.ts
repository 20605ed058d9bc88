/**
 * What are the bytes of a letter, and what do they say? Asked of the gateway alone, and kept in memory while the entry
 * is open.
 */
import type { Letter, readLetter } from '../../../letters/letter';
import {
  LETTER_DIFFERS_HEADER,
  LETTER_GIVEN_HEADER,
  LETTER_TYPE_HEADER,
  LETTER_WARNINGS_HEADER,
  warningsNamed,
} from '../../../letters/letter-type';
import { ApiFailure } from '../../api/failure';
import { providerBase } from '../../open-record/ask-provider';
import { mayAsk } from '../../api/certainty';
import { noteAnswer, sessionRefused } from '../../state/session';
import type { LetterCopy } from '../../open-record/letter-copies';

export interface FetchedLetter {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly letter: Letter;
  /** What of it came: all, its words alone, or all of it unread by the gateway. */
  readonly given: 'all' | 'words' | 'unread';
  /** In what it differs from what its provider states of it. */
  readonly differs: readonly Difference[];
}

export type Difference = 'size' | 'hash';
const DIFFERENCES: readonly Difference[] = ['size', 'hash'];

/** With the warnings of the letter that its words were taken from. */
const warned = (letter: Letter, header: string | null): Letter =>
  'paragraphs' in letter ? { ...letter, warnings: new Set([...letter.warnings, ...warningsNamed(header)]) } : letter;

/** Comes with the first letter that is opened, so that the page is not kept waiting for it. */
async function reader(): Promise<typeof readLetter> {
  try {
    return (await import('../../../letters/letter')).readLetter;
  } catch {
    throw new ApiFailure(0, 'no-answer', '');
  }
}

/**
 * INVARIANT: read as what the gateway judged it, by the same reader, and never as what its provider calls it elsewhere.
 * Rejects with an `ApiFailure`; a 401 ends the session on the screen first.
 */
export async function fetchLetter(
  { provider, path, contentType }: LetterCopy,
  signal: AbortSignal,
): Promise<FetchedLetter> {
  await mayAsk();
  signal.throwIfAborted();
  let response: Response;
  try {
    response = await fetch(`${providerBase(provider)}/${path}`, {
      credentials: 'same-origin',
      cache: 'no-store',
      signal,
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new ApiFailure(0, 'no-answer', '');
  }
  signal.throwIfAborted();
  if (response.status === 401) sessionRefused();
  if (!response.ok) throw new ApiFailure(response.status, 'letter', '');
  noteAnswer();
  const bytes = new Uint8Array(await response.arrayBuffer());
  const read = await reader();
  signal.throwIfAborted();
  const { headers } = response;
  const letter = read(bytes, headers.get(LETTER_TYPE_HEADER) ?? contentType ?? '');
  const given = headers.get(LETTER_GIVEN_HEADER);
  const differs = (headers.get(LETTER_DIFFERS_HEADER) ?? '').split(' ');
  return {
    bytes,
    letter: warned(letter, headers.get(LETTER_WARNINGS_HEADER)),
    given: given === 'words' || given === 'unread' ? given : 'all',
    differs: DIFFERENCES.filter((one) => differs.includes(one)),
  };
}

/** Why is there no letter to read, and what is to be done about it? */
export function describeLetterFailure(failure: unknown, provider: string): string {
  const status = failure instanceof ApiFailure ? failure.status : -1;
  if (status === 0) return 'The gateway did not answer. Check your network connection and try again.';
  if (status === 404)
    return (
      `${provider} no longer gives this letter, or it is not open to this view any more. ` +
      `Close the record and open it again, or ask ${provider} for it.`
    );
  if (status === 409)
    return (
      `What ${provider} holds could not be confirmed to be about this person, so the letter is not shown. ` +
      `Contact ${provider}.`
    );
  if (status === 503)
    return (
      `The letter from ${provider} cannot be opened just now: a safety check could not be made. ` +
      'Try again in a minute.'
    );
  if (status === 504)
    return `${provider} did not send the letter in time. Try again, or ask ${provider} for it by phone.`;
  return (
    `${provider} could not be reached, or sent nothing that can be used. ` +
    `Try again, or ask ${provider} for it by phone.`
  );
}
