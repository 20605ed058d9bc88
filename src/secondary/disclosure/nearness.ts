/** D7: which cells differ from one already answered by so few that the two would tell who they are? */
import type { DisclosureRules } from '../rules/disclosure';
import { WITHHELD } from '../shapes/answer';
import type { Compared, EarlierCell, Ledger, Shared } from './earlier';
import { withAllWithheld, withOutcomeWithheld, type Mark } from './marks';
import { distance } from './sets';
import { markOf } from './small';
import { cellKey, PARTS, type Cell, type CountTable, type Part } from './table';

/** Which parts of an earlier cell were told: of a band, both who has it and who has not. */
const toldParts = ({ figures, isOwn }: EarlierCell): readonly Part[] => {
  if (!isOwn || figures.population === WITHHELD) return [];
  return figures.percent === WITHHELD ? ['population'] : PARTS;
};

const sharedWith = ({ shared }: Compared): ReadonlyMap<number, ReadonlyMap<number, Shared>> => {
  const of = new Map<number, Map<number, Shared>>();
  for (const one of shared) {
    const those = of.get(one.cell) ?? new Map<number, Shared>();
    those.set(one.earlier, one);
    of.set(one.cell, those);
  }
  return of;
};

/** INVARIANT: what was told under another approval is withheld here, where the conditions of this one would. */
function markOfEarlier(earlier: EarlierCell, rules: DisclosureRules): Pick<Mark, 'population' | 'outcome'> {
  const { figures } = earlier;
  const here = markOf(earlier, rules);
  return {
    population: figures.population === WITHHELD ? 'withheld' : here.population,
    outcome: figures.percent === WITHHELD ? 'withheld' : figures.outcome === WITHHELD ? 'band' : here.outcome,
  };
}

interface Moved {
  readonly at: number;
  readonly earlier: EarlierCell;
  readonly isSameSet: boolean;
}

/** The cells of a table that an earlier one had too, and that have moved by few since. */
function movedByFew(table: CountTable, answer: Compared, tooNear: number): readonly Moved[] {
  const places = new Map(answer.cells.map(({ by }, at) => [cellKey(by), at]));
  const shared = sharedWith(answer);
  return table.cells.flatMap((cell, at) => {
    const place = places.get(cellKey(cell.by));
    const earlier = place === undefined ? undefined : answer.cells[place];
    if (place === undefined || earlier?.isOwn !== true) return [];
    const moved = PARTS.map((part) => distance(cell, part, earlier, part, shared.get(at)?.get(place)));
    // a part that did not move at all says of those who came or left that none, or all, have the outcome
    if (!moved.some((by) => by <= tooNear)) return [];
    return [{ at, earlier, isSameSet: moved.every((by) => by === 0) }];
  });
}

/**
 * The cells that were answered before, and have moved by so few that the figure stands; null for any other. INVARIANT:
 * one that did not move at all looks no different, or the rest would tell where somebody left.
 */
export function earlierFigures(
  table: CountTable,
  { answers, dataSet }: Pick<Ledger, 'answers' | 'dataSet'>,
  rules: DisclosureRules,
): readonly (Mark | null)[] {
  const stand: (Mark | null)[] = table.cells.map(() => null);
  // the latest that stands is the last to be written
  for (const answer of answers) {
    if (answer.asked !== table.asked) continue;
    const day = answer.dataSet === dataSet ? null : answer.day;
    for (const { at, earlier, isSameSet } of movedByFew(table, answer, rules.tooNear)) {
      const { figures, population, outcome } = earlier;
      stand[at] = {
        ...markOfEarlier(earlier, rules),
        earlier: { figures, counts: { population, outcome }, day, isSameSet },
      };
    }
  }
  return stand;
}

/**
 * In which words the same was refused of an earlier build, from which no cell has moved by more than few; null where it
 * was not. INVARIANT: what was refused is told as little by being answered as what was answered by being refused.
 */
export function refusedBefore(
  table: CountTable,
  refusals: readonly Compared[],
  { tooNear, withheldUpTo }: DisclosureRules,
): string | null {
  const again = refusals.findLast(
    (answer) =>
      answer.asked === table.asked &&
      answer.withheldUpTo === withheldUpTo &&
      answer.cells.length === table.cells.length &&
      movedByFew(table, answer, tooNear).length === table.cells.length,
  );
  return again?.refused ?? null;
}

/**
 * The marks by which it is too fine: of a cell that differs by few from one that was told, the mark of that one. Else a
 * refusal would tell of the few who are in one of the two.
 */
export function asNearTold(
  table: CountTable,
  marks: readonly Mark[],
  { answers }: Pick<Ledger, 'answers'>,
  rules: DisclosureRules,
): readonly Mark[] {
  const counted = [...marks];
  for (const { cells, shared } of answers)
    for (const one of shared) {
      const [cell, earlier, mark] = [table.cells[one.cell], cells[one.earlier], counted[one.cell]];
      if (cell === undefined || earlier === undefined || mark === undefined || toldParts(earlier).length === 0)
        continue;
      if (distance(cell, 'population', earlier, 'population', one) > rules.tooNear) continue;
      counted[one.cell] = { ...mark, ...markOfEarlier(earlier, rules) };
    }
  return counted;
}

const STRAIGHT: readonly (readonly [Part, Part])[] = PARTS.map((part) => [part, part]);
const TURNED: typeof STRAIGHT = [
  ['population', 'population'],
  ['outcome', 'others'],
  ['others', 'outcome'],
];

/** Whether it is, but for few, what was told, perhaps in other words or as its opposite. */
const isRetold = (cell: Cell, earlier: EarlierCell, one: Shared, tooNear: number): boolean =>
  [STRAIGHT, TURNED].some((parts) =>
    parts.every(([part, earlierPart]) => distance(cell, part, earlier, earlierPart, one) <= tooNear),
  );

/** What an earlier answer told of cells that share somebody with this one. */
type Told = readonly { readonly one: Shared; readonly earlier: EarlierCell; readonly isSame: boolean }[];

function isNear(cell: Cell, parts: readonly Part[], { tooNear }: DisclosureRules, told: Told): boolean {
  return told.some(({ one, earlier, isSame }) => {
    // that two groups have the same people with the outcome says of all others of them that none has it
    const isOther = distance(cell, 'population', earlier, 'population', one) > 0;
    return toldParts(earlier).some((was) =>
      parts.some((part) => {
        const differ = distance(cell, part, earlier, was, one);
        // and that they are the same people says that there are no others, unless the questions say it
        const isTelling = part === 'population' ? was === 'population' && !isSame : was !== 'population' && isOther;
        return differ >= (isTelling ? 0 : 1) && differ <= tooNear;
      }),
    );
  });
}

/** INVARIANT: one that did not move at all since looks no different from one that somebody left. */
const isRetoldIn = (cell: Cell, { tooNear }: DisclosureRules, told: Told): boolean =>
  told.some(({ one, earlier }) => toldParts(earlier).length > 0 && isRetold(cell, earlier, one, tooNear));

/** Withholds what is too near to a figure that was told; one mark, whatever the reason. */
export function withNearWithheld(
  table: CountTable,
  marks: readonly Mark[],
  { answers, dataSet }: Pick<Ledger, 'answers' | 'dataSet'>,
  rules: DisclosureRules,
): readonly Mark[] {
  const kept = [...marks];
  for (const answer of answers) {
    const ofCells = new Map<number, Told>();
    for (const one of answer.shared) {
      const earlier = answer.cells[one.earlier];
      const cell = table.cells[one.cell];
      if (earlier === undefined || cell === undefined) continue;
      const isOfSame = table.of === undefined || answer.of === undefined || table.of === answer.of;
      const isSame = isOfSame && cellKey(cell.by) === cellKey(earlier.by);
      ofCells.set(one.cell, [...(ofCells.get(one.cell) ?? []), { one, earlier, isSame }]);
    }
    for (const [at, told] of ofCells) {
      const [cell, mark] = [table.cells[at], kept[at]];
      if (cell === undefined || mark === undefined || mark.earlier !== null) continue;
      const isLater = answer.dataSet !== dataSet && isRetoldIn(cell, rules, told);
      if (isLater || isNear(cell, ['population'], rules, told)) kept[at] = withAllWithheld(mark);
      else if (isNear(cell, ['outcome', 'others'], rules, told)) kept[at] = withOutcomeWithheld(mark);
    }
  }
  return kept;
}
