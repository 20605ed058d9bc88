/**
 * D7: ten is no edge of rounding. A group that is told as ten has 8 to 12 people; that of two others, which differ by
 * just these, both are told says that there are ten or more, and that one of them is not says that there are fewer.
 */
import type { DisclosureRules } from '../rules/disclosure';
import { WITHHELD } from '../shapes/answer';
import { hasOwn, type EarlierAnswer, type Sum } from './earlier';
import { roundedTo } from './figures';
import { total } from './joined';
import { withAllWithheld, type Mark } from './marks';
import type { CountTable } from './table';

/** A cell of the new table, or of an earlier one. */
interface Group {
  /** Null: of an earlier one. */
  readonly own: number | null;
  readonly population: number;
  readonly isTold: boolean;
}

/** One group is two others together. */
interface Three {
  readonly both: Group;
  readonly parts: readonly [Group, Group];
}

type GroupsOf = (sides: Sum['left']) => readonly Group[];

function threeOf({ left, right, isPart }: Sum, groupsOf: GroupsOf): Three | null {
  const sides = [...left, ...right];
  const isThree = total(sides.map(({ cells }) => cells.length)) === 3;
  if (isPart === true || !isThree || !sides.every(({ part }) => part === 'population')) return null;
  const [one, two] = [groupsOf(left), groupsOf(right)].sort((a, b) => a.length - b.length);
  const [both, first, second] = [one?.[0], two?.[0], two?.[1]];
  return both === undefined || first === undefined || second === undefined ? null : { both, parts: [first, second] };
}

/** Of the groups of a sum, the one of the new table that goes; null where none does. */
function hiddenIn({ both, parts }: Three, { tooNear, roundTo }: DisclosureRules): number | null {
  for (const [differ, other] of [parts, [parts[1], parts[0]] as const]) {
    if (!differ.isTold || roundedTo(roundTo, differ.population) !== roundedTo(roundTo, tooNear)) continue;
    const [isWhole, isOther] = [both.isTold, other.isTold];
    // as where there were fewer
    if (isWhole && isOther && (both.own ?? other.own) !== null) return both.own ?? other.own;
    if (isWhole !== isOther && differ.population <= tooNear && differ.own !== null) return differ.own;
  }
  return null;
}

/** INVARIANT: of a group that is told as ten it is not told whether it has fewer. */
export function withEdgesHidden(
  { cells }: CountTable,
  given: readonly Mark[],
  sums: readonly Sum[],
  answers: readonly EarlierAnswer[],
  rules: DisclosureRules,
): readonly Mark[] {
  const marks = [...given];
  const numbered = new Map(answers.map((answer) => [answer.number, answer]));
  const groupsOf: GroupsOf = (sides) =>
    sides.flatMap(({ number, cells: places }) =>
      places.flatMap((at): readonly Group[] => {
        const [own, mark] = [cells[at], marks[at]];
        if (number === null)
          return own === undefined || mark === undefined
            ? []
            : [{ own: at, population: own.population, isTold: mark.population === 'shown' && mark.earlier === null }];
        const earlier = numbered.get(number)?.cells[at];
        if (earlier === undefined) return [];
        const isTold = hasOwn(earlier, 'population') && earlier.figures.population !== WITHHELD;
        return [{ own: null, population: earlier.population, isTold }];
      }),
    );
  for (const sum of sums) {
    const three = threeOf(sum, groupsOf);
    const at = three === null ? null : hiddenIn(three, rules);
    const mark = at === null ? undefined : marks[at];
    if (at !== null && mark !== undefined) marks[at] = withAllWithheld(mark);
  }
  return marks;
}
