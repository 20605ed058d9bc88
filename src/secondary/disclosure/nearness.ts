/** D7: which cells differ from one already answered by so few that the two would tell who they are? */
import type { DisclosureRules } from '../rules/disclosure';
import { WITHHELD } from '../shapes/answer';
import { hasOwn, type EarlierCell, type Ledger, type Shared } from './earlier';
import { markOfEarlier } from './kept-figures';
import { isPopulationAlone, withAllWithheld, withOutcomeWithheld, type Mark } from './marks';
import { distance } from './sets';
import { cellKey, PARTS, type Cell, type CountTable, type Part } from './table';

/** Which parts of an earlier cell were told: of a band, both who has it and who has not. */
const toldParts = (earlier: EarlierCell): readonly Part[] => {
  const { figures, isOwn } = earlier;
  if (!hasOwn(earlier, 'outcome') || figures.population === WITHHELD) return [];
  const told = figures.percent === WITHHELD ? (['population'] as const) : PARTS;
  return isOwn ? told : told.filter((part) => part !== 'population');
};

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
      if (cell === undefined || mark === undefined) continue;
      const isAlone = isPopulationAlone(mark);
      if (mark.earlier !== null && !isAlone) continue;
      const isLater = answer.dataSet !== dataSet && isRetoldIn(cell, rules, told);
      // a figure of everybody that stands was told already
      if (!isAlone && (isLater || isNear(cell, ['population'], rules, told))) kept[at] = withAllWithheld(mark);
      else if (isLater || isNear(cell, ['outcome', 'others'], rules, told)) kept[at] = withOutcomeWithheld(mark);
    }
  }
  return kept;
}
