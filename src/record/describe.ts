/**
 * What does an opened entry say beyond its row: why its sources stand together, side by side, its history, and what it
 * belongs with?
 */
import { workingsOf } from './build';
import type { Alone, Entry, EntryDescription, JoinEvidence, WholeRecord } from './entry';
import { factsOf, loneEntry } from './merge/entries';
import { identifiersShared } from './fhir/identity';
import type { Merged } from './merge/merge';
import type { AnyRules, Cluster } from './merge/read';
import { localReference } from './merge/resolve';
import { tiesOf, type Opened, type Ties } from './merge/ties';
import { compareEntries } from './timeline';
import { providersOf } from './entry-providers';

/** More than this many near matches help nobody. */
const NEAR_AT_MOST = 20;

/** Entries that it points to, or that point to it. */
export function tiedTo(own: Opened, at: number, ties: Ties): ReadonlyMap<number, string> {
  const tied = new Map<number, string>();
  const add = (other: number | undefined, relation: string): void => {
    if (other !== undefined && other !== at && !tied.has(other)) tied.set(other, relation);
  };
  const { rules } = own.made;
  for (const { members } of own.merged.clusters) {
    for (const member of members) {
      const provider = member.provider.id;
      for (const { reference, relation } of rules.links?.(member) ?? [])
        add(ties.owner(`${provider}/${localReference(reference)}`), relation);
      for (const back of ties.backward(provider, member.reference)) add(back.at, back.relation);
    }
  }
  return tied;
}

/** How an entry of the same section stands to it: offered as the same, or read beside it. */
interface Neighbour {
  readonly words: string;
  readonly maybeSame: boolean;
}

/**
 * Entries of its section that are like it and were kept apart. What one provider itself keeps apart is plainly two, and
 * so is
 * what the section says is only read beside it; the rest may be the same.
 */
function neighboursOf(own: Opened, at: number, ties: Ties): ReadonlyMap<number, Neighbour> {
  const neighbours = new Map<number, Neighbour>();
  const { rules } = own.made;
  if (!rules.near && !rules.beside) return neighbours;
  for (const { fact } of own.merged.clusters) {
    for (const key of rules.keys(fact)) {
      for (const other of ties.bucket(own.made, key)) {
        if (other === at) continue;
        for (const { fact: theirs } of ties.opened(other).merged.clusters) {
          const beside = rules.beside?.(fact, theirs) ?? null;
          const words = beside ?? rules.near?.(fact, theirs) ?? null;
          if (words === null) continue;
          const maybeSame = beside === null && fact.provider.id !== theirs.provider.id;
          const known = neighbours.get(other);
          if (known === undefined || (known.maybeSame && !maybeSame)) neighbours.set(other, { words, maybeSame });
        }
      }
    }
  }
  return neighbours;
}

type Offered = Pick<EntryDescription, 'linked' | 'near'>;

interface Neighbouring extends Neighbour {
  readonly entry: Entry;
}

/** What it belongs with, in timeline order; then what is like it, the nearest in time where there is much of it. */
function linkedOf(own: Opened, at: number, ties: Ties): Offered {
  const tied = tiedTo(own, at, ties);
  const far = ({ date }: Entry): number =>
    date === null || own.entry.date === null ? Infinity : Math.abs(date.sort - own.entry.date.sort);
  const belongs = [...tied]
    .map(([other, words]) => ({ entry: ties.opened(other).entry, words }))
    .sort((a, b) => compareEntries(a.entry, b.entry));
  const like: readonly Neighbouring[] = [...neighboursOf(own, at, ties)]
    .filter(([other]) => !tied.has(other))
    .map(([other, one]) => ({ entry: ties.opened(other).entry, ...one }));
  const nearest = (maybeSame: boolean): readonly Neighbouring[] =>
    like
      .filter((one) => one.maybeSame === maybeSame)
      .sort(
        (a, b) => (far(a.entry) === far(b.entry) ? 0 : far(a.entry) - far(b.entry)) || compareEntries(a.entry, b.entry),
      )
      .slice(0, NEAR_AT_MOST)
      .sort((a, b) => compareEntries(a.entry, b.entry));
  return {
    linked: [...belongs, ...nearest(false)].map(({ entry: { id, title }, words }) => ({ id, title, relation: words })),
    near: nearest(true).map(({ entry: { id, title, date, sources }, words }) => ({
      id,
      title,
      relation: words,
      date,
      providers: providersOf({ sources }),
    })),
  };
}

const evidence = (
  reason: Pick<JoinEvidence, 'rule' | 'text'>,
  facts: readonly Pick<Cluster['fact'], 'provider' | 'reference' | 'date' | 'resource'>[],
): JoinEvidence => ({
  ...reason,
  sides: facts.map(({ provider, reference, date }) => ({ provider: provider.id, reference, date })),
  identifiers: identifiersShared(facts.map(({ resource }) => resource)),
});

/**
 * Why the sources stand on one line: what each provider ties together itself, then what the rules joined across
 * providers.
 */
function joinsOf({ clusters, joins }: Merged): readonly JoinEvidence[] {
  const own = clusters
    .filter(({ members }) => members.length > 1)
    .map(({ fact, members }) =>
      evidence(
        {
          rule: 'own-chain',
          text: `${fact.provider.name} itself ties ${members.length} of its records together as one`,
        },
        members,
      ),
    );
  return [
    ...own,
    ...joins.map(({ join: { rule, text }, sides }) =>
      evidence(
        { rule, text },
        sides.map(({ fact }) => fact),
      ),
    ),
  ];
}

/** Each provider's part as the entry that it would be alone. */
const aloneOf = (rules: AnyRules, { clusters }: Merged, now: number): readonly Alone[] =>
  clusters.length < 2
    ? []
    : clusters.map((cluster) => {
        const { title, summary, date, status } = loneEntry(rules, cluster, undefined, now);
        return { provider: cluster.fact.provider.id, title, summary, date, status };
      });

/** The rules that brought an entry's sources together; empty for one that stands alone, or that the record has not. */
export function whyJoined(record: WholeRecord, id: string): readonly JoinEvidence[] {
  const workings = workingsOf(record);
  const at = workings === undefined ? undefined : tiesOf(workings).owner(id);
  return workings === undefined || at === undefined ? [] : joinsOf(tiesOf(workings).opened(at).merged);
}

/** An entry that another belongs with, and what it is to it. */
export interface Tied {
  readonly entry: Entry;
  readonly relation: string;
}

/**
 * The entries that one belongs with, and those that its section calls near it, each in timeline order; empty for an id
 * that is not there.
 */
export function tiedEntries(
  record: WholeRecord,
  id: string,
): { readonly tied: readonly Tied[]; readonly near: readonly Tied[] } {
  const workings = workingsOf(record);
  const ties = workings === undefined ? undefined : tiesOf(workings);
  const at = ties?.owner(id);
  if (ties === undefined || at === undefined) return { tied: [], near: [] };
  const own = ties.opened(at);
  const shown = (links: ReadonlyMap<number, string>): readonly Tied[] =>
    [...links]
      .map(([other, relation]) => ({ entry: ties.opened(other).entry, relation }))
      .sort((a, b) => compareEntries(a.entry, b.entry));
  return {
    tied: shown(tiedTo(own, at, ties)),
    near: shown(new Map([...neighboursOf(own, at, ties)].map(([other, { words }]) => [other, words]))),
  };
}

/** What the opened entry's own lines say, without what it is tied to; null when the record has no such entry. */
export function linesOf(record: WholeRecord, id: string): Pick<EntryDescription, 'facts' | 'history'> | null {
  const workings = workingsOf(record);
  const ties = workings === undefined ? undefined : tiesOf(workings);
  const at = ties?.owner(id);
  if (workings === undefined || ties === undefined || at === undefined) return null;
  const own = ties.opened(at);
  return own.made.rules.describe(factsOf(own.merged), workings.now);
}

/** Everything that an opened entry shows; null when the record has no such entry (any more). */
export function describeEntry(record: WholeRecord, id: string): EntryDescription | null {
  const workings = workingsOf(record);
  if (workings === undefined) return null;
  const ties = tiesOf(workings);
  const at = ties.owner(id);
  if (at === undefined || workings.entries[at]?.id !== id) return null;
  const own = ties.opened(at);
  const { facts, history } = own.made.rules.describe(factsOf(own.merged), workings.now);
  return {
    facts,
    history,
    joins: joinsOf(own.merged),
    alone: aloneOf(own.made.rules, own.merged, workings.now),
    ...linkedOf(own, at, ties),
  };
}
