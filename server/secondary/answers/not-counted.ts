/** Why is a question that may be asked not counted, and what can be done about it? In words that quote no data. */
import { refusal, type Refusal } from '../../../src/secondary/requests/request';

/**
 * `old`: the tables are not those that this version writes; `stopped`: it took too long, or too much memory; `damaged`:
 * for any other reason.
 */
export type WhyNot = 'old' | 'stopped' | 'damaged';

/** INVARIANT: nothing was counted, told or kept. */
export class NotCounted extends Error {
  constructor(readonly why: WhyNot) {
    super(`the question was not counted: ${why}`);
  }
}

const BUILD_ANEW = 'Build it anew: `npm run secondary:build`, or “Build” on the page of the request.';

const WORDS: Readonly<Record<WhyNot, Refusal>> = {
  old: refusal(
    409,
    'data-set-old',
    `The data set was written by another version of this program and cannot be asked. ${BUILD_ANEW}`,
  ),
  stopped: refusal(
    422,
    'took-too-long',
    'Counting took too long or too much memory, and was stopped. Nothing was told or kept, and the question does not ' +
      'count as asked. Ask by fewer breakdowns, or have more `engine.memory` and `engine.threads` given.',
  ),
  damaged: refusal(
    409,
    'not-counted',
    'The data set could not be counted. Nothing was told or kept. `npm run secondary:verify` says what is wrong with ' +
      `it. ${BUILD_ANEW}`,
  ),
};

/** What is said of it. Anything else that was thrown is thrown again. */
export function whyNot(error: unknown): Refusal {
  if (error instanceof NotCounted) return WORDS[error.why];
  throw error;
}
