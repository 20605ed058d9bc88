/**
 * What of a table of true counts may leave, given the rules and everything that left before? D1 to D7; the same input
 * gives the same answer. INVARIANT: each step withholds more, and none less; there is no way round any of them.
 */
import type { DisclosureRules } from '../rules/disclosure';
import { WITHHELD, type AnswerRow } from '../shapes/answer';
import { NOT_RECORDED } from '../shapes/data-set';
import { addsUp, newTable } from './adds-up';
import type { EarlierAnswer, EarlierCell, Ledger, Sum } from './earlier';
import { narrowed, relatedTo, sumsIn, type Answered } from './feasible';
import { figuresOf, totalOf } from './figures';
import { linesOf, type CountTable, type Part } from './table';
import { OUTCOMES, POPULATIONS, smallestTold, withLinesClosed } from './lines';
import { withAllWithheld, withOutcomeWithheld, type Figures, type Mark } from './marks';
import { asNearTold, earlierFigures, refusedBefore, withNearWithheld } from './nearness';
import { markOf } from './small';
import { standsOf } from './stands';
import { telling } from './unions';

export type Kept = Pick<EarlierAnswer, 'cells' | 'sums' | 'withheldUpTo' | 'refused'>;

export interface Released {
  readonly rows: readonly AnswerRow[];
  readonly total: Pick<AnswerRow, 'population' | 'outcome' | 'percent'>;
  /** What the ledger keeps of it. */
  readonly kept: Kept;
}

export type Release = ({ readonly ok: true } & Released) | Refused;

interface Refused {
  readonly ok: false;
  readonly rules: readonly ['D6'];
  readonly message: string;
  /** What the ledger keeps of it; absent where nothing that is counted was asked for that. */
  readonly kept?: Kept;
}

/** In the same words whatever it was of: which of the two would tell of the counts. */
const TOO_MUCH = 'too much of it would be withheld, or could be worked out; ask for broader groups';

const tooFine = (message: string): Refused => ({ ok: false, rules: ['D6'], message });

/** Withholds one more of these cells, the smallest that is told; null where none is. */
function withOneLess(
  table: CountTable,
  marks: readonly Mark[],
  among: readonly number[],
  part: Part,
): readonly Mark[] | null {
  const outcome = part === 'population' ? null : smallestTold(among, table.cells, marks, BANDS_TOO);
  const at = outcome ?? smallestTold(among, table.cells, marks, POPULATIONS);
  if (at === null) return null;
  return marks.map((mark, place) =>
    place !== at ? mark : outcome === null ? withAllWithheld(mark) : withOutcomeWithheld(mark),
  );
}

const BANDS_TOO = { ...OUTCOMES, isTold: ({ outcome }: Mark): boolean => outcome !== 'withheld' };

/** Number that no earlier answer has. */
const NEW = -1;

interface Step {
  readonly marks: readonly Mark[];
  readonly isPossible: boolean;
}

/** Withholds until nothing that is withheld, here or before, could be worked out from what is told. */
function withNothingWorkedOut(
  table: CountTable,
  given: readonly Mark[],
  sums: readonly Sum[],
  { answers }: Ledger,
  rules: DisclosureRules,
): Step {
  const lines = linesOf(table.by, table.cells);
  const related = relatedTo(sums, answers).map((answer): Answered => ({
    ...answer,
    sums: sumsIn(answer),
    figures: answer.cells.map(({ figures }) => figures),
  }));
  const own = { sums, number: NEW, by: table.by, cells: table.cells, withheldUpTo: rules.withheldUpTo };
  let marks = withLinesClosed(lines, table.cells, given);
  for (;;) {
    const figures = table.cells.map((cell, at) => figuresOf(cell, marks[at] ?? markOf(cell, rules), rules));
    const few = telling(table, figures, marks, answers, rules).map(({ cells, part }) => ({ among: cells, part }));
    const wrong = few.length > 0 ? few : narrowed({ ...own, figures }, related, rules);
    if (wrong.length === 0) return { marks, isPossible: true };
    let less = marks;
    for (const { among, part } of wrong) less = withOneLess(table, less, among, part) ?? less;
    if (less === marks) return { marks, isPossible: false };
    marks = withLinesClosed(lines, table.cells, less);
  }
}

const isOwn = (mark: Mark | null | undefined): boolean =>
  (mark?.earlier ?? null) === null || mark?.earlier?.isSameSet === true;

const HIDDEN: Figures = { population: WITHHELD, outcome: WITHHELD, percent: WITHHELD };

function rowsOf(table: CountTable, figures: readonly Figures[], marks: readonly Mark[], rules: DisclosureRules) {
  const stands = standsOf(figures, rules);
  return table.cells.map(({ by }, at): AnswerRow => {
    const { population, outcome, percent } = figures[at] ?? HIDDEN;
    const day = marks[at]?.earlier?.day;
    return {
      by,
      population,
      outcome,
      percent,
      stands: stands[at] ?? null,
      ...(day === undefined || day === null ? {} : { figureOf: day }),
    };
  });
}

/** What is told of figures of this very build is of these people; where an earlier figure stands, of those. */
const asTold = ({ cells, ...table }: CountTable, stand: readonly (Mark | null)[]): CountTable => ({
  ...table,
  cells: cells.map((cell, at) => ({ ...cell, ...stand[at]?.earlier?.counts })),
});

/** Too many are withheld, by size alone: what the ledger withholds besides is not told by a refusal. */
function isTooFine({ cells }: CountTable, own: readonly Mark[], { withheldShare }: DisclosureRules): boolean {
  // those of whom a value is not recorded are no group that anybody asked for, and few of them make no table too fine
  const groups = own.filter((_, at) => !Object.values(cells[at]?.by ?? {}).includes(NOT_RECORDED));
  const withheld = groups.filter(({ outcome }) => outcome === 'withheld').length;
  return groups.length === 0 || withheld > withheldShare * groups.length;
}

const keptOf = (
  { cells }: CountTable,
  figures: readonly Figures[],
  stand: readonly (Mark | null)[],
): readonly EarlierCell[] =>
  cells.map((cell, at) => ({ ...cell, figures: figures[at] ?? HIDDEN, isOwn: isOwn(stand[at]) }));

/** `given` holds every cell that there could be. What comes back as `kept` goes into the ledger before it is told. */
export function release(given: CountTable, { dataSet, answers, pairs }: Ledger, rules: DisclosureRules): Release {
  const { by } = given;
  if (by.length > rules.breakdowns || given.cells.length > rules.cells)
    return tooFine(`${String(given.cells.length)} cells of ${String(by.length)} breakdowns; ask for fewer`);
  const { withheldUpTo } = rules;
  const ledger = { dataSet, pairs, answers: answers.filter(({ refused }) => refused === undefined) };
  const stand = earlierFigures(given, ledger, rules);
  const table = asTold(given, stand);
  const refused = (message: string): Release => ({
    ...tooFine(message),
    kept: { refused: message, cells: keptOf(table, [], stand), sums: [], withheldUpTo },
  });
  const before = refusedBefore(
    given,
    answers.filter((answer) => answer.refused !== undefined),
    rules,
  );
  if (before !== null) return refused(before);
  const { cells } = table;
  const bySize = cells.map((cell) => markOf(cell, rules));
  const closed = (marks: readonly Mark[]): readonly Mark[] => withLinesClosed(linesOf(by, cells), cells, marks);
  const own = closed(bySize);
  if (isTooFine(table, closed(asNearTold(table, bySize, ledger, rules)), rules)) return refused(TOO_MUCH);
  const first = own.map((mark, at) => stand[at] ?? mark);
  const apart = withNearWithheld(table, first, ledger, rules);
  const sums = addsUp(
    newTable(cells, (at) => isOwn(apart[at])),
    ledger.answers,
    pairs,
  );
  const { marks, isPossible } = withNothingWorkedOut(table, apart, sums, ledger, rules);
  if (!isPossible) return refused(TOO_MUCH);
  const figures = cells.map((cell, at) => figuresOf(cell, marks[at] ?? markOf(cell, rules), rules));
  return {
    ok: true,
    rows: rowsOf(table, figures, marks, rules),
    total: totalOf(figures),
    kept: { cells: keptOf(table, figures, marks), sums, withheldUpTo },
  };
}
