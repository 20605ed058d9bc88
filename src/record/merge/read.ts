/** What does one provider's contribution say, section by section, with its own chains already joined? */
import type { FhirResource, Patient } from 'fhir/r4';
import { isPastPregnancy } from '../../domain/pregnancy';
import type { ProviderRef } from '../../domain/settings';
import type { SectionId } from '../../domain/sections';
import { parseDate } from '../../domain/dates';
import { isUnread } from '../../domain/modifier-extensions';
import { SUPPORTING_TYPES, sectionOf } from '../../domain/section-of';
import type { Entry, RecordWarning } from '../entry';
import type { FactBase, Group, ReadContext, SectionRules } from '../section';
import { referenceOf, resolverOver } from './resolve';
import { setsOf, unionOf } from './union';

export type AnyRules = SectionRules<FactBase>;

/** One fact of one provider, and every resource it was made of, the main one first. */
export interface Cluster {
  readonly fact: FactBase;
  readonly members: Group<FactBase>;
  /** `provider/Type/id`: the stable name by which ties are broken. */
  readonly key: string;
  /**
   * Its entry when it stands alone, and its buckets; each kept once made, so that another provider's arrival costs
   * nothing here.
   */
  alone: Entry | null;
  keys: readonly string[] | null;
}

export interface Reading {
  readonly sections: ReadonlyMap<SectionId, readonly Cluster[]>;
  /** Sections of which something was sent that could not be read: what they show is not all. */
  readonly unread: ReadonlySet<SectionId>;
  readonly warnings: readonly RecordWarning[];
}

/** Read elsewhere or only pointed to; no section of the record shows them as entries. */
const NOT_ENTRIES: ReadonlySet<string> = new Set([
  ...SUPPORTING_TYPES,
  'Patient',
  'Person',
  'List',
  'OperationOutcome',
  'Bundle',
  'Parameters',
  'CapabilityStatement',
]);

export const byDateThenReference = (a: FactBase, b: FactBase): number =>
  (b.date?.sort ?? -Infinity) - (a.date?.sort ?? -Infinity) ||
  (a.reference < b.reference ? -1 : a.reference > b.reference ? 1 : 0) ||
  0;

/** Which of two versions sent under one reference is the newer, whatever order they came in. */
function newer(a: FhirResource, b: FhirResource): FhirResource {
  const left = `${a.meta?.lastUpdated ?? ''} ${(a.meta?.versionId ?? '').padStart(12, '0')} ${JSON.stringify(a)}`;
  const right = `${b.meta?.lastUpdated ?? ''} ${(b.meta?.versionId ?? '').padStart(12, '0')} ${JSON.stringify(b)}`;
  return left >= right ? a : b;
}

const isDated = ({ meta }: FhirResource): boolean => meta?.lastUpdated !== undefined || meta?.versionId !== undefined;

/** What is kept of two versions: the newer, where both say when they were written. */
const keptOf = (a: FhirResource, b: FhirResource): string =>
  isDated(a) && isDated(b) ? 'the newest' : 'one of them, and which is the newest is not known,';

/** Resources by reference; one sent twice counts once, and two versions under one reference leave the newer. */
function indexed(
  provider: ProviderRef,
  resources: readonly FhirResource[],
  warnings: RecordWarning[],
): ReadonlyMap<string, FhirResource> {
  const byReference = new Map<string, FhirResource>();
  for (const resource of resources) {
    const reference = referenceOf(resource);
    const earlier = byReference.get(reference);
    if (earlier === undefined) byReference.set(reference, resource);
    else if (earlier !== resource && JSON.stringify(earlier) !== JSON.stringify(resource)) {
      byReference.set(reference, newer(earlier, resource));
      if (!NOT_ENTRIES.has(resource.resourceType)) {
        warnings.push({
          provider: provider.id,
          reference,
          reason: `sent more than once with different content; ${keptOf(earlier, resource)} is shown`,
        });
      }
    }
  }
  return byReference;
}

interface Pile {
  readonly rules: AnyRules;
  readonly facts: FactBase[];
  readonly withdrawn: Set<string>;
}

const clusterOf = (fact: FactBase, members: Group<FactBase>): Cluster => ({
  fact,
  members,
  key: `${fact.provider.id}/${fact.reference}`,
  alone: null,
  keys: null,
});

/** Several facts that their provider ties together, as one. */
function combined(rules: AnyRules, facts: Group<FactBase>): Cluster {
  const group = [...facts].sort(byDateThenReference) as unknown as Group<FactBase>;
  const fact = rules.combine ? rules.combine(group) : group[0];
  return clusterOf(
    fact,
    [...group].sort(
      (a, b) => Number(b.reference === fact.reference) - Number(a.reference === fact.reference),
    ) as unknown as Group<FactBase>,
  );
}

/** Facts that say which others they replaced, each with the place of the other; hardly any does. */
function replacedIn(rules: AnyRules, facts: readonly FactBase[]): readonly (readonly [number, number])[] {
  if (!rules.replaced) return [];
  const pairs: (readonly [number, number])[] = [];
  let places: Map<string, number> | undefined;
  facts.forEach((fact, at) => {
    for (const reference of rules.replaced?.(fact) ?? []) {
      places ??= new Map(facts.map((one, i) => [one.reference, i]));
      const other = places.get(reference);
      if (other !== undefined && other !== at) pairs.push([at, other]);
    }
  });
  return pairs;
}

const saysReplaced = (rules: AnyRules, fact: FactBase): boolean => (rules.replaced?.(fact).length ?? 0) > 0;

const NO_KEYS: readonly string[] = [];

/** The starts that more than one fact has, or one fact twice. */
function sharedStarts(facts: readonly FactBase[], starts: (fact: FactBase) => readonly string[]): ReadonlySet<string> {
  const met = new Set<string>();
  const shared = new Set<string>();
  for (const fact of facts)
    for (const start of starts(fact)) {
      if (met.has(start)) shared.add(start);
      else met.add(start);
    }
  return shared;
}

const eachAlone = (facts: readonly FactBase[]): readonly Cluster[] => facts.map((fact) => clusterOf(fact, [fact]));

/** Joins the facts that this provider itself ties together. */
function clustersOf(pile: Pile, provider: ProviderRef, warnings: RecordWarning[]): readonly Cluster[] {
  const { rules, withdrawn } = pile;
  if (!rules.ownKeys) return eachAlone(pile.facts);
  const facts: FactBase[] = [];
  const first = new Map<string, number>();
  const tied: (readonly [number, number])[] = [];
  const shared = withdrawn.size === 0 && rules.ownKeyStarts ? sharedStarts(pile.facts, rules.ownKeyStarts) : null;
  // As in most contributions: no number stands on two, and only what says whom it replaced can be tied.
  if (shared?.size === 0 && !pile.facts.some((fact) => saysReplaced(rules, fact))) return eachAlone(pile.facts);
  for (const fact of pile.facts) {
    const keys =
      shared !== null && rules.ownKeyStarts?.(fact).some((start) => shared.has(start)) !== true
        ? NO_KEYS
        : rules.ownKeys(fact);
    if (withdrawn.size > 0 && keys.some((key) => withdrawn.has(key))) {
      warnings.push({
        provider: provider.id,
        reference: fact.reference,
        reason: 'withdrawn: what replaced it was entered in error',
      });
      continue;
    }
    for (const key of keys) {
      const other = first.get(key);
      if (other === undefined) first.set(key, facts.length);
      else if (other !== facts.length) tied.push([facts.length, other]);
    }
    facts.push(fact);
  }
  tied.push(...replacedIn(rules, facts));
  if (tied.length === 0) return eachAlone(facts);
  const union = unionOf(facts.length);
  for (const [a, b] of tied) union.join(a, b);
  return setsOf(union, facts.length).map((set) => {
    const members = set.map((i) => facts[i] as FactBase) as unknown as Group<FactBase>;
    return members.length === 1 ? clusterOf(members[0], members) : combined(rules, members);
  });
}

/** By the Patient of the contribution, which stands first where there is one. */
function bornIn(resources: readonly FhirResource[]): FactBase['date'] {
  const patient = resources.find(({ resourceType }) => resourceType === 'Patient') as Patient | undefined;
  return parseDate(patient?.birthDate);
}

/**
 * Reads a whole contribution; `common`: identifiers that are the number of no one thing. One unreadable resource never
 * costs the others: it is named in the warnings.
 */
export function readContribution(
  provider: ProviderRef,
  resources: readonly FhirResource[],
  now: number,
  registry: ReadonlyMap<SectionId, AnyRules>,
  common: ReadonlySet<string>,
): Reading {
  const warnings: RecordWarning[] = [];
  const byReference = indexed(provider, resources, warnings);
  const resolver = resolverOver(byReference);
  const context: ReadContext = { provider, now, born: bornIn(resources), resolve: resolver.resolve };
  const piles = new Map<SectionId, Pile>();
  const unread = new Set<SectionId>();
  for (const [reference, resource] of byReference) {
    // INVARIANT: neither an entry nor a warning: that there was one would tell as much.
    if (isPastPregnancy(resource, now)) continue;
    const section = sectionSafely(resource, context);
    if (section === UNREADABLE) {
      const usual = sectionOf({ resourceType: resource.resourceType } as FhirResource, provider.setting);
      if (usual !== null) unread.add(usual);
      warnings.push({ provider: provider.id, reference, reason: SHAPELESS });
      continue;
    }
    const rules = section === null ? undefined : registry.get(section);
    if (section === null || rules === undefined) {
      if (!NOT_ENTRIES.has(resource.resourceType))
        warnings.push({
          provider: provider.id,
          reference,
          reason: `not carried: no section reads ${resource.resourceType}`,
        });
      continue;
    }
    let pile = piles.get(section);
    if (pile === undefined) piles.set(section, (pile = { rules, facts: [], withdrawn: new Set() }));
    resolver.enter(resource, reference);
    const result = readSafely(rules, resource, context);
    if (result.ok) pile.facts.push(withoutCommon(result.fact, common));
    else {
      warnings.push({ provider: provider.id, reference, reason: result.reason });
      if (result.reason !== ENTERED_IN_ERROR && resource.resourceType !== 'Binary') unread.add(section);
      for (const key of result.withdraws ?? []) pile.withdrawn.add(key);
    }
  }
  resolver.leave();
  const sections = new Map<SectionId, readonly Cluster[]>();
  for (const [section, pile] of piles) sections.set(section, clustersOf(pile, provider, warnings));
  return { sections, unread, warnings };
}

/** A number that several things carry is the number of none of them. */
const withoutCommon = (fact: FactBase, common: ReadonlySet<string>): FactBase =>
  common.size > 0 && fact.identity?.some((key) => common.has(key)) === true
    ? { ...fact, identity: fact.identity.filter((key) => !common.has(key)) }
    : fact;

const ENTERED_IN_ERROR = 'entered in error';
const UNREADABLE = Symbol('unreadable');
const SHAPELESS = 'could not be read: its shape is not as expected';

/** A contact that is only planned stands with the appointments. Source: RECORD.md, appointments. */
const isPlanned = (resource: FhirResource, now: number): boolean =>
  resource.resourceType === 'Encounter' &&
  resource.status === 'planned' &&
  (parseDate(resource.period?.start)?.sort ?? Infinity) > now;

/**
 * Where what is left without its content stands, which alone would have told. Source: RECORD, “A condition that cannot
 * be read”.
 */
function sectionWithout(resource: FhirResource): SectionId | null {
  if (resource.resourceType === 'Consent') return 'scope' in resource || 'category' in resource ? null : 'alerts';
  return resource.resourceType === 'Device' && !('type' in resource) ? 'procedures' : null;
}

function sectionSafely(resource: FhirResource, { provider, now }: ReadContext): SectionId | null | typeof UNREADABLE {
  if (NOT_ENTRIES.has(resource.resourceType) && resource.resourceType !== 'Device') return null;
  try {
    if (isPlanned(resource, now)) return 'appointments';
    return sectionOf(resource, provider.setting) ?? (isUnread(resource) ? sectionWithout(resource) : null);
  } catch {
    return UNREADABLE;
  }
}

// INVARIANT: nothing is silently lost. A resource whose odd shape breaks a rule is named as unreadable; the rest is
// read.
function readSafely(rules: AnyRules, resource: FhirResource, context: ReadContext): ReturnType<AnyRules['read']> {
  try {
    return rules.read(resource, context);
  } catch {
    return { ok: false, reason: SHAPELESS };
  }
}
