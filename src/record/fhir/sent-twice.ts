/** Has one provider sent one thing twice: under one identifier, and alike in all that would make it two? */
import type { FactBase, SectionRules } from '../section';

interface Identified extends FactBase {
  readonly identity: readonly string[];
}

/**
 * A section's own keys by identifier. `alike` says what must agree besides: an identifier that a sender puts on many
 * things
 * must never make them one, and a change of status or day is a thing of its own.
 */
export const sentTwice = <F extends Identified>(
  alike: (fact: F) => readonly (string | number | boolean | null | undefined)[],
): Required<Pick<SectionRules<F>, 'ownKeys' | 'ownKeyStarts'>> => ({
  ownKeyStarts: ({ identity }) => identity,
  ownKeys: (fact) => {
    if (fact.identity.length === 0) return fact.identity;
    const what = `${fact.resource.resourceType}|${fact.date?.sort ?? ''}|${alike(fact).join('|')}`;
    return fact.identity.map((key) => `${key}|${what}`);
  },
});
