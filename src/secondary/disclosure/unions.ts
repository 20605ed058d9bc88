/**
 * D7, of several cells at once: do figures of the new table, held against figures of one answered before, tell of the
 * few people by whom they differ? A cell is compared with those of the other table that are mostly the same people, and
 * the whole with the whole.
 */
import type { DisclosureRules } from '../rules/disclosure';
import { hasOwn, rulesOf, type Compared, type Shared } from './earlier';
import { total } from './joined';
import { isPopulationAlone, type Figures, type Mark } from './marks';
import { toldRange, type Range } from './range';
import type { CountTable, Part } from './table';

interface Sides {
  readonly own: readonly number[];
  readonly earlier: readonly number[];
  /** How many are on one side alone. */
  readonly onlyOwn: number;
  readonly onlyEarlier: number;
}

const SAME: readonly (readonly [Part, Part])[] = [
  ['outcome', 'outcome'],
  ['others', 'others'],
];
const TURNED: typeof SAME = [
  ['outcome', 'others'],
  ['others', 'outcome'],
];

const low = (of: readonly (Range | null)[]): number => total(of.map((range) => range?.low ?? 0));
const high = (of: readonly (Range | null)[]): number => total(of.map((range) => range?.high ?? 0));

/** May somebody know for certain, or nearly, how many of those who differ are in this part? */
function tellsOfFew(
  sides: Sides,
  own: readonly Figures[],
  earlier: readonly Figures[],
  [part, earlierPart]: readonly [Part, Part],
  [rules, earlierRules]: readonly [DisclosureRules, DisclosureRules],
): boolean {
  const mine = own.map((one) => toldRange(one, part, rules));
  const theirs = earlier.map((one) => toldRange(one, earlierPart, earlierRules));
  if (mine.includes(null) || theirs.includes(null)) return false;
  const most = Math.min(sides.onlyOwn, high(mine) - low(theirs));
  const least = Math.max(-sides.onlyEarlier, low(mine) - high(theirs));
  const possible = sides.onlyOwn + sides.onlyEarlier + 1;
  return most - least + 1 < Math.min(rules.feasible, possible);
}

/** Do the sizes alone tell that somebody is on one side and not on the other, where those are few? */
function tellsThatFewDiffer(
  sides: Sides,
  own: readonly Figures[],
  earlier: readonly Figures[],
  [rules, earlierRules]: readonly [DisclosureRules, DisclosureRules],
): boolean {
  if (sides.onlyOwn + sides.onlyEarlier > rules.tooNear) return false;
  const mine = own.map((one) => toldRange(one, 'population', rules));
  const theirs = earlier.map((one) => toldRange(one, 'population', earlierRules));
  return low(mine) > high(theirs) || high(mine) < low(theirs);
}

/** One cell, and of the other table the cells that are mostly in it. */
function nearestUnion(
  size: number,
  sharing: readonly { readonly at: number; readonly shared: number; readonly size: number }[],
): { readonly cells: readonly number[]; readonly onlyThis: number; readonly onlyThose: number } {
  const within = sharing.filter((one) => 2 * one.shared > one.size);
  return {
    cells: within.map(({ at }) => at),
    onlyThis: size - total(within.map(({ shared }) => shared)),
    onlyThose: total(within.map((one) => one.size - one.shared)),
  };
}

/** Which parts are of one kind: those who are in both must have the same outcome, or the opposite one. */
function comparable({ own, earlier }: Sides, shared: readonly Shared[]): typeof SAME {
  const both = shared.filter((one) => own.includes(one.cell) && earlier.includes(one.earlier));
  const sum = (of: (one: Shared) => number): number => total(both.map(of));
  const [mine, theirs, agreed] = [
    sum((one) => one.outcomePopulation),
    sum((one) => one.populationOutcome),
    sum((one) => one.outcomes),
  ];
  if (mine === agreed && theirs === agreed) return SAME;
  const isTurned = agreed === 0 && mine + theirs === sum((one) => one.populations);
  return isTurned ? TURNED : [];
}

function grouped(shared: readonly Shared[], by: 'cell' | 'earlier'): ReadonlyMap<number, readonly Shared[]> {
  const groups = new Map<number, Shared[]>();
  for (const one of shared) {
    const group = groups.get(one[by]) ?? [];
    group.push(one);
    groups.set(one[by], group);
  }
  return groups;
}

function sidesOf(table: CountTable, answer: Compared, told: (at: number) => boolean): readonly Sides[] {
  const isTold = (at: number): boolean => {
    const cell = answer.cells[at];
    return cell !== undefined && hasOwn(cell, 'outcome') && cell.figures.population !== 'withheld';
  };
  const shared = answer.shared.filter((one) => told(one.cell) && isTold(one.earlier));
  const own = (at: number): number => table.cells[at]?.population ?? 0;
  const theirs = (at: number): number => answer.cells[at]?.population ?? 0;
  const sides: Sides[] = [];
  for (const [cell, group] of grouped(shared, 'cell')) {
    const those = group.map(({ earlier, populations }) => ({
      at: earlier,
      shared: populations,
      size: theirs(earlier),
    }));
    const { cells, onlyThis, onlyThose } = nearestUnion(own(cell), those);
    sides.push({ own: [cell], earlier: cells, onlyOwn: onlyThis, onlyEarlier: onlyThose });
  }
  for (const [earlier, group] of grouped(shared, 'earlier')) {
    const those = group.map(({ cell, populations }) => ({ at: cell, shared: populations, size: own(cell) }));
    const { cells, onlyThis, onlyThose } = nearestUnion(theirs(earlier), those);
    sides.push({ own: cells, earlier: [earlier], onlyOwn: onlyThose, onlyEarlier: onlyThis });
  }
  const all = {
    own: [...new Set(shared.map(({ cell }) => cell))],
    earlier: [...new Set(shared.map((one) => one.earlier))],
  };
  const both = total(shared.map(({ populations }) => populations));
  sides.push({ ...all, onlyOwn: total(all.own.map(own)) - both, onlyEarlier: total(all.earlier.map(theirs)) - both });
  return sides.filter((one) => one.own.length > 0 && one.earlier.length > 0 && one.onlyOwn + one.onlyEarlier > 0);
}

/** Groups of new cells whose figures, beside those of an earlier answer, tell too much; empty where none does. */
export function telling(
  table: CountTable,
  figures: readonly Figures[],
  marks: readonly Mark[],
  ledger: readonly Compared[],
  rules: DisclosureRules,
): readonly { readonly cells: readonly number[]; readonly part: Part }[] {
  const told = (at: number): boolean => {
    const mark = marks[at];
    return mark?.population === 'shown' && (mark.earlier === null || isPopulationAlone(mark));
  };
  return ledger.flatMap((answer) => {
    if (answer.shared.length === 0) return [];
    return sidesOf(table, answer, told).flatMap((sides) => {
      const own = sides.own.flatMap((at) => figures[at] ?? []);
      const earlier = sides.earlier.flatMap((at) => answer.cells[at]?.figures ?? []);
      const both = [rules, rulesOf(answer, rules)] as const;
      if (tellsThatFewDiffer(sides, own, earlier, both)) return [{ cells: sides.own, part: 'population' as const }];
      return comparable(sides, answer.shared)
        .filter((parts) => tellsOfFew(sides, own, earlier, parts, both))
        .map(([part]) => ({ cells: sides.own, part }));
    });
  });
}
