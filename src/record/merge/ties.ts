/**
 * Which entry holds a resource, which entries point to it, and which share a bucket with it? Looked up when an entry is
 * opened, never before.
 */
import type { Entry } from '../entry';
import { loneGroup, type Merged, type MergedSection } from './merge';
import type { AnyRules, Cluster } from './read';
import { localReference } from './resolve';

/** One section's part of a record's workings. */
export interface Made {
  readonly rules: AnyRules;
  /** Where its entries begin: first those that stand alone, then the joined. */
  readonly from: number;
  readonly merged: MergedSection;
}

/** What an opened entry is described from. Kept beside the record, not in it, so that rows stay light. */
export interface Workings {
  readonly now: number;
  /** Section by section, as `made` tells. */
  readonly entries: readonly Entry[];
  readonly made: readonly Made[];
}

export interface Opened {
  readonly entry: Entry;
  readonly made: Made;
  readonly merged: Merged;
}

/** A tie seen from its target: the entry that points here, and what it is. */
export interface Back {
  readonly at: number;
  readonly relation: string;
}

export interface Ties {
  /** The entry, by its place, that holds `provider/Type/id`. */
  owner(key: string): number | undefined;
  opened(at: number): Opened;
  /** Who points to a resource of a provider. */
  backward(provider: string, reference: string): readonly Back[];
  /** The places of the entries of a section that share a bucket. */
  bucket(made: Made, key: string): readonly number[];
}

const NONE: readonly never[] = [];

const push = <T>(map: Map<string, T[]>, key: string, value: T): void => {
  const others = map.get(key);
  if (others) others.push(value);
  else map.set(key, [value]);
};

/** Every cluster of a section with the place of its entry. */
function each({ from, merged: { lone, joined } }: Made, visit: (cluster: Cluster, at: number) => void): void {
  lone.forEach((cluster, i) => {
    visit(cluster, from + i);
  });
  joined.forEach(({ clusters }, i) => {
    for (const cluster of clusters) visit(cluster, from + lone.length + i);
  });
}

function ownersOf({ made }: Workings): ReadonlyMap<string, number> {
  const owners = new Map<string, number>();
  for (const part of made) {
    each(part, ({ fact, members, key }, at) => {
      owners.set(key, at);
      if (members.length > 1)
        for (const { provider, reference } of members)
          if (reference !== fact.reference) owners.set(`${provider.id}/${reference}`, at);
    });
  }
  return owners;
}

function backwardAt({ made }: Workings, provider: string): ReadonlyMap<string, readonly Back[]> {
  const backward = new Map<string, Back[]>();
  for (const part of made) {
    const { links } = part.rules;
    if (links === undefined) continue;
    each(part, (cluster, at) => {
      if (cluster.fact.provider.id !== provider) return;
      for (const member of cluster.members)
        for (const { reference, inverse } of links(member))
          push(backward, localReference(reference), { at, relation: inverse });
    });
  }
  return backward;
}

function bucketsOf(made: Made): ReadonlyMap<string, readonly number[]> {
  const buckets = new Map<string, number[]>();
  each(made, (cluster, at) => {
    for (const key of (cluster.keys ??= made.rules.keys(cluster.fact))) push(buckets, key, at);
  });
  return buckets;
}

function openedAt({ entries, made }: Workings, at: number): Opened {
  const part = made.findLast(({ from }) => from <= at) as Made;
  const {
    from,
    merged: { lone, joined },
  } = part;
  return {
    entry: entries[at] as Entry,
    made: part,
    merged: joined[at - from - lone.length] ?? loneGroup(lone[at - from] as Cluster),
  };
}

/** The value made when it is first asked for, and kept. */
function kept<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = make(key);
    known.set(key, value);
    return value;
  };
}

const tiesFor = (workings: Workings): Ties => {
  const owners = kept((own: Workings) => ownersOf(own));
  const backward = kept((provider: string) => backwardAt(workings, provider));
  const buckets = kept(bucketsOf);
  return {
    owner: (key) => owners(workings).get(key),
    opened: (at) => openedAt(workings, at),
    backward: (provider, reference) => backward(provider).get(reference) ?? NONE,
    bucket: (made, key) => buckets(made).get(key) ?? NONE,
  };
};

const TIES = new WeakMap<Workings, Ties>();

/** The ties of one record's workings, each part made once. */
export function tiesOf(workings: Workings): Ties {
  const known = TIES.get(workings);
  if (known !== undefined) return known;
  const ties = tiesFor(workings);
  TIES.set(workings, ties);
  return ties;
}
