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
import { withEdgesHidden } from './edges';
import { figuresOf, totalOf } from './figures';
import { linesOf, type CountTable, type Part } from './table';
import { OUTCOMES, POPULATIONS, smallestTold, withLinesClosed } from './lines';
import { earlierFigures, earlierPopulations, refusedBefore } from './kept-figures';
import { isPopulationAlone, withAllWithheld, withOutcomeWithheld, type Figures, type Mark, type Stands } from './marks';
import { asNearTold, withNearWithheld } from './nearness';
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
  { told: table, held }: { readonly told: CountTable; readonly held: CountTable },
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
    const few = telling(held, figures, marks, answers, rules).map(({ cells, part }) => ({ among: cells, part }));
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
const isOutcomeOwn = (mark: Mark | null | undefined): boolean =>
  isOwn(mark) || (mark !== null && mark !== undefined && isPopulationAlone(mark));

const HIDDEN: Figures = { population: WITHHELD, outcome: WITHHELD, percent: WITHHELD };

/** Of a figure that stands. */
function daysOf({ earlier }: Mark): Pick<AnswerRow, 'figureOf' | 'populationOf'> {
  const { day = null, populationOf } = earlier ?? {};
  return { ...(day === null ? {} : { figureOf: day }), ...(populationOf === undefined ? {} : { populationOf }) };
}

function rowsOf(table: CountTable, figures: readonly Figures[], marks: readonly Mark[], rules: DisclosureRules) {
  const stands = standsOf(figures, rules);
  return table.cells.map(({ by }, at): AnswerRow => {
    const { population, outcome, percent } = figures[at] ?? HIDDEN;
    const mark = marks[at];
    return {
      by,
      population,
      outcome,
      percent,
      stands: stands[at] ?? null,
      ...(mark === undefined ? {} : daysOf(mark)),
    };
  });
}

/** What is told of figures of this very build is of these people; where an earlier figure stands, of those. */
const asTold = ({ cells, ...table }: CountTable, stand: readonly (Stands | null | undefined)[]): CountTable => ({
  ...table,
  cells: cells.map((cell, at) => ({ ...cell, ...stand[at]?.counts })),
});

/** Where the figure of everybody stands, the outcome is told beside it, and is withheld where it would be of either. */
function marksBySize(table: CountTable, whole: readonly (Stands | null)[], given: CountTable, rules: DisclosureRules) {
  return table.cells.map((cell, at): Mark => {
    const [mark, earlier, now] = [markOf(cell, rules), whole[at] ?? null, given.cells[at]];
    if (earlier === null || now === undefined) return mark;
    const isSame = mark.outcome === markOf(now, rules).outcome;
    return { ...(isSame ? mark : withOutcomeWithheld(mark)), earlier };
  });
}

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
  cells.map((cell, at) => {
    const isWhole = isOwn(stand[at]);
    const also = !isWhole && isOutcomeOwn(stand[at]) ? { isOutcomeOwn: true as const } : {};
    const populationOf = stand[at]?.earlier?.populationOf;
    const days = populationOf === undefined ? {} : { populationOf };
    return { ...cell, figures: figures[at] ?? HIDDEN, isOwn: isWhole, ...also, ...days };
  });

/** `given` holds every cell that there could be. What comes back as `kept` goes into the ledger before it is told. */
export function release(given: CountTable, { dataSet, answers, pairs }: Ledger, rules: DisclosureRules): Release {
  const { by } = given;
  if (by.length > rules.breakdowns || given.cells.length > rules.cells)
    return tooFine(`${String(given.cells.length)} cells of ${String(by.length)} breakdowns; ask for fewer`);
  const { withheldUpTo } = rules;
  const ledger = { dataSet, pairs, answers: answers.filter(({ refused }) => refused === undefined) };
  const stand = earlierFigures(given, ledger, rules);
  const whole = earlierPopulations(given, ledger, rules).map((one, at) => (stand[at] === null ? one : null));
  // whose people are held against those of earlier answers, and whose counts are told
  const held = asTold(
    given,
    stand.map((mark) => mark?.earlier),
  );
  const table = asTold(held, whole);
  const refused = (message: string): Refused => ({
    ...tooFine(message),
    kept: { refused: message, cells: keptOf(held, [], stand), sums: [], withheldUpTo },
  });
  const before = refusedBefore(
    given,
    answers.filter((answer) => answer.refused !== undefined),
    rules,
  );
  if (before !== null) return refused(before);
  const { cells } = table;
  const bySize = marksBySize(table, whole, given, rules);
  const closed = (marks: readonly Mark[]): readonly Mark[] => withLinesClosed(linesOf(by, cells), cells, marks);
  const own = closed(bySize);
  const isAllTold = stand.every((mark) => mark !== null);
  const counted = isAllTold ? own : closed(asNearTold(held, bySize, ledger, rules));
  if (isTooFine(table, counted, rules)) return refused(TOO_MUCH);
  const first = own.map((mark, at) => stand[at] ?? mark);
  const apart = withNearWithheld(held, first, ledger, rules);
  const isOwnPart = (at: number, part: Part): boolean => (part === 'outcome' ? isOutcomeOwn : isOwn)(apart[at]);
  // where all that is told was told before, nothing more can be worked out of it
  const sums = isAllTold ? [] : addsUp(newTable(held.cells, isOwnPart), ledger.answers, pairs);
  const { marks, isPossible } = isAllTold
    ? { marks: closed(apart), isPossible: true }
    : withNothingWorkedOut(
        { told: table, held },
        withEdgesHidden(held, apart, sums, ledger.answers, rules),
        sums,
        ledger,
        rules,
      );
  if (!isPossible) return refused(TOO_MUCH);
  const figures = cells.map((cell, at) => figuresOf(cell, marks[at] ?? markOf(cell, rules), rules));
  return {
    ok: true,
    rows: rowsOf(table, figures, marks, rules),
    total: totalOf(figures),
    kept: { cells: keptOf(held, figures, marks), sums, withheldUpTo },
  };
}
