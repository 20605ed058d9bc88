/**
 * What on this screen is new since the reader last looked? The gateway's references, put on the entries they stand in.
 * Source: DISPLAY, "New since I last looked".
 */
import type { CodeableConcept, FhirResource } from 'fhir/r4';
import type { ChangesAnswer } from '../../domain/api';
import type { Entry, ProviderState, WholeRecord } from '../../record/entry';
import { conceptText } from '../../record/fhir/concept';

export type ChangeKind = 'new' | 'changed' | 'withdrawn';

export interface SourceChange {
  readonly provider: string;
  readonly reference: string;
  readonly kind: ChangeKind;
  /** The earlier opening that this provider's answer was compared with. */
  readonly since: string;
}

export interface EntryChange {
  readonly kind: ChangeKind;
  readonly sources: readonly SourceChange[];
}

/** What its provider now says was entered in error: it is no longer on the timeline, and is named here. */
export interface Withdrawn {
  readonly provider: string;
  readonly reference: string;
  readonly title: string;
  readonly since: string;
}

export interface WhatsNew {
  /** When the reader last looked; null at the first opening, which has nothing to be compared with. */
  readonly since: string | null;
  /** By the entry's id; only entries that stand on the screen. */
  readonly entries: ReadonlyMap<string, EntryChange>;
  readonly withdrawn: readonly Withdrawn[];
  /** Providers that answered now but had not when the reader last looked: nothing of theirs can be called new. */
  readonly notCompared: readonly string[];
}

const KINDS = [
  ['added', 'new'],
  ['changed', 'changed'],
  ['withdrawn', 'withdrawn'],
] as const;

/** Provider and reference → what happened to it. */
function bySource(answer: ChangesAnswer): ReadonlyMap<string, SourceChange> {
  const changes = new Map<string, SourceChange>();
  for (const told of answer.providers) {
    if (told.since === null) continue;
    for (const [list, kind] of KINDS) {
      for (const reference of told[list])
        changes.set(`${told.id} ${reference}`, { provider: told.id, reference, kind, since: told.since });
    }
  }
  return changes;
}

/**
 * New or withdrawn where that is so of every source; an entry that also stands on what was there before has changed.
 */
function entryChange({ sources }: Entry, changes: ReadonlyMap<string, SourceChange>): EntryChange | null {
  const told = sources.flatMap(({ provider, reference }) => changes.get(`${provider} ${reference}`) ?? []);
  const [first] = told;
  if (first === undefined) return null;
  const same = told.length === sources.length && told.every(({ kind }) => kind === first.kind);
  return { kind: same ? first.kind : 'changed', sources: told };
}

interface Named {
  readonly code?: CodeableConcept;
  readonly medicationCodeableConcept?: CodeableConcept;
  readonly vaccineCode?: CodeableConcept;
  readonly type?: CodeableConcept;
  readonly description?: string;
  readonly title?: string;
}

/** What the reader saw it called, as nearly as one resource says it. */
function titleOf(resource: FhirResource): string {
  const { code, medicationCodeableConcept, vaccineCode, type, description, title } = resource as Named;
  for (const concept of [code, medicationCodeableConcept, vaccineCode, type]) {
    const text = typeof concept === 'object' && !Array.isArray(concept) ? conceptText(concept) : null;
    if (text !== null) return text;
  }
  const words = [title, description].find((text) => typeof text === 'string' && text !== '');
  return words ?? resource.resourceType.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase();
}

function withdrawnOf(
  changes: ReadonlyMap<string, SourceChange>,
  states: readonly ProviderState[],
): readonly Withdrawn[] {
  const gone: Withdrawn[] = [];
  for (const state of states) {
    if (state.state !== 'answered') continue;
    for (const resource of state.resources) {
      const told = changes.get(`${state.provider.id} ${resource.resourceType}/${String(resource.id)}`);
      if (told?.kind === 'withdrawn')
        gone.push({ provider: told.provider, reference: told.reference, since: told.since, title: titleOf(resource) });
    }
  }
  return gone;
}

/**
 * Puts what the gateway told on the record as it stands.
 * INVARIANT: only what is on the screen is counted or named; a reference that no entry and no released resource has is
 * never mentioned.
 */
export function whatsNew(answer: ChangesAnswer, { entries }: WholeRecord, states: readonly ProviderState[]): WhatsNew {
  const changes = bySource(answer);
  const sinces = answer.providers.flatMap(({ since }) => since ?? []).sort();
  const since = sinces.at(-1) ?? null;
  const onEntries = new Map<string, EntryChange>();
  if (changes.size > 0) {
    for (const entry of entries) {
      const change = entryChange(entry, changes);
      if (change !== null) onEntries.set(entry.id, change);
    }
  }
  return {
    since,
    entries: onEntries,
    withdrawn: withdrawnOf(changes, states),
    notCompared: since === null ? [] : answer.providers.filter((told) => told.since === null).map(({ id }) => id),
  };
}

/** The changed entries, or only those that a provider other than `own` changed. */
export function changedEntries({ entries }: WhatsNew, own: string | null): ReadonlySet<string> {
  return new Set(
    [...entries]
      .filter(([, { sources }]) => own === null || sources.some(({ provider }) => provider !== own))
      .map(([id]) => id),
  );
}
