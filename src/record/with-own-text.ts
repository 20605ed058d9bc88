/**
 * How does a section show what says more in its own text than in its elements? No narrative is shown here: the row and
 * the opened entry say that there is more, and where. Source: src/domain/own-text.ts; FHIR R4 narrative-status.
 */
import { saysMoreInText } from '../domain/own-text';
import { factLine, factTable } from './fhir/facts';
import { MORE_IN_TEXT } from './fhir/statement';
import { joined } from './fhir/shape';
import type { AnyRules } from './merge/read';
import type { FactBase } from './section';

/** Of a report its own section says it, where nothing else of it is shown. */
const ownText = ({ resource }: FactBase): string | null =>
  resource.resourceType !== 'DiagnosticReport' && saysMoreInText(resource) ? MORE_IN_TEXT : null;

/** What a section says of it in words of its own: of a denial. */
const SAID = /own text/;

/** A section's rules with these words. */
export const withOwnText = (rules: AnyRules): AnyRules => ({
  ...rules,
  entry(group, now) {
    const parts = rules.entry(group, now);
    if (!group.some(saysMore) || SAID.test(parts.summary ?? '')) return parts;
    return { ...parts, summary: joined([parts.summary, MORE_IN_TEXT], ' – ') };
  },
  describe(group, now) {
    const told = rules.describe(group, now);
    const line = factTable([factLine('Own text', group, ownText)]);
    return line.length === 0 ? told : { ...told, facts: [...told.facts, ...line] };
  },
});

const saysMore = (fact: FactBase): boolean => ownText(fact) !== null;
