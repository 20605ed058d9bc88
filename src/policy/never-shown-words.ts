/**
 * Which words, sought in a record, name what is never shown? Whoever seeks them is told so, whatever the record holds:
 * “no match” would be a test of what is there. Source: POLICY 3, “code or words”.
 */
import type { NeverShownAnswer } from '../domain/policy';
import { mistypedWords } from './indexes/mistyped-words';
import { wholeNames, wholeWords } from './indexes/text-index';
import type { Policy } from './policy';

export interface NeverShownWords {
  /** The category, as the standing notice names it. */
  readonly name: string;
  /** Sources of regular expressions, by whether upper and lower case count. */
  readonly patterns: readonly { readonly source: string; readonly anyCase: boolean }[];
}

/**
 * The words of every category in force, and the names of its medicines; not of medicines that are shown to some, since
 * whoever seeks those may find them.
 */
export const neverShownWords = ({ tables, exclusions, medicines }: Policy): readonly NeverShownWords[] =>
  tables.exclusions
    .filter(({ id }) => exclusions.has(id))
    .map(({ id, name }) => ({
      name,
      patterns: [
        ...tables.lexicon
          .filter(({ exclusion }) => exclusion === id)
          .map(({ terms, exactCase }) => ({ source: wholeWords(terms, '').source, anyCase: exactCase !== true })),
        ...tables.medicines
          .filter(({ exclusion }) => exclusion === id && medicines.has(id))
          .filter(({ onlyWithIndication, shared }) => onlyWithIndication !== true && shared === undefined)
          .map(({ names }) => ({ source: wholeNames(names).source, anyCase: true })),
      ],
    }))
    .filter(({ patterns }) => patterns.length > 0);

/** What a page compares with what is typed: the same for everybody, of the policy alone and of no record. */
export const neverShownAnswer = (policy: Policy): NeverShownAnswer => ({
  categories: neverShownWords(policy),
  mistyped: mistypedWords(policy, policy.tables.medicines),
});
