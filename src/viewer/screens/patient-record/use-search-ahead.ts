/**
 * Why is the first letter answered as quickly as the next? The names that may be sought are made ready beforehand, a
 * little at a time, while nothing else is done; so are the words of what is never shown, once they have come.
 */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { learnNext } from '../../../record/search/known-terms';
import { allWords } from '../../../record/search/typing-error';
import { NEVER_SHOWN_QUERY, patternsIn } from '../../open-record/never-shown';

/** Does one step after another, each when the browser has nothing else to do; returns how to stop. */
function whileIdle(steps: Iterator<void>): (() => void) | undefined {
  if (!('requestIdleCallback' in window)) return undefined;
  const step = (): void => {
    if (steps.next().done !== true) idle = window.requestIdleCallback(step);
  };
  let idle = window.requestIdleCallback(step);
  return () => {
    window.cancelIdleCallback(idle);
  };
}

function* learning(): Generator<void, void> {
  while (learnNext()) yield;
  yield;
  allWords();
}

/** An expression is made ready by being compared; with what does not matter. */
function* comparing(patterns: readonly RegExp[]): Generator<void, void> {
  for (const pattern of patterns) {
    pattern.test('a');
    yield;
  }
}

/** INVARIANT: asks the gateway nothing: an answer renews the session, which must end by itself where nobody works. */
export function useSearchAhead(): void {
  const { data } = useQuery({ ...NEVER_SHOWN_QUERY, enabled: false });
  useEffect(() => whileIdle(learning()), []);
  // an answer without a body is one without words
  useEffect(() => (data ? whileIdle(comparing(patternsIn(data))) : undefined), [data]);
}
