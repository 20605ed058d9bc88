/**
 * What does the ledger say of earlier answers? How many people a cell of the new table shares with one that was
 * answered: who they are it never says, and this program asks no more than yes or no of it.
 */
import { RULES, type DisclosureRules } from '../rules/disclosure';
import type { Breakdown } from '../shapes/question';
import type { Figures } from './marks';
import type { By, Part } from './table';

export interface EarlierCell {
  readonly by: By;
  /** True counts of the set behind the figures. */
  readonly population: number;
  readonly outcome: number;
  readonly figures: Figures;
  /** False where the figures are those of a set that moved since: they stand in the answer before. */
  readonly isOwn: boolean;
  /** Only the figure of everybody is that of a set that moved since: the outcome is of this very set. */
  readonly isOutcomeOwn?: true;
  /** The day of the figure of everybody, where it is of an answer before. */
  readonly populationOf?: string;
}

/** Whether the figure of this part is of this very set. */
export const hasOwn = ({ isOwn, isOutcomeOwn }: EarlierCell, part: Part): boolean =>
  isOwn || (part === 'outcome' && isOutcomeOwn === true);

/** Of one new cell and one earlier cell, how many are in both. Those that share nobody are not listed. */
export interface Shared {
  readonly cell: number;
  readonly earlier: number;
  readonly populations: number;
  /** In the new population and in the earlier outcome. */
  readonly populationOutcome: number;
  readonly outcomePopulation: number;
  readonly outcomes: number;
}

/** A part of cells of one answer. */
export interface Side {
  /** Null: of the answer that keeps the sum. */
  readonly number: number | null;
  readonly part: Part;
  readonly cells: readonly number[];
}

/** The people of one side are those of the other, each counted once on either: their counts add up to the same. */
export interface Sum {
  readonly left: readonly Side[];
  readonly right: readonly Side[];
  /** Those of the left are some of those of the right: the counts of the left add up to no more. Absent: the same. */
  readonly isPart?: true;
}

/** As ledgers kept sums of two answers before. */
export interface Balance {
  /** Number of the other answer. */
  readonly with: number;
  readonly own: readonly number[];
  readonly other: readonly number[];
  readonly isOutcomeToo: boolean;
}

export interface EarlierAnswer {
  /** In the order in which they were given. */
  readonly number: number;
  readonly asked: string;
  readonly of?: string;
  readonly by: readonly Breakdown[];
  readonly day: string;
  /** Digest of the data set. */
  readonly dataSet: string;
  /** The threshold that it was told under: another approval may have another. Absent: the table's own. */
  readonly withheldUpTo?: number;
  /** Why nothing of it was told. Absent: it was answered. */
  readonly refused?: string;
  readonly cells: readonly EarlierCell[];
  /** Absent: it was kept before they were looked for, with `balances` instead. */
  readonly sums?: readonly Sum[];
  readonly balances?: readonly Balance[];
}

/** Of a cell, those whom the floor keeps out of every cell of another answer. */
export interface Unshown {
  readonly population: number;
  readonly outcome: number;
}

/** By place in the table. */
export interface ByFloor {
  readonly own: readonly Unshown[];
  readonly earlier: readonly Unshown[];
}

export interface Compared extends EarlierAnswer {
  readonly shared: readonly Shared[];
  /** Absent: nobody. */
  readonly byFloor?: ByFloor;
  /**
   * For each cell of the new table, how many may have come or left before its figure is a new one: ten or more, which
   * nobody knows who does not hold the ledger. Absent: ten.
   */
  readonly edges?: readonly number[];
}

/** What earlier answers have to do with one another. */
export interface Pairs {
  /** Whether nobody was counted in both. */
  readonly areApart: (one: number, other: number) => boolean;
  /** As of a new table (`one`) and an earlier one. */
  readonly shared: (one: number, other: number) => readonly Shared[];
}

export interface Ledger {
  /** Digest of the data set of the new table. */
  readonly dataSet: string;
  readonly answers: readonly Compared[];
  readonly pairs: Pairs;
}

/** Of a ledger without two answers. */
export const NO_PAIRS: Pairs = { areApart: () => false, shared: () => [] };

/** By which rules the figures of an earlier answer are read: what is withheld there is small by its threshold. */
export const rulesOf = (
  { withheldUpTo }: Pick<EarlierAnswer, 'withheldUpTo'>,
  rules: DisclosureRules,
): DisclosureRules => ({
  ...rules,
  withheldUpTo: withheldUpTo ?? RULES.withheldUpTo,
});
