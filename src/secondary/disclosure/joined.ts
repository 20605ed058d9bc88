/** Small sums and groups that several parts of disclosure control need. */

/** Items that have an end in common, directly or through others, in the order in which each group was first met. */
export function joined<T>(
  items: readonly T[],
  endsOf: (item: T) => readonly [one: string, other: string],
): readonly (readonly T[])[] {
  const parents = new Map<string, string>();
  const rootOf = (name: string): string => {
    let root = name;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) root = next;
    parents.set(name, root);
    return root;
  };
  for (const item of items) {
    const [one, other] = endsOf(item);
    parents.set(rootOf(one), rootOf(other));
  }
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const root = rootOf(endsOf(item)[0]);
    const group = groups.get(root) ?? [];
    group.push(item);
    groups.set(root, group);
  }
  return [...groups.values()];
}

/** Each once, from the smallest on. */
export const unique = (numbers: readonly number[]): readonly number[] => [...new Set(numbers)].sort((a, b) => a - b);

export const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
