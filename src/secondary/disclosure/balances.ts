/**
 * Which cells of two answers hold the same people, so that the counts of one side add up to those of the other? The
 * smallest such groups: whatever adds up beyond them is a sum of these.
 */
import type { Balance, Compared, Shared } from './earlier';
import type { Cell } from './table';

/** Cells that are joined by somebody who is in both. */
function groupsOf(shared: readonly Shared[]): readonly (readonly Shared[])[] {
  const parents = new Map<string, string>();
  const rootOf = (name: string): string => {
    let root = name;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) root = next;
    parents.set(name, root);
    return root;
  };
  const nameOf = ({ cell }: Shared): string => `own ${String(cell)}`;
  for (const one of shared) parents.set(rootOf(nameOf(one)), rootOf(`earlier ${String(one.earlier)}`));
  const groups = new Map<string, Shared[]>();
  for (const one of shared) {
    const root = rootOf(nameOf(one));
    const group = groups.get(root) ?? [];
    group.push(one);
    groups.set(root, group);
  }
  return [...groups.values()];
}

const unique = (numbers: readonly number[]): readonly number[] => [...new Set(numbers)].sort((a, b) => a - b);
const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** `isOwn`: whether the figures of a new cell are of this very set. */
export function balancesOf(
  cells: readonly Cell[],
  isOwn: (at: number) => boolean,
  { number, shared, cells: earlierCells }: Compared,
): readonly Balance[] {
  return groupsOf(shared).flatMap((group) => {
    const [own, other] = [unique(group.map(({ cell }) => cell)), unique(group.map(({ earlier }) => earlier))];
    const sum = (of: 'population' | 'outcome', side: readonly Pick<Cell, 'population' | 'outcome'>[]): number =>
      total(side.map((cell) => cell[of]));
    const mine = own.flatMap((at) => cells[at] ?? []);
    const theirs = other.flatMap((at) => earlierCells[at] ?? []);
    const isWhole =
      own.every(isOwn) &&
      theirs.every((cell) => cell.isOwn) &&
      [sum('population', mine), sum('population', theirs)].every(
        (n) => n === total(group.map((one) => one.populations)),
      );
    if (!isWhole) return [];
    const isOutcomeToo = [sum('outcome', mine), sum('outcome', theirs)].every(
      (n) => n === total(group.map(({ outcomes }) => outcomes)),
    );
    return [{ with: number, own, other, isOutcomeToo }];
  });
}
