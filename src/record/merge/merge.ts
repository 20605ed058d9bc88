/**
 * Which facts of different providers are one? The one engine that runs every section's rules, near linear and blind to
 * the order of arrival.
 */
import type { FactBase, Join } from '../section';
import type { AnyRules, Cluster } from './read';
import { unionOf } from './union';

/** Why two clusters were joined. */
export interface Joined {
  readonly join: Join;
  readonly sides: readonly [Cluster, Cluster];
}

/** Clusters that are one fact, newest first, and the reasons that joined them. */
export interface Merged {
  readonly clusters: readonly Cluster[];
  readonly joins: readonly Joined[];
}

/** One section of the record: nearly all of it stands alone, and costs nothing more. */
export interface MergedSection {
  readonly lone: readonly Cluster[];
  readonly joined: readonly Merged[];
}

/** In a crowded bucket a fact is compared with this many neighbours in time: 8,000 equal keys stay linear. */
const NEIGHBOURS = 64;

const NO_JOINS: readonly Joined[] = [];

interface Edge {
  readonly a: number;
  readonly b: number;
  readonly join: Join;
}

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const newestFirst = (a: Cluster, b: Cluster): number =>
  (b.fact.date?.sort ?? -Infinity) - (a.fact.date?.sort ?? -Infinity) || text(a.key, b.key);

/** Groups one section's clusters over all providers. */
export function mergeSection(rules: AnyRules, perProvider: readonly (readonly Cluster[])[]): MergedSection {
  const filled = perProvider.filter((clusters) => clusters.length > 0);
  if (filled.length < 2) return { lone: filled[0] ?? [], joined: [] };
  const clusters = filled.flat();
  const owner = new Int32Array(clusters.length);
  let at = 0;
  filled.forEach((own, provider) => own.forEach(() => (owner[at++] = provider)));
  const edges = chosen(candidates(rules, clusters, owner), owner, clusters);
  const { union, used } = unite(rules, edges, clusters, owner);
  if (used.length === 0) return { lone: clusters, joined: [] };
  const joins = new Map<number, Joined[]>();
  for (const { a, b, join } of used) {
    const root = union.find(a);
    const reason: Joined = { join, sides: [clusters[a] as Cluster, clusters[b] as Cluster] };
    const list = joins.get(root);
    if (list) list.push(reason);
    else joins.set(root, [reason]);
  }
  const lone: Cluster[] = [];
  const sets = new Map<number, Cluster[]>();
  clusters.forEach((cluster, i) => {
    const root = union.find(i);
    if (!joins.has(root)) lone.push(cluster);
    else {
      const set = sets.get(root);
      if (set) set.push(cluster);
      else sets.set(root, [cluster]);
    }
  });
  return {
    lone,
    joined: [...sets].map(([root, set]) => ({ clusters: set.sort(newestFirst), joins: joins.get(root) ?? NO_JOINS })),
  };
}

/** A fact that stands alone, as a group. */
export const loneGroup = (cluster: Cluster): Merged => ({ clusters: [cluster], joins: NO_JOINS });

/** Every pair that shares a bucket and that the section calls the same. */
function candidates(rules: AnyRules, clusters: readonly Cluster[], owner: Int32Array): readonly Edge[] {
  const buckets = new Map<string, number[]>();
  let several = false;
  clusters.forEach((cluster, i) => {
    const keys = (cluster.keys ??= rules.keys(cluster.fact));
    several ||= keys.length > 1;
    for (const key of keys) {
      const bucket = buckets.get(key);
      if (bucket) bucket.push(i);
      else buckets.set(key, [i]);
    }
  });
  const edges: Edge[] = [];
  const compared = new Set<number>();
  for (const bucket of buckets.values()) {
    if (bucket.length < 2) continue;
    const members = bucket.length > NEIGHBOURS ? interleaved(bucket, clusters, owner) : bucket;
    for (let x = 0; x < members.length; x += 1) {
      const a = members[x] as number;
      const until = Math.min(members.length, x + NEIGHBOURS + 1);
      for (let y = x + 1; y < until; y += 1) {
        const b = members[y] as number;
        if (owner[a] === owner[b]) continue;
        if (several) {
          const pair = a < b ? a * clusters.length + b : b * clusters.length + a;
          if (compared.has(pair)) continue;
          compared.add(pair);
        }
        const left = clusters[a] as Cluster;
        const right = clusters[b] as Cluster;
        const join = left.key < right.key ? rules.same(left.fact, right.fact) : rules.same(right.fact, left.fact);
        if (join !== null) edges.push({ a, b, join });
      }
    }
  }
  return edges;
}

/**
 * By date, and among equal dates the first of each provider, then the second of each: equals meet their likely
 * partners.
 */
function interleaved(bucket: readonly number[], clusters: readonly Cluster[], owner: Int32Array): readonly number[] {
  const sorted = [...bucket].sort((a, b) => newestFirst(clusters[a] as Cluster, clusters[b] as Cluster));
  const seen = new Map<string, number>();
  const ordinal = new Map<number, number>();
  for (const i of sorted) {
    const place = `${owner[i] ?? 0}|${(clusters[i] as Cluster).fact.date?.sort ?? ''}`;
    const count = seen.get(place) ?? 0;
    ordinal.set(i, count);
    seen.set(place, count + 1);
  }
  const day = (i: number): number => (clusters[i] as Cluster).fact.date?.sort ?? -Infinity;
  return sorted.sort(
    (a, b) =>
      (day(a) === day(b) ? 0 : day(b) - day(a)) ||
      (ordinal.get(a) ?? 0) - (ordinal.get(b) ?? 0) ||
      text((clusters[a] as Cluster).key, (clusters[b] as Cluster).key),
  );
}

/**
 * Drops what holds only for a sole candidate where there are several, and puts the best first; ties by date, then by
 * name.
 */
function chosen(edges: readonly Edge[], owner: Int32Array, clusters: readonly Cluster[]): readonly Edge[] {
  const counts = new Map<string, number>();
  if (edges.some(({ join }) => join.sole)) {
    for (const { a, b } of edges) {
      for (const place of [`${a}>${owner[b] ?? 0}`, `${b}>${owner[a] ?? 0}`])
        counts.set(place, (counts.get(place) ?? 0) + 1);
    }
  }
  const kept = edges.filter(
    ({ a, b, join }) =>
      !join.sole || (counts.get(`${a}>${owner[b] ?? 0}`) === 1 && counts.get(`${b}>${owner[a] ?? 0}`) === 1),
  );
  const when = (i: number): number => clusters[i]?.fact.date?.sort ?? -Infinity;
  const key = (i: number): string => clusters[i]?.key ?? '';
  const order = (x: number, y: number): number => (x === y ? 0 : x - y);
  return kept.sort((x, y) => {
    const [x1, x2] = key(x.a) < key(x.b) ? [x.a, x.b] : [x.b, x.a];
    const [y1, y2] = key(y.a) < key(y.b) ? [y.a, y.b] : [y.b, y.a];
    return (
      (x.join.rank ?? 0) - (y.join.rank ?? 0) ||
      order(Math.max(when(y.a), when(y.b)), Math.max(when(x.a), when(x.b))) ||
      order(Math.min(when(y.a), when(y.b)), Math.min(when(x.a), when(x.b))) ||
      text(key(x1), key(y1)) ||
      text(key(x2), key(y2))
    );
  });
}

/**
 * Joins along the edges, best first.
 * INVARIANT: a join never brings together two facts that one provider keeps apart, nor two that the section holds
 * apart.
 */
function unite(rules: AnyRules, edges: readonly Edge[], clusters: readonly Cluster[], owner: Int32Array) {
  const union = unionOf(clusters.length);
  const members = new Map<number, readonly number[]>();
  const used: Edge[] = [];
  const of = (i: number): readonly number[] => members.get(i) ?? [i];
  const fact = (i: number): FactBase => (clusters[i] as Cluster).fact;
  for (const edge of edges) {
    const a = union.find(edge.a);
    const b = union.find(edge.b);
    if (a === b) {
      used.push(edge);
      continue;
    }
    const left = of(a);
    const right = of(b);
    if (left.some((x) => right.some((y) => owner[x] === owner[y] || rules.apart?.(fact(x), fact(y)) === true)))
      continue;
    union.join(a, b);
    members.set(union.find(a), [...left, ...right]);
    used.push(edge);
  }
  return { union, used };
}
