/**
 * How does a section show what its sender marks as a part, put together, doubted, translated or a test? The words stand
 * behind its name in every line, and are a line of the opened entry, by provider.
 * Source: src/domain/sent-as.ts.
 */
import { namedSentAs, SENT_AS_WORDS, sentAs } from '../domain/sent-as';
import type { Entry } from './entry';
import { factLine, factTable } from './fhir/facts';
import { joined } from './fhir/shape';
import type { AnyRules } from './merge/read';
import type { EntryParts, FactBase } from './section';

const wordsOf = ({ resource }: FactBase): string | null => {
  const said = sentAs(resource);
  return said.length === 0 ? null : said.map((one) => SENT_AS_WORDS[one]).join('; ');
};

/** The names by which a section's own lines call it, beside the title. */
function detailNamed(detail: Entry['detail'], words: string): Entry['detail'] {
  const named = (name: string): string => (name === '' ? name : namedSentAs(name, words));
  if (detail.section === 'medications') return { ...detail, generic: named(detail.generic) };
  if (detail.section === 'allergies') return { ...detail, substance: named(detail.substance) };
  return detail;
}

/** What one of them has whole is not said to be a part. */
function entryOf(parts: EntryParts, group: readonly FactBase[]): EntryParts {
  const said = group.map(wordsOf);
  const words = said.includes(null) ? null : joined([...new Set(said)], '; ');
  return words === null
    ? parts
    : { ...parts, title: namedSentAs(parts.title, words), detail: detailNamed(parts.detail, words) };
}

/** A section's rules with these words. */
export const withSentAs = (rules: AnyRules): AnyRules => ({
  ...rules,
  entry: (group, now) => entryOf(rules.entry(group, now), group),
  describe(group, now) {
    const told = rules.describe(group, now);
    const line = factTable([factLine('Sent as', group, wordsOf)]);
    return line.length === 0 ? told : { ...told, facts: [...line, ...told.facts] };
  },
});
