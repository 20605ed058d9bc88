/** Which providers have not been heard in full about a section, and in which way? Never more than is known of each. */
import type { SectionId } from '../../domain/sections';
import type { ProviderState } from '../../record/entry';
import { listOf } from './absence-words';
import { failedOf } from './failure-words';

export interface Unheard {
  readonly asking: number;
  readonly failed: readonly string[];
  /** “Northgate did not reply”, by what is said of it. */
  readonly failures: readonly string[];
  /** They did reply, and it is not known whose record they sent. */
  readonly unconfirmed: readonly string[];
  readonly partly: readonly string[];
}

const isPartly = (state: ProviderState, sections: readonly SectionId[]): boolean =>
  state.state === 'answered' &&
  sections.some((section) => {
    const said = state.coverage.filter((one) => one.section === section);
    return said.length === 0 || said.some(({ code }) => code === 'partial');
  });

export function unheardAbout(
  sections: readonly SectionId[],
  states: readonly ProviderState[],
  nameOf: (provider: string) => string,
): Unheard {
  const named = (keep: (state: ProviderState) => boolean): readonly string[] =>
    states.filter(keep).map(({ provider }) => nameOf(provider.id));
  return {
    asking: states.filter(({ state }) => state === 'asking').length,
    failed: named(({ state }) => state === 'failed'),
    failures: failedOf(states, 'did not reply').map(
      ({ providers, words }) => `${listOf(providers.map(nameOf))} ${words}`,
    ),
    unconfirmed: named(({ state }) => state === 'identity-not-confirmed'),
    partly: named((state) => isPartly(state, sections)),
  };
}

/** “Northgate did not reply; identity not confirmed at Eastfield; …”; null where all are heard. */
export function unheardWords({ failures, unconfirmed, partly }: Unheard): string | null {
  const parts = [
    ...failures,
    unconfirmed.length === 0 ? null : `identity not confirmed at ${listOf(unconfirmed)}`,
    partly.length === 0 ? null : `${listOf(partly)} replied in part`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('; ');
}
