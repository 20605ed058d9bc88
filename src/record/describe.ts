/** What does an opened entry say beyond its row: why its sources stand together, side by side, its history, and what it belongs with? */
import type { EntryDescription, JoinReason, WholeRecord } from './entry';
import { factsOf } from './entries';
import { workingsOf, type Workings } from './record';
import { localReference } from './resolve';

interface Tie {
  readonly id: string;
  readonly relation: string;
}

interface Ties {
  readonly owner: ReadonlyMap<string, string>;
  readonly backward: ReadonlyMap<string, readonly Tie[]>;
  readonly buckets: ReadonlyMap<string, readonly string[]>;
}

const TIES = new WeakMap<Workings, Ties>();

const push = <T>(map: Map<string, T[]>, key: string, value: T): void => {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
};

/** Made once per record, when the first entry is opened. */
function tiesOf(workings: Workings): Ties {
  const known = TIES.get(workings);
  if (known) return known;
  const owner = new Map<string, string>();
  const backward = new Map<string, Tie[]>();
  const buckets = new Map<string, string[]>();
  for (const [id, { rules, merged }] of workings.groups()) {
    for (const cluster of merged.clusters) {
      for (const member of cluster.members) {
        owner.set(`${member.provider.id}/${member.reference}`, id);
        for (const { reference, inverse } of rules.links?.(member) ?? []) {
          push(backward, `${member.provider.id}/${localReference(reference)}`, { id, relation: inverse });
        }
      }
      if (rules.near) for (const key of rules.keys(cluster.fact)) push(buckets, `${rules.section}|${key}`, id);
    }
  }
  const made = { owner, backward, buckets };
  TIES.set(workings, made);
  return made;
}

/** More than this many near matches help nobody. */
const NEAR_AT_MOST = 20;

function linkedOf(workings: Workings, id: string): EntryDescription['linked'] {
  const own = workings.groups().get(id);
  if (own === undefined) return [];
  const ties = tiesOf(workings);
  const linked = new Map<string, string>();
  const add = (other: string | undefined, relation: string): void => {
    if (other !== undefined && other !== id && !linked.has(other)) linked.set(other, relation);
  };
  for (const { members } of own.merged.clusters) {
    for (const member of members) {
      const here = `${member.provider.id}/`;
      for (const { reference, relation } of own.rules.links?.(member) ?? []) add(ties.owner.get(here + localReference(reference)), relation);
      for (const back of ties.backward.get(here + member.reference) ?? []) add(back.id, back.relation);
    }
  }
  const { rules } = own;
  if (rules.near) {
    const before = linked.size;
    for (const { fact } of own.merged.clusters) {
      for (const key of rules.keys(fact)) {
        for (const other of ties.buckets.get(`${rules.section}|${key}`) ?? []) {
          if (linked.size - before >= NEAR_AT_MOST || other === id) continue;
          const theirs = workings.groups().get(other)?.merged.clusters ?? [];
          const words = theirs.map((cluster) => rules.near?.(fact, cluster.fact) ?? null).find((found) => found !== null);
          if (words) add(other, words);
        }
      }
    }
  }
  return [...linked].map(([other, relation]) => ({ id: other, title: workings.groups().get(other)?.entry.title ?? '', relation }));
}

/** Why the sources stand on one line: what each provider ties together itself, then what the rules joined across providers. */
function joinsOf(workings: Workings, id: string): readonly JoinReason[] {
  const merged = workings.groups().get(id)?.merged;
  if (merged === undefined) return [];
  const own = merged.clusters
    .filter(({ members }) => members.length > 1)
    .map(({ fact, members }) => ({ rule: 'own-chain', text: `${fact.provider.name} itself ties ${members.length} of its records together as one` }));
  const seen = new Set<string>();
  const across = merged.joins.filter(({ text }) => !seen.has(text) && seen.add(text)).map(({ rule, text }) => ({ rule, text }));
  return [...own, ...across];
}

/** Everything that an opened entry shows; null when the record has no such entry (any more). */
export function describeEntry(record: WholeRecord, id: string): EntryDescription | null {
  const workings = workingsOf(record);
  const own = workings?.groups().get(id);
  if (workings === undefined || own === undefined) return null;
  const { facts, history } = own.rules.describe(factsOf(own.merged), workings.now);
  return { facts, history, joins: joinsOf(workings, id), linked: linkedOf(workings, id) };
}
