/** What went wrong, and what to do about it, in one or two sentences. */
import { Refusal } from '../ask';
import { REFUSAL_WORDS } from './rules';

/** By code; what the program said stands where nothing better is known. */
const BY_CODE: Readonly<Record<string, string>> = {
  'objections-stale':
    'No answer was given: somebody has opted out since this data set was built, or a register is too old. ' +
    'Ask the linkage team to build it again, then ask again.',
  'not-confirmed':
    'Nothing was recorded: demographics do not agree with the number, name and date of birth. ' +
    'Check each of them against the form.',
  'bad-answer': 'The answer could not be read. Nothing was changed. Try again in a minute.',
};

const minutes = (seconds: number | null): string => {
  const count = Math.max(1, Math.ceil((seconds ?? 60) / 60));
  return count === 1 ? 'a minute' : `${String(count)} minutes`;
};

export function failureInWords(failure: unknown): string {
  if (!(failure instanceof Refusal)) return 'Something went wrong on this screen. Nothing was changed. Try again.';
  const { status, code, message, rules, retryAfterSeconds } = failure;
  const known = BY_CODE[code];
  if (known !== undefined) return known;
  const byRule = rules.map((rule) => REFUSAL_WORDS[rule]).find((words) => words !== undefined);
  if (byRule !== undefined) return byRule;
  if (status === 0) return 'Nothing answered. Check your network connection and try again.';
  if (status === 401) return 'Your session has ended. Sign in again.';
  if (status === 403) return message || 'Your role does not allow this. Somebody with the role has to do it.';
  if (status === 404) return message || 'Nothing was found here. Go back to the list and open it from there.';
  if (status === 429) return `Too many requests. Try again in ${minutes(retryAfterSeconds)}.`;
  if (status >= 500) return message || 'This could not be done just now. Nothing was changed. Try again in a minute.';
  return message || 'This was refused. Check what you entered and try again.';
}

/** Ids of the rules that said no, to be quoted. */
export const rulesOf = (failure: unknown): readonly string[] => (failure instanceof Refusal ? failure.rules : []);
