/**
 * Which counts are of the same people, so that those of one side add up to those of the other? A side is a part of one
 * answer, or of several that have nobody in common. The smallest such groups: whatever adds up beyond them is a sum of
 * these.
 */
import type { Shared, Side, Sum } from './earlier';
import { joined, total, unique } from './joined';
import { sharedOf, sizeOf } from './sets';
import type { Cell, Part } from './table';

/** A new table, or one answered before. */
export interface Table {
  /** Null: the new one. */
  readonly number: number | null;
  readonly cells: readonly Cell[];
  /** Whether the figure of this part of a cell is of this very set. */
  readonly isOwn: (at: number, part: Part) => boolean;
}

export interface Member {
  readonly table: Table;
  readonly part: Part;
}

/** How the cells of one table share people with those of another, which is the earlier one of them. */
export type SharedBy = (one: Table, other: Table) => readonly Shared[];

interface Link {
  readonly one: Member;
  readonly other: Member;
  readonly cells: readonly [one: number, other: number];
  readonly people: number;
}

const sizeIn = ({ table, part }: Member, cell: number): number => {
  const found = table.cells[cell];
  return found === undefined ? 0 : sizeOf(found, part);
};

const linksOf = (left: readonly Member[], right: readonly Member[], sharedBy: SharedBy): readonly Link[] =>
  left.flatMap((one) =>
    right.flatMap((other) =>
      sharedBy(one.table, other.table).flatMap((shared): Link[] => {
        const people = sharedOf(shared, one.part, other.part);
        return people === 0 ? [] : [{ one, other, cells: [shared.cell, shared.earlier], people }];
      }),
    ),
  );

interface Group {
  readonly sides: readonly [left: readonly Side[], right: readonly Side[]];
  /** How many are in both sides, and how many in each. */
  readonly both: number;
  readonly sizes: readonly [left: number, right: number];
}

/** Groups of cells that are joined by somebody who is in both sides, where the figures are of these very people. */
function groupsOf(
  members: readonly [left: readonly Member[], right: readonly Member[]],
  sharedBy: SharedBy,
  most: number,
): readonly Group[] {
  const [left, right] = members;
  const links = linksOf(left, right, sharedBy);
  const groups = joined(links, ({ one, other, cells }) => [
    `left ${String(left.indexOf(one))} ${String(cells[0])}`,
    `right ${String(right.indexOf(other))} ${String(cells[1])}`,
  ]);
  return groups.flatMap((group) => {
    const side = (which: 'one' | 'other', place: 0 | 1): readonly Side[] =>
      members[place].map((member) => {
        const own = group.filter((link) => link[which] === member);
        return { number: member.table.number, part: member.part, cells: unique(own.map(({ cells }) => cells[place])) };
      });
    const sides = [side('one', 0), side('other', 1)] as const;
    if (total(sides.flat().map(({ cells }) => cells.length)) > most) return [];
    const all = sides.flatMap((of, place) =>
      of.flatMap(({ cells }, at) => cells.map((cell) => ({ member: members[place]?.[at], cell, place }))),
    );
    if (!all.every(({ member, cell }) => member?.table.isOwn(cell, member.part) === true)) return [];
    const sizeOn = (which: 0 | 1): number =>
      total(all.map(({ member, cell, place }) => (place === which && member ? sizeIn(member, cell) : 0)));
    return [{ sides, both: total(group.map(({ people }) => people)), sizes: [sizeOn(0), sizeOn(1)] as const }];
  });
}

/**
 * Every smallest group. A member of it may have no cell there: nobody is in those that it could have, which is told to
 * nobody. INVARIANT: the members of one side have nobody in common, or their counts would not be those of all their
 * people. `most`: no group of more cells.
 */
export const sumsOf = (
  left: readonly Member[],
  right: readonly Member[],
  sharedBy: SharedBy,
  most = Infinity,
): readonly Sum[] =>
  groupsOf([left, right], sharedBy, most).flatMap(({ sides, both, sizes }) =>
    sizes.every((size) => size === both) ? [{ left: sides[0], right: sides[1] }] : [],
  );

const sizeOfAll = (member: Member): number => total(member.table.cells.map((_, cell) => sizeIn(member, cell)));

/**
 * Where everybody of one is in the other, the smallest groups in which they are some of them. That they are is so by
 * what was asked; the same of single cells may be chance, of which nobody knows.
 */
export function partsOf(one: Member, other: Member, shared: readonly Shared[], most: number): readonly Sum[] {
  const groups = groupsOf([[one], [other]], () => shared, most);
  const both = total(shared.map((of) => sharedOf(of, one.part, other.part)));
  const [isOne, isOther] = [both === sizeOfAll(one), both === sizeOfAll(other)];
  if (isOne === isOther) return [];
  const [part, whole] = isOne ? ([0, 1] as const) : ([1, 0] as const);
  return groups.flatMap(({ sides, both: within, sizes }) =>
    sizes[whole] > within ? [{ left: sides[part], right: sides[whole], isPart: true as const }] : [],
  );
}
