/** What does an opened entry say beyond its row: why its sources stand together, side by side, its history, and what it belongs with? */
import type { Entry, EntryDescription, JoinReason, WholeRecord } from './entry';
import { factsOf } from './entries';
import type { Merged } from './merge';
import { workingsOf } from './build';
import { localReference } from './resolve';
import { tiesOf, type Opened, type Ties } from './ties';
import { compareEntries } from './timeline';

/** More than this many near matches help nobody. */
const NEAR_AT_MOST = 20;

type Linked = EntryDescription['linked'];

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
      for (const { reference, relation } of rules.links?.(member) ?? []) add(ties.owner(`${provider}/${localReference(reference)}`), relation);
      for (const back of ties.backward(provider, member.reference)) add(back.at, back.relation);
    }
  }
  return tied;
}

/** Entries of its section that may be the same and were kept apart. */
function nearTo(own: Opened, at: number, ties: Ties): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const { rules } = own.made;
  if (!rules.near) return found;
  for (const { fact } of own.merged.clusters) {
    for (const key of rules.keys(fact)) {
      for (const other of ties.bucket(own.made, key)) {
        if (other === at || found.has(other)) continue;
        for (const cluster of ties.opened(other).merged.clusters) {
          const words = rules.near(fact, cluster.fact);
          if (words !== null && !found.has(other)) found.set(other, words);
        }
      }
    }
  }
  return found;
}

/** What it belongs with, in timeline order; then what may be the same, the nearest in time where there is much of it. */
function linkedOf(own: Opened, at: number, ties: Ties): Linked {
  const tied = tiedTo(own, at, ties);
  const far = ({ date }: Entry): number => (date === null || own.entry.date === null ? Infinity : Math.abs(date.sort - own.entry.date.sort));
  const shown = (links: ReadonlyMap<number, string>) => [...links].map(([other, relation]) => ({ entry: ties.opened(other).entry, relation }));
  const near = shown(new Map([...nearTo(own, at, ties)].filter(([other]) => !tied.has(other))))
    .sort((a, b) => (far(a.entry) === far(b.entry) ? 0 : far(a.entry) - far(b.entry)) || compareEntries(a.entry, b.entry))
    .slice(0, NEAR_AT_MOST);
  const inOrder = (links: ReturnType<typeof shown>) => links.sort((a, b) => compareEntries(a.entry, b.entry));
  return [...inOrder(shown(tied)), ...inOrder(near)].map(({ entry: { id, title }, relation }) => ({ id, title, relation }));
}

/** Why the sources stand on one line: what each provider ties together itself, then what the rules joined across providers. */
function joinsOf({ clusters, joins }: Merged): readonly JoinReason[] {
  const own = clusters
    .filter(({ members }) => members.length > 1)
    .map(({ fact, members }) => ({ rule: 'own-chain', text: `${fact.provider.name} itself ties ${members.length} of its records together as one` }));
  const seen = new Set<string>();
  const across = joins.filter(({ text }) => !seen.has(text) && seen.add(text)).map(({ rule, text }) => ({ rule, text }));
  return [...own, ...across];
}

/** An entry that another belongs with, and what it is to it. */
export interface Tied {
  readonly entry: Entry;
  readonly relation: string;
}

/** The entries that one belongs with, and those that its section calls near it, each in timeline order; empty for an id that is not there. */
export function tiedEntries(record: WholeRecord, id: string): { readonly tied: readonly Tied[]; readonly near: readonly Tied[] } {
  const workings = workingsOf(record);
  const ties = workings === undefined ? undefined : tiesOf(workings);
  const at = ties?.owner(id);
  if (ties === undefined || at === undefined) return { tied: [], near: [] };
  const own = ties.opened(at);
  const shown = (links: ReadonlyMap<number, string>): readonly Tied[] =>
    [...links].map(([other, relation]) => ({ entry: ties.opened(other).entry, relation })).sort((a, b) => compareEntries(a.entry, b.entry));
  return { tied: shown(tiedTo(own, at, ties)), near: shown(nearTo(own, at, ties)) };
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
  return { facts, history, joins: joinsOf(own.merged), linked: linkedOf(own, at, ties) };
}
