/**
 * Could each withheld count still be one of several values, given everything that was ever told? Counts are bounded by
 * what is shown of them, by the other two counts of their cell, and by cells of other answers that hold the same
 * people; each bound narrows the next.
 */
import type { DisclosureRules } from '../rules/disclosure';
import { WITHHELD } from '../shapes/answer';
import { rulesOf, type Balance, type EarlierAnswer } from './earlier';
import type { Breakdown } from '../shapes/question';
import type { Figures } from './marks';
import { knownRange, NO_END } from './range';
import { PARTS, type Part } from './sets';
import type { Cell } from './table';

interface Known {
  low: number;
  high: number;
}

/** Σ left = Σ right, by place in the list of what is known. */
interface Equation {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** A table and what is told of it. */
export interface Answered {
  readonly number: number;
  readonly by: readonly Breakdown[];
  readonly cells: readonly Cell[];
  readonly figures: readonly Figures[];
  readonly balances: readonly Balance[];
  readonly withheldUpTo?: number;
}

const sumOf = (known: readonly Known[], of: readonly number[], end: 'low' | 'high'): number =>
  of.reduce((sum, at) => sum + (known[at]?.[end] ?? 0), 0);

/** Narrows each count of one side; true where anything was. */
function narrow(known: readonly Known[], side: readonly number[], other: readonly number[]): boolean {
  const [least, most] = [sumOf(known, other, 'low'), sumOf(known, other, 'high')];
  const [low, high] = [sumOf(known, side, 'low'), sumOf(known, side, 'high')];
  let more = false;
  for (const at of side) {
    const one = known[at];
    if (one === undefined) continue;
    const [newLow, newHigh] = [least - (high - one.high), most - (low - one.low)];
    if (newLow > one.low) [one.low, more] = [newLow, true];
    if (newHigh < one.high) [one.high, more] = [newHigh, true];
  }
  return more;
}

const PASSES = 60;

function settle(known: readonly Known[], equations: readonly Equation[]): void {
  for (let pass = 0; pass < PASSES; pass += 1) {
    let more = false;
    for (const { left, right } of equations) {
      if (narrow(known, left, right)) more = true;
      if (narrow(known, right, left)) more = true;
    }
    if (!more) return;
  }
}

/** A count of the new table or of an earlier one; `cell` is null for what the empty cells of one group add up to. */
interface Count {
  readonly answer: number;
  readonly cell: number | null;
  readonly part: Part;
}

interface System {
  readonly counts: readonly Count[];
  readonly known: readonly Known[];
  readonly equations: readonly Equation[];
}

/** Empty cells of one side that would be in the group, had anybody been in them. */
const hasEmpty = (own: Answered, other: Answered, group: readonly number[]): boolean => {
  const common = own.by.filter((column) => other.by.includes(column));
  const keys = new Set(group.map((at) => keyOf(common, other.cells[at])));
  return own.cells.some((cell) => cell.population === 0 && keys.has(keyOf(common, cell)));
};

const keyOf = (columns: readonly Breakdown[], cell: Cell | undefined): string =>
  JSON.stringify(columns.map((column) => cell?.by[column]));

function systemOf(answers: readonly Answered[], rules: DisclosureRules): System {
  const counts: Count[] = [];
  const known: Known[] = [];
  const equations: Equation[] = [];
  const add = (count: Count, range: Known): number => {
    counts.push(count);
    return known.push({ ...range }) - 1;
  };
  const firsts = new Map<number, number>();
  for (const answer of answers) {
    const { number, cells, figures } = answer;
    const own = rulesOf(answer, rules);
    firsts.set(number, known.length);
    for (const [cell, of] of cells.entries()) {
      const told = figures[cell] ?? NOTHING;
      const [all, outcome, others] = PARTS.map((part) =>
        add({ answer: number, cell, part }, knownRange(of, told, part, own)),
      );
      if (all !== undefined && outcome !== undefined && others !== undefined)
        equations.push({ left: [all], right: [outcome, others] });
    }
  }
  const numbered = new Map(answers.map((answer) => [answer.number, answer]));
  for (const answer of answers)
    for (const { with: number, own, other, isOutcomeToo } of answer.balances) {
      const those = numbered.get(number);
      if (those === undefined) continue;
      const empties = [hasEmpty(answer, those, other), hasEmpty(those, answer, own)];
      for (const [offset, part] of PARTS.entries()) {
        if (offset > 0 && !isOutcomeToo) break;
        const places = (of: number, group: readonly number[]): number[] =>
          group.map((at) => (firsts.get(of) ?? 0) + PARTS.length * at + offset);
        const [left, right] = [places(answer.number, own), places(number, other)];
        if (empties[0] === true) left.push(add({ answer: answer.number, cell: null, part }, { low: 0, high: NO_END }));
        if (empties[1] === true) right.push(add({ answer: number, cell: null, part }, { low: 0, high: NO_END }));
        equations.push({ left, right });
      }
    }
  return { counts, known, equations };
}

const NOTHING: Figures = { population: WITHHELD, outcome: WITHHELD, percent: WITHHELD };

const isWithheld = ({ cell, part }: Count, figures: readonly Figures[] | undefined): boolean => {
  const told = cell === null ? NOTHING : (figures?.[cell] ?? NOTHING);
  return part === 'population' ? told.population === WITHHELD : told.outcome === WITHHELD;
};

/** Only answers that hold the same people as the new table in some group of cells can narrow what it withholds. */
export function relatedTo(balances: readonly Balance[], ledger: readonly EarlierAnswer[]): readonly EarlierAnswer[] {
  const related = new Set(balances.map((balance) => balance.with));
  return ledger.filter(({ number }) => related.has(number));
}

export interface Narrow {
  /** Cells of the new table that are in a group with the count that could be worked out; all that are in any, else. */
  readonly among: readonly number[];
  readonly part: Part;
}

/** The withheld counts, of the new table or of earlier ones, that could be too few values. */
export function narrowed(table: Answered, related: readonly Answered[], rules: DisclosureRules): readonly Narrow[] {
  const system = systemOf([...related, table], rules);
  settle(system.known, system.equations);
  const figures = new Map([...related, table].map((answer) => [answer.number, answer.figures]));
  const inAny = [...new Set(table.balances.flatMap(({ own }) => own))];
  return system.counts.flatMap((count, at) => {
    const range = system.known[at];
    if (range === undefined || range.high - range.low + 1 >= rules.feasible) return [];
    if (!isWithheld(count, figures.get(count.answer))) return [];
    const { answer, cell, part } = count;
    const groups = table.balances.filter(({ with: number, own, other }) =>
      cell === null ? false : answer === table.number ? own.includes(cell) : number === answer && other.includes(cell),
    );
    const near = [...new Set(groups.flatMap(({ own }) => own))];
    return [{ among: near.length > 0 ? near : inAny, part }];
  });
}
