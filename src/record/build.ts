/**
 * What is the record, made of everything that every provider has brought so far and of the sections whose rules are
 * given?
 */
import type { FhirResource } from 'fhir/r4';
import { SECTION_NAMES, SECTIONS, type SectionId } from '../domain/sections';
import { absencesOf } from './absence';
import { allergyLabelOf } from './allergy-label';
import { commonNumbers } from './fhir/common-numbers';
import { factsOf, joinedEntry, loneEntry } from './merge/entries';
import type { Absence, Entry, ProviderState, RecordInput, RecordWarning, WholeRecord } from './entry';
import { loneGroup, mergeSection } from './merge/merge';
import { readContribution, type AnyRules, type Reading } from './merge/read';
import type { Made, Workings } from './merge/ties';
import { editionInForce } from '../terminology/in-force';
import { inTimelineOrder } from './timeline';

const WORKINGS = new WeakMap<WholeRecord, Workings>();

/** The workings of a record that was built here; undefined for any other. */
export const workingsOf = (record: WholeRecord): Workings | undefined => WORKINGS.get(record);

export type SectionRegistry = ReadonlyMap<SectionId, AnyRules>;

type Answered = Extract<ProviderState, { state: 'answered' }>;

interface Remembered {
  readonly provider: string;
  readonly setting: string;
  readonly now: number;
  readonly registry: SectionRegistry;
  /** Of the tables of meaning: by others it is read anew. */
  readonly edition: number;
  readonly reading: Reading;
}

const READINGS = new WeakMap<readonly FhirResource[], Remembered>();

/**
 * Reads a contribution once for as long as it, the tables of meaning and the moment of reading stay the same: the fifth
 * provider's arrival re-reads nothing.
 */
function reading(state: Answered, now: number, registry: SectionRegistry): Reading {
  const { provider, resources } = state;
  const edition = editionInForce();
  const kept = READINGS.get(resources);
  if (
    kept?.provider === `${provider.id}|${provider.name}` &&
    kept.setting === provider.setting &&
    kept.now === now &&
    kept.registry === registry &&
    kept.edition === edition
  )
    return kept.reading;
  const made = readContribution(provider, resources, now, registry, commonNumbers(resources));
  READINGS.set(resources, {
    provider: `${provider.id}|${provider.name}`,
    setting: provider.setting,
    now,
    registry,
    edition,
    reading: made,
  });
  return made;
}

const STATE_ORDER: Readonly<Record<ProviderState['state'], number>> = {
  answered: 0,
  'identity-not-confirmed': 1,
  failed: 2,
  asking: 3,
};

/** One state per provider: the same provider given twice counts once, its answers put together. */
function perProvider(providers: readonly ProviderState[]): readonly ProviderState[] {
  const byId = new Map<string, ProviderState>();
  for (const state of providers) {
    const kept = byId.get(state.provider.id);
    if (kept === undefined) byId.set(state.provider.id, state);
    else if (kept.state === 'answered' && state.state === 'answered')
      byId.set(state.provider.id, together(kept, state));
    else if (STATE_ORDER[state.state] < STATE_ORDER[kept.state]) byId.set(state.provider.id, state);
  }
  return [...byId.values()].sort((a, b) => (a.provider.id < b.provider.id ? -1 : 1));
}

const together = (a: Answered, b: Answered): Answered =>
  a.resources === b.resources
    ? a
    : {
        ...a,
        resources: [...a.resources, ...b.resources],
        coverage: [...a.coverage, ...b.coverage],
        warnings: [...new Set([...a.warnings, ...b.warnings])],
      };

// INVARIANT: a section of which something could not be read is said to be answered in part; no absence is claimed over
// it.
function withUnread(state: ProviderState, unread: ReadonlySet<SectionId> | undefined): ProviderState {
  if (state.state !== 'answered' || unread === undefined || unread.size === 0) return state;
  const partial = [...unread].map((section) => ({
    section,
    code: 'partial' as const,
    text: `Some of the ${SECTION_NAMES[section].toLowerCase()} that ${state.provider.name} sent could not be read.`,
  }));
  return { ...state, coverage: [...state.coverage, ...partial] };
}

/** Coverage that holds whether the section was read or not. */
const NEEDS_NO_READING: ReadonlySet<string> = new Set(['withheld-by-role', 'not-supplied']);

/** Who has answered is still being asked, as far as a section goes that cannot be read yet. */
const unreadState = (state: ProviderState, section: SectionId): ProviderState =>
  state.state !== 'answered' || state.coverage.some((one) => one.section === section && NEEDS_NO_READING.has(one.code))
    ? state
    : { state: 'asking', provider: state.provider };

// INVARIANT: a section whose rules are still to come is being asked for; no absence is claimed over what nobody has
// read.
const awaitedAbsences = (states: readonly ProviderState[], registry: SectionRegistry): readonly Absence[] =>
  SECTIONS.filter((section) => section !== 'demographics' && !registry.has(section)).flatMap((section) =>
    absencesOf(
      states.map((state) => unreadState(state, section)),
      [],
      new Map([[section, null]]),
      false,
    ),
  );

/**
 * Builds the record by the rules of the sections in `registry`: all of them (see record.ts), or those that are here so
 * far.
 * The same contributions in any order give the same record, and adding a provider never takes a source away. `now`
 * decides what is current and upcoming; keep it fixed while a record is open.
 */
export function buildSections(input: RecordInput, registry: SectionRegistry): WholeRecord {
  const { now } = input;
  const given = perProvider(input.providers);
  const read = given.map((state) => (state.state === 'answered' ? reading(state, now, registry) : null));
  const readings = read.filter((one) => one !== null);
  const states = given.map((state, i) => withUnread(state, read[i]?.unread));
  const entries: Entry[] = [];
  const made: Made[] = [];
  for (const section of SECTIONS) {
    const rules = registry.get(section);
    if (rules === undefined) continue;
    const merged = mergeSection(
      rules,
      readings.map(({ sections }) => sections.get(section) ?? []),
    );
    const { lone, joined } = merged;
    if (lone.length + joined.length === 0) continue;
    const between = rules.conflictsBetween?.([...lone.map(loneGroup), ...joined].map(factsOf));
    made.push({ rules, from: entries.length, merged });
    lone.forEach((cluster, i) => entries.push(loneEntry(rules, cluster, between?.[i], now)));
    joined.forEach((one, i) => entries.push(joinedEntry(rules, one, between?.[lone.length + i], now, input.shown)));
  }
  const ordered = inTimelineOrder(entries);
  const record: WholeRecord = {
    entries: ordered,
    absences: [
      ...absencesOf(states, ordered, registry, input.suppressedByOptOut === true, input.othersUnasked),
      ...awaitedAbsences(states, registry),
    ],
    warnings: sorted(readings.flatMap(({ warnings }) => warnings)),
    allergyLabel: allergyLabelOf(states, ordered, input.suppressedByOptOut === true || input.allergiesInDoubt === true),
  };
  WORKINGS.set(record, { now, entries, made });
  return record;
}

/** The same record with some of its entries in view: what was read, joined and worked out of it stays as it is. */
export function withEntries(record: WholeRecord, entries: readonly Entry[]): WholeRecord {
  const seen: WholeRecord = { ...record, entries };
  const workings = WORKINGS.get(record);
  if (workings !== undefined) WORKINGS.set(seen, workings);
  return seen;
}

const sorted = (warnings: readonly RecordWarning[]): readonly RecordWarning[] =>
  [...warnings].sort(
    (a, b) => compare(a.provider, b.provider) || compare(a.reference, b.reference) || compare(a.reason, b.reason),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
