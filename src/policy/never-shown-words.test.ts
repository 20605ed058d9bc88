/** Is whoever seeks what is never shown understood, in the words and synonyms of every category, and nobody else? */
import { describe, expect, it } from 'vitest';
import { plainLetters } from '../domain/plain-letters';
import { neverShownWords } from './never-shown-words';
import { buildPolicy, type Policy } from './policy';
import { LEXICON } from './tables/lexicon';

function policyWith(exclusions: Readonly<Record<string, boolean>>): Policy {
  const built = buildPolicy({ exclusions, optOutOtherSettings: 'suppress', valueSets: [], knowsCode: () => true });
  if (!built.ok) throw new Error(built.problems.join('\n'));
  return built.policy;
}
type Finders = readonly (readonly [name: string, patterns: readonly RegExp[]])[];
const made = new WeakMap<Policy, Finders>();
/** Hundreds of patterns, which the first use of each makes ready: they are made once for all that is sought. */
function findersOf(policy: Policy): Finders {
  const finders =
    made.get(policy) ??
    neverShownWords(policy).map(
      ({ name, patterns }) =>
        [name, patterns.map(({ source, anyCase }) => new RegExp(source, anyCase ? 'i' : ''))] as const,
    );
  made.set(policy, finders);
  return finders;
}
const SHIPPED = policyWith({});
const namedBy = (finders: Finders, words: string): readonly string[] =>
  finders.filter(([, patterns]) => patterns.some((pattern) => pattern.test(plainLetters(words)))).map(([name]) => name);
const named = (words: string, policy = SHIPPED): readonly string[] => namedBy(findersOf(policy), words);

describe('the words by which what is never shown is sought', () => {
  it.each(LEXICON.map((row) => [row.id, row] as const))('are those of the lexicon: %s', (_id, row) => {
    const { name } = SHIPPED.tables.exclusions.find(({ id }) => id === row.exclusion) ?? {};
    const finders = findersOf(SHIPPED).filter(([category]) => category === name);
    expect(row.examples.filter((words) => namedBy(finders, words).length === 0)).toEqual([]);
  });

  it.each([
    ['IVF', ['fertility treatment']],
    ['refuge', ['domestic violence']],
    ['truvada', ['sexual health, sexually transmitted infections and HIV']],
    ['clomifene', ['fertility treatment']],
    ['mifepristone', ['termination of pregnancy']],
    // given for other things too, and then shown
    ['lamivudine', []],
    ['testosterone', []],
    ['asthma', []],
    ['hearing aids', []],
    ['', []],
  ])('name a category or none: %s', (words, categories) => {
    expect(named(words)).toEqual(categories);
  });

  it('are not those of what is switched off, nor the medicines of it', () => {
    expect(named('domestic violence', policyWith({ 'EX-5': false }))).toEqual([]);
    const shown = policyWith({ 'EX-1-medicines': false });
    expect([named('truvada', shown), named('HIV', shown)]).toEqual([
      [],
      ['sexual health, sexually transmitted infections and HIV'],
    ]);
  });

  it('hold none of what is known by its provider alone', () => {
    expect(neverShownWords(policyWith({})).map(({ name }) => name)).not.toContain('children’s social care');
  });
});
