/** How does a group of facts become one line: its id, lane, sources and conflicts? The rest is the section's. */
import type { FhirResource } from 'fhir/r4';
import type { CarriedType } from '../../domain/section-of';
import { parseDate } from '../../domain/dates';
import type { Conflict, Entry, Lane, RecordDate, Source } from '../entry';
import type { Merged } from './merge';
import type { AnyRules, Cluster } from './read';
import type { EntryParts, FactBase, Group } from '../section';

const NOTHING: readonly Conflict[] = [];

/**
 * The element that says when a thing was written down; null for a type that has none. A carried type without a line
 * does
 * not compile.
 */
const RECORDED: Readonly<Record<CarriedType, string | null>> = {
  AllergyIntolerance: 'recordedDate',
  Appointment: 'created',
  Binary: null,
  CarePlan: 'created',
  CareTeam: null,
  Composition: 'date',
  Condition: 'recordedDate',
  Consent: 'dateTime',
  Device: null,
  DiagnosticReport: 'issued',
  DocumentReference: 'date',
  Encounter: null,
  EpisodeOfCare: null,
  FamilyMemberHistory: 'date',
  Flag: null,
  Goal: null,
  Immunization: 'recorded',
  MedicationAdministration: null,
  MedicationDispense: null,
  MedicationRequest: 'authoredOn',
  MedicationStatement: 'dateAsserted',
  Observation: 'issued',
  Procedure: null,
  QuestionnaireResponse: 'authored',
  RelatedPerson: null,
  ServiceRequest: 'authoredOn',
  Task: 'authoredOn',
  ImagingStudy: null,
  Media: 'issued',
  ClinicalImpression: 'date',
  RiskAssessment: null,
  AdverseEvent: 'recordedDate',
  DeviceUseStatement: 'recordedOn',
  DeviceRequest: 'authoredOn',
  NutritionOrder: 'dateTime',
  VisionPrescription: 'created',
  Communication: null,
};
const RECORDED_IN: ReadonlyMap<string, string | null> = new Map(Object.entries(RECORDED));

/** When a thing was written down, by the element that says so in its type; null where none does, or it is no date. */
function recordedAt(resource: FhirResource): RecordDate | null {
  const element = RECORDED_IN.get(resource.resourceType) ?? null;
  return element === null ? null : parseDate((resource as unknown as Readonly<Record<string, unknown>>)[element]);
}

function sourcesOf({ fact: main, members }: Cluster): readonly Source[] {
  return members.length === 1 ? [sourceOf(members[0], main)] : members.map((member) => sourceOf(member, main));
}

const sourceOf = ({ provider, reference, resource }: FactBase, main: FactBase): Source => ({
  provider: provider.id,
  reference,
  resource,
  part: reference === main.reference ? 'main' : 'history',
  recordedAt: recordedAt(resource),
});

/** Upcoming when it begins after `now`; a date without a time is upcoming from the next day on. */
export const laneOf = (date: RecordDate | null, now: number): Lane =>
  date === null ? 'undated' : date.sort > now ? 'upcoming' : 'dated';

/** What a cluster says, as a group of one. */
const factOf = ({ fact, members }: Cluster): Group<FactBase> =>
  members[0] === fact && members.length === 1 ? members : [fact];

export const factsOf = ({ clusters }: Merged): Group<FactBase> =>
  clusters.map(({ fact }) => fact) as unknown as Group<FactBase>;

/** Every field on which the sources that speak do not agree, with each one's words. */
function conflictsOf(rules: AnyRules, group: Group<FactBase>): readonly Conflict[] {
  const conflicts: Conflict[] = [];
  for (const row of rules.conflicts) {
    const said = group.flatMap((fact) => {
      const value = row.value(fact);
      return value === null ? [] : [{ fact, value }];
    });
    const first = said[0];
    if (first === undefined) continue;
    const differs = row.equal
      ? said.some((a, i) => said.slice(i + 1).some((b) => !row.equal?.(a.fact, b.fact)))
      : said.some(({ value }) => value !== first.value);
    if (differs)
      conflicts.push({
        field: row.field,
        values: said.map(({ fact, value }) => ({ provider: fact.provider.id, value })),
      });
  }
  return conflicts;
}

/** The entry of a fact that stands alone: the very same one when other providers arrive. */
export function loneEntry(
  rules: AnyRules,
  cluster: Cluster,
  between: readonly Conflict[] | undefined,
  now: number,
): Entry {
  cluster.alone ??= made(rules, cluster.key, rules.entry(factOf(cluster), now), sourcesOf(cluster), NOTHING, now);
  return withConflicts(cluster.alone, between);
}

/**
 * The entry of facts that several providers share, named after the first of them, or as the reader knows it already.
 */
export function joinedEntry(
  rules: AnyRules,
  merged: Merged,
  between: readonly Conflict[] | undefined,
  now: number,
  shown: ReadonlySet<string> | undefined,
): Entry {
  const group = factsOf(merged);
  const keys = merged.clusters.map(({ key }) => key).sort();
  const id = keys.find((key) => shown?.has(key)) ?? (keys[0] as string);
  return withConflicts(
    made(rules, id, rules.entry(group, now), merged.clusters.flatMap(sourcesOf), conflictsOf(rules, group), now),
    between,
  );
}

/** The tag of what will not take place. */
const CANCELLED = 'cancelled';

const made = (
  rules: AnyRules,
  id: string,
  parts: EntryParts,
  sources: readonly Source[],
  conflicts: readonly Conflict[],
  now: number,
): Entry => {
  const entry: Entry = {
    id,
    section: rules.section,
    title: parts.title,
    summary: parts.summary,
    date: parts.date,
    end: parts.end,
    status: parts.status,
    tag: parts.tag,
    code: parts.code,
    // INVARIANT: what was cancelled is never upcoming.
    lane: parts.tag === CANCELLED && parts.date !== null ? 'dated' : laneOf(parts.date, now),
    sources,
    conflicts,
    detail: parts.detail,
  };
  return parts.date === null && typeof parts.when === 'string' ? { ...entry, when: parts.when } : entry;
};

const withConflicts = (entry: Entry, between: readonly Conflict[] | undefined): Entry =>
  between === undefined || between.length === 0 ? entry : { ...entry, conflicts: [...between, ...entry.conflicts] };
