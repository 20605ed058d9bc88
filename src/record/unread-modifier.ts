/**
 * How does a section show what was recorded under a condition that nobody here can read? Never as a plain fact: headed
 * with whom to ask, never joined with anything, never a negative. Source: RECORD, “A condition that cannot be read”;
 * FHIR R4 extensibility 2.4.0.1.
 */
import type { FhirResource } from 'fhir/r4';
import { isProhibition } from '../domain/do-not';
import { isUnread, UNREAD_HEAD } from '../domain/modifier-extensions';
import type { Json } from '../domain/json';
import type { Conflict } from './entry';
import { factLine, factTable } from './fhir/facts';
import { referenceOf } from './merge/resolve';
import type { AnyRules } from './merge/read';
import type { EntryParts, FactBase, Group, ReadContext, ReadResult } from './section';
import type { MakeDetail } from './unread-detail';

/** What a section would have read, had nothing stood beside it; null where only the line itself may be shown. */
interface UnreadFact extends FactBase {
  readonly underCondition: true;
  readonly plain: FactBase | null;
}

/** Read as such: none of what its section reads of others is known of it. */
export const isUnder = (fact: FactBase): fact is UnreadFact => (fact as Partial<UnreadFact>).underCondition === true;

/** The words that head it, with whom to ask. */
const headOf = ({ provider }: FactBase): string => `${UNREAD_HEAD} ${provider.name}`;

/** All that a view without the content leaves: whose it is, and how FHIR says that it stands. */
const BARE: ReadonlySet<string> = new Set([
  'resourceType',
  'id',
  'meta',
  'modifierExtension',
  'implicitRules',
  'subject',
  'patient',
  'for',
  'status',
  'clinicalStatus',
  'verificationStatus',
  'lifecycleStatus',
  'intent',
  'doNotPerform',
  'isSubpotent',
  'active',
]);
const isBare = (resource: FhirResource): boolean => Object.keys(resource).every((element) => BARE.has(element));

/** Its own condition, or that of the product which it names. */
function isUnderCondition(resource: FhirResource, { resolve }: ReadContext): boolean {
  if (isUnread(resource)) return true;
  const { medicationReference: product } = resource as { readonly medicationReference?: Json };
  const named = product === undefined ? undefined : resolve(product['reference'] as string | undefined);
  return named !== undefined && isUnread(named);
}

/**
 * Always shown, even where all else says that it was an error: an unread condition may take back the very element that
 * says so.
 */
const ALWAYS_SHOWN: ReadonlySet<string> = new Set(['allergies', 'alerts']);

/**
 * A contact whom somebody may have to ring is never offered with a number. Source: RECORD, “A condition that cannot be
 * read”.
 */
const askFirst = ({ provider: { name } }: FactBase): string =>
  `Contact recorded at ${name}; ask ${name} before ringing`;

/** `Recorded with a condition …: Epilepsy`; the head alone where the content may not, or cannot, be shown. */
function titleOf(fact: UnreadFact, parts: EntryParts | null): string {
  if (fact.resource.resourceType === 'RelatedPerson') return askFirst(fact);
  if (parts !== null) return `${headOf(fact)}: ${parts.title}`;
  return isProhibition(fact.resource) ? `${headOf(fact)}: an order not to do something` : headOf(fact);
}

function entryOf(rules: AnyRules, makeDetail: MakeDetail, fact: UnreadFact, now: number): EntryParts {
  const parts = fact.plain === null ? null : rules.entry([fact.plain], now);
  const title = titleOf(fact, parts);
  const isContact = fact.resource.resourceType === 'RelatedPerson';
  return {
    title,
    summary: isContact ? null : (parts?.summary ?? null),
    date: parts?.date ?? fact.date,
    end: parts?.end ?? null,
    status: 'To check',
    tag: 'to check',
    code: null,
    detail: makeDetail(title, parts?.detail ?? null, fact.resource),
  };
}

function readUnder(rules: AnyRules, resource: FhirResource, context: ReadContext): ReadResult<FactBase> {
  const result = plainly(rules, resource, context);
  if (!result.ok && result.reason === 'entered in error' && !ALWAYS_SHOWN.has(rules.section)) return result;
  const plain = result.ok && !isBare(resource) ? result.fact : null;
  return {
    ok: true,
    fact: {
      provider: context.provider,
      reference: referenceOf(resource),
      resource,
      date: plain?.date ?? null,
      underCondition: true,
      plain,
    } as UnreadFact,
  };
}

/** What cannot be read at all still stands as the line that says so. */
function plainly(rules: AnyRules, resource: FhirResource, context: ReadContext): ReadResult<FactBase> {
  try {
    return rules.read(resource, context);
  } catch {
    return { ok: false, reason: 'could not be read' };
  }
}

/** The contradictions of all that may be weighed; of the rest there are none. */
function conflictsBetween(rules: AnyRules, groups: readonly Group<FactBase>[]): readonly (readonly Conflict[])[] {
  const weighed = groups.map((group): Group<FactBase> | null => {
    const [fact] = group;
    if (!isUnder(fact)) return group;
    const plain = fact.plain === null ? undefined : rules.toCheck?.(fact.plain, `${headOf(fact)}`);
    return plain === undefined ? null : [plain];
  });
  const found = rules.conflictsBetween?.(weighed.filter((group) => group !== null)) ?? [];
  let next = 0;
  return weighed.map((group) => (group === null ? [] : (found[next++] ?? [])));
}

/** A section's rules, with what they say of a resource whose modifier nobody can read, and by its detail there. */
export function withUnread(rules: AnyRules, makeDetail: MakeDetail): AnyRules {
  const { ownKeys, ownKeyStarts, replaced, links, near, beside, apart } = rules;
  const of =
    <T>(told: (fact: FactBase) => readonly T[]) =>
    (fact: FactBase): readonly T[] =>
      isUnder(fact) ? [] : told(fact);
  const between =
    <T>(told: (a: FactBase, b: FactBase) => T | null) =>
    (a: FactBase, b: FactBase): T | null =>
      isUnder(a) || isUnder(b) ? null : told(a, b);
  return {
    ...rules,
    read: (resource, context) =>
      resource.resourceType !== 'Binary' && isUnderCondition(resource, context)
        ? readUnder(rules, resource, context)
        : rules.read(resource, context),
    keys: of((fact) => rules.keys(fact)),
    same: between((a, b) => rules.same(a, b)),
    conflicts: rules.conflicts.map((row) => ({ ...row, value: (fact) => (isUnder(fact) ? null : row.value(fact)) })),
    entry: (group, now) => (isUnder(group[0]) ? entryOf(rules, makeDetail, group[0], now) : rules.entry(group, now)),
    describe(group, now) {
      const [fact] = group;
      if (!isUnder(fact)) return rules.describe(group, now);
      const said = factTable([factLine('To check', [fact], headOf)]);
      const isHidden = fact.plain === null || fact.resource.resourceType === 'RelatedPerson';
      if (isHidden) return { facts: said, history: [] };
      const { facts, history } = rules.describe([fact.plain], now);
      return { facts: [...said, ...facts], history };
    },
    ...(ownKeys && { ownKeys: of((fact) => ownKeys.call(rules, fact)) }),
    ...(ownKeyStarts && { ownKeyStarts: of((fact) => ownKeyStarts.call(rules, fact)) }),
    ...(replaced && { replaced: of((fact) => replaced.call(rules, fact)) }),
    ...(links && {
      links: (fact) =>
        isUnder(fact) ? (fact.plain === null ? [] : links.call(rules, fact.plain)) : links.call(rules, fact),
    }),
    ...(near && { near: between((a, b) => near.call(rules, a, b)) }),
    ...(beside && { beside: between((a, b) => beside.call(rules, a, b)) }),
    ...(apart && { apart: (a, b) => isUnder(a) || isUnder(b) || apart.call(rules, a, b) }),
    ...(rules.conflictsBetween && { conflictsBetween: (groups) => conflictsBetween(rules, groups) }),
  };
}
