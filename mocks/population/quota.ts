/**
 * Who of a group has the outcome? So many of each hundred, spread evenly over the row: the count in a group is right to
 * a person however large it is, and nothing but one number a group is kept in mind.
 */
import { COUNTS, type Facts } from './facts';
import { cellOf, plantedOf, QUESTIONS, RATES, type By, type Planted, type QuestionId } from './planted';
import type { Person, Row } from './person';

export interface Cell {
  readonly by: By;
  population: number;
  outcome: number;
}

export type Outcomes = Readonly<Partial<Record<QuestionId, boolean>>>;

export interface Quota {
  /** For somebody who is counted: the outcome of each question that counts them. */
  readonly outcomes: (person: Person, facts: Facts) => Outcomes;
  readonly planted: Readonly<Record<QuestionId, readonly Planted[]>>;
  /** In the order of their names. */
  readonly cells: (id: QuestionId) => readonly Cell[];
}

const nameOf = (by: By): string => JSON.stringify(by);

export function createQuota(row: Row): Quota {
  const planted = plantedOf(row);
  const cells = new Map<QuestionId, Map<string, Cell>>(QUESTIONS.map((id) => [id, new Map()]));
  const standsOut = new Map(QUESTIONS.map((id) => [id, new Set(planted[id].map(({ by }) => nameOf(by)))]));

  const outcomeIn = (id: QuestionId, person: Person): boolean => {
    const by = cellOf(id, person);
    const name = nameOf(by);
    const ofQuestion = cells.get(id) ?? new Map<string, Cell>();
    const cell: Cell = ofQuestion.get(name) ?? { by, population: 0, outcome: 0 };
    ofQuestion.set(name, cell);
    const rate = RATES[id][standsOut.get(id)?.has(name) === true ? 'planted' : 'alike'];
    cell.population += 1;
    const due = Math.floor((cell.population * rate + 50) / 100);
    const has = due > cell.outcome;
    cell.outcome = due;
    return has;
  };

  return {
    outcomes: (person, facts) =>
      Object.fromEntries(QUESTIONS.filter((id) => COUNTS[id](person, facts)).map((id) => [id, outcomeIn(id, person)])),
    planted,
    cells: (id) =>
      [...(cells.get(id) ?? new Map<string, Cell>())].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell),
  };
}
