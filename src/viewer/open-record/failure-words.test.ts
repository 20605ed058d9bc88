/** Is each provider that failed said to have done what it did, and no other? */
import { expect, it } from 'vitest';
import type { ProviderState } from '../../record/entry';
import { failedOf, signInWords } from './failure-words';

const failed = (id: string, reason: 'too-slow' | 'unreachable' | 'bad-answer' | 'sign-in-again'): ProviderState => ({
  state: 'failed',
  provider: { id, name: id, setting: 'acute' },
  reason,
});
const ASKING: ProviderState = { state: 'asking', provider: { id: 'z', name: 'z', setting: 'acute' } };

it('tells those that no longer take the sign-in from those that were silent, each kind once', () => {
  const states = [failed('a', 'too-slow'), failed('b', 'sign-in-again'), ASKING, failed('c', 'unreachable')];
  expect(failedOf(states)).toEqual([
    { providers: ['b'], words: 'no longer accepts your sign-in' },
    { providers: ['a', 'c'], words: 'did not answer' },
  ]);
});

it('says nothing of anybody where nobody failed', () => {
  expect(failedOf([ASKING])).toEqual([]);
});

it.each([
  [1, undefined, 'no longer accepts your sign-in'],
  [2, undefined, 'no longer accept your sign-in'],
  [1, 'the sign-in of whoever copied this', 'no longer accepts the sign-in of whoever copied this'],
])('agrees with %i and whose it is', (count, whose, words) => {
  expect(signInWords(count, whose)).toBe(words);
});
