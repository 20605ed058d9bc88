/**
 * Which of these numbered things hang together? Union-find; a representative is always the smallest number of its set.
 */

export interface Union {
  find(item: number): number;
  join(a: number, b: number): void;
}

export function unionOf(size: number): Union {
  const parent = new Int32Array(size);
  for (let i = 0; i < size; i += 1) parent[i] = i;
  const find = (item: number): number => {
    let root = item;
    while (parent[root] !== root) root = parent[root] as number;
    for (let at = item; at !== root;) {
      const next = parent[at] as number;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  return {
    find,
    join(a, b) {
      const x = find(a);
      const y = find(b);
      if (x < y) parent[y] = x;
      else parent[x] = y;
    },
  };
}

/** The sets as lists, each in rising order, ordered by their smallest member. */
export function setsOf(union: Union, size: number): readonly (readonly number[])[] {
  const sets = new Map<number, number[]>();
  for (let i = 0; i < size; i += 1) {
    const root = union.find(i);
    const set = sets.get(root);
    if (set) set.push(i);
    else sets.set(root, [i]);
  }
  return [...sets.values()];
}
