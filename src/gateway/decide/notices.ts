/**
 * Which standing notices does a record open with? Told from the policy and the role alone, never from what a person's
 * record holds.
 */
import type { Notice } from '../../domain/api';
import { roleName, type Role } from '../../domain/roles';
import { SECTION_NAMES, SECTIONS } from '../../domain/sections';
import type { ExclusionId } from '../../policy/tables/exclusions';
import type { Policy } from '../../policy/policy';
import { hasCodes } from '../../policy/seed-only';
import type { StandingNotice } from '../../policy/tables/standing-notices';
import { viewOf } from './views';

/** Said where an opt-out leaves some providers and holds others back. */
export const optedOutInPart = ({ tables }: Policy): Notice => ({
  code: 'opted-out-in-part',
  text: tables.optedOutInPart,
});

/** “a, b and c” */
const sentence = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names);

/** One line: what this role does not see, and what it sees in outline. Null where it sees everything in full. */
function roleLimits(policy: Policy, role: Role): string | null {
  const view = viewOf(policy, role, false);
  const named = (depth: string) =>
    SECTIONS.filter((section) => view[section] === depth).map((section) => SECTION_NAMES[section].toLowerCase());
  const none = named('none');
  const summary = named('summary');
  if (none.length === 0 && summary.length === 0) return null;
  const parts = [
    ...(none.length > 0 ? [`does not include ${sentence(none)}`] : []),
    ...(summary.length > 0 ? [`includes ${sentence(summary)} in outline only`] : []),
  ];
  const name = roleName(role).toLowerCase().replace('gp', 'GP');
  return `Your role’s view (${name}) ${parts.join(', and ')}. Sensitive care may be shown in part or not at all.`;
}

/** Which of the standing notices hold for this policy? */
const HOLDS: Readonly<Record<NonNullable<StandingNotice['when']>, (policy: Policy) => boolean>> = {
  'lists-complete': ({ seedOnly }) => seedOnly.length === 0,
  'lists-incomplete': ({ seedOnly }) => seedOnly.length > 0,
  'medicines-withheld': ({ medicines }) => medicines.has('EX-1') || medicines.has('EX-2'),
  'letters-judged': ({ readableDocuments, exclusions }) => readableDocuments !== 'metadata' && exclusions.size > 0,
  'letter-lines-cut': ({ readableDocuments, exclusions }) => readableDocuments === 'passages' && exclusions.size > 0,
  'medicines-shown': ({ medicines }) => !medicines.has('EX-1') && !medicines.has('EX-2'),
};

/** The notices, in the order in which they are read; equal for every patient. */
export function noticesFor(policy: Policy, role: Role): readonly Notice[] {
  const { tables } = policy;
  const namesOf = (ids: { has(id: ExclusionId): boolean }): string =>
    sentence(tables.exclusions.filter(({ id }) => ids.has(id)).map(({ name }) => name));
  const categories = namesOf(policy.exclusions);
  const coded = tables.exclusions.filter(({ id }) => policy.exclusions.has(id) && hasCodes(tables, id));
  // where it is all of them, they are not told over again
  const lists =
    coded.length > 1 && policy.seedOnly.length === coded.length ? 'these' : namesOf(new Set(policy.seedOnly));
  const standing = tables.standingNotices.filter(
    ({ code, when }) => (when === undefined || HOLDS[when](policy)) && (code !== 'never-shared' || categories !== ''),
  );
  const limits = roleLimits(policy, role);
  return [
    ...standing.map(({ code, text }) => ({
      code,
      text: text.replace('{categories}', categories).replace('{lists}', lists),
    })),
    ...(limits === null ? [] : [{ code: 'role-limits', text: limits }]),
  ];
}
