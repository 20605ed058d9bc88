/**
 * Why is nothing there from a provider that failed? In one voice wherever it is said.
 * INVARIANT: one that no longer takes the user's sign-in was not asked: it is never said to have been silent.
 */
import type { ProviderState } from '../../record/entry';

/** “no longer accepts your sign-in”, of one or of several. `whose`: what leaves the screen says whose it was. */
export const signInWords = (count: number, whose = 'your sign-in'): string =>
  `no longer ${count === 1 ? 'accepts' : 'accept'} ${whose}`;

/** True of a provider that was not asked, for it no longer takes the user's sign-in. */
export const isSignInOver = (state: ProviderState): boolean =>
  state.state === 'failed' && state.reason === 'sign-in-again';

export interface Failed {
  readonly providers: readonly string[];
  readonly words: string;
}

/**
 * Those that failed, by what is said of it. What the user can mend stands first. `silent` is what is said of one that
 * gave no answer.
 */
export function failedOf(
  states: readonly ProviderState[],
  silent = 'did not answer',
  whose?: string,
): readonly Failed[] {
  const failed = (signIn: boolean): readonly string[] =>
    states
      .filter((state) => state.state === 'failed' && isSignInOver(state) === signIn)
      .map(({ provider }) => provider.id);
  const refusing = failed(true);
  return [
    { providers: refusing, words: signInWords(refusing.length, whose) },
    { providers: failed(false), words: silent },
  ].filter(({ providers }) => providers.length > 0);
}
