/**
 * By what, beside its section's own rules, is a thing known again at another provider: an equal unique id; and when
 * does an equal number prove nothing? Source: RECORD, the merge.
 */
import { sameDay } from '../domain/dates';
import { plainlyTwo } from './fhir/common-numbers';
import { guidOf } from './fhir/identity';
import type { AnyRules } from './merge/read';
import type { FactBase, Join } from './section';

/** Two systems that exchange records may keep the id; within one person's record an equal GUID is no chance. */
const SAME_GUID: Join = { rule: 'same-id', text: 'same unique id, kind and day', rank: 0 };

const guidKey = ({ resource }: FactBase): string | null => {
  const guid = guidOf(resource.id ?? '');
  return guid === null ? null : `guid:${resource.resourceType}|${guid}`;
};

function keysOf(rules: AnyRules, fact: FactBase): readonly string[] {
  const guid = guidKey(fact);
  return guid === null ? rules.keys(fact) : [...rules.keys(fact), guid];
}

// INVARIANT: neither a number used twice nor an equal id makes one of two that the section, or their day, holds apart.
function sameness(rules: AnyRules, a: FactBase, b: FactBase): Join | null {
  const join = rules.same(a, b);
  if (join !== null) return join.rule.endsWith('-identifier') && plainlyTwo(a, b) ? null : join;
  const guid = guidKey(a);
  return guid !== null && guid === guidKey(b) && sameDay(a.date, b.date) && rules.apart?.(a, b) !== true
    ? SAME_GUID
    : null;
}

/** A section's rules with these. */
export const withKnownAgain = (rules: AnyRules): AnyRules => ({
  ...rules,
  keys: (fact) => keysOf(rules, fact),
  same: (a, b) => sameness(rules, a, b),
});
