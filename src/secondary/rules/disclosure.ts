/**
 * What may leave of a table of counts, and why? Sources: NHS England's disclosure control for HES and ECDS (1 to 7 as
 * one mark, others to the nearest 5); OpenSAFELY's output checking (7 and below redacted, then rounded).
 */

export type DisclosureId = 'D1' | 'D2' | 'D3' | 'D4' | 'D5' | 'D6' | 'D7' | 'D8' | 'D9';

interface DisclosureRule {
  readonly id: DisclosureId;
  readonly rule: string;
  readonly why: string;
  readonly hazard: string;
}

export const DISCLOSURE: readonly DisclosureRule[] = [
  {
    id: 'D1',
    rule:
      'a count of 0 to 7 is withheld, one mark for all eight values; where an approval shows no count below a ' +
      'higher one, 0 to 12, 17, 22 and so on, the next of these',
    why:
      'few people can be named by whoever knows them; that there are none is said of everybody in the group; and ' +
      'between two edges that are none of rounding a count lies nearly by itself',
    hazard: 'a person is recognised in a small count',
  },
  {
    id: 'D2',
    rule:
      'the outcome is withheld too where all but 0 to 7 have it; of a practice with 20 people or more, whose true ' +
      'share is 85 % or more, “at least 85 %” is told instead',
    why: 'that nearly everybody has it says it of each; and the very good practices would be the ones that vanish',
    hazard: 'a person’s record is told by that of everybody around them',
  },
  {
    id: 'D3',
    rule: 'every other count is rounded to the nearest 5; shares are of rounded counts, in whole per cent',
    why: 'two exact counts tell the person by whom they differ',
    hazard: 'a person is told by a difference',
  },
  {
    id: 'D4',
    rule:
      'totals are sums of what is shown; a line with one withheld cell withholds its next smallest, by ' +
      'round numbers',
    why: 'a total gives back the one cell that is missing',
    hazard: 'a withheld count is worked out',
  },
  {
    id: 'D5',
    rule: 'counts and proportions only: no mean, no median, no smallest, no first or last date',
    why: 'a mean and a median of few people tell how many they are, and of what',
    hazard: 'a person’s own value is worked out',
  },
  {
    id: 'D6',
    rule:
      'at most 3 breakdowns and 500 cells; of the cells of whom every value is recorded at most 30 % withheld; ' +
      'else the table is too fine, and stays so on a later build until as many moved as make a figure new',
    why: 'what is mostly withheld tells by its gaps; and a refusal that comes or goes with one person tells of them',
    hazard: 'people are singled out by a fine table',
  },
  {
    id: 'D7',
    rule:
      'a cell that differs from one already answered by 1 to 9 people is withheld, or by nobody where the questions ' +
      'do not say that they are the same people, and so is its outcome where fewer than 10 of those who differ have ' +
      'it, or have it not; the same cell of a later build, a part of which moved by fewer than 10, or than an edge ' +
      'of 10 to 19 that the ledger alone knows, keeps its earlier figure, with its date, as far as the conditions ' +
      'of its approval let it, and whom the floor withholds counts as staying; so does, beside another outcome of ' +
      'the same people, the figure of everybody in it; and a withheld count could still be three values, however up ' +
      'to four answers are added up; nor do two cells that differ by a group told as ten tell whether it has fewer',
    why:
      'two answers tell the person by whom they differ, whoever asked, and that none of a group has something; a ' +
      'new build tells who left; and three answers tell a count that no two of them tell, as of everybody, those who ' +
      'have a condition and those who have it not',
    hazard: 'a person is told by a difference',
  },
  {
    id: 'D8',
    rule: 'the same question of the same data set gives the stored bytes; at most 40 questions a request',
    why: 'what is asked often enough is told in the end',
    hazard: 'a withheld count is worked out from many answers',
  },
  {
    id: 'D9',
    rule: 'a second person releases, and what left is stored with its digest',
    why: 'nobody checks their own work',
    hazard: 'what should have been withheld leaves',
  },
];

export interface DisclosureRules {
  /** D1, D2: a count up to this is withheld. The group may ask for more, never for less. */
  readonly withheldUpTo: number;
  /** D3 */
  readonly roundTo: number;
  /** D6 */
  readonly breakdowns: number;
  readonly cells: number;
  readonly withheldShare: number;
  /** D7: sets that differ by one person up to this many are too near. */
  readonly tooNear: number;
  /** D7: the edge at which a figure becomes a new one is one of so many, from the next above that on. */
  readonly edges: number;
  /** D2, for practices. */
  readonly band: { readonly register: number; readonly share: number; readonly words: string };
  /** A withheld count must be able to be as many values as this, by whatever else is told. */
  readonly feasible: number;
  /** `stands`: the family of all cells errs as seldom as this, and a gap is at least so many points. */
  readonly stands: { readonly family: number; readonly points: number };
  /** D8 */
  readonly questions: number;
}

export const RULES: DisclosureRules = {
  withheldUpTo: 7,
  roundTo: 5,
  breakdowns: 3,
  cells: 500,
  withheldShare: 0.3,
  tooNear: 9,
  edges: 10,
  band: { register: 20, share: 0.85, words: 'at least 85 %' },
  feasible: 3,
  stands: { family: 0.01, points: 5 },
  questions: 40,
};

/** The largest count that is told as the same round number. */
const edgeAbove = (count: number): number => {
  const half = Math.floor(RULES.roundTo / 2);
  return RULES.roundTo * Math.ceil((count - half) / RULES.roundTo) + half;
};

/**
 * By the least count that one approval shows. INVARIANT: never less is withheld than by the table's own; and the edge
 * is one of rounding, or an answer of two approvals tells between which two edges of theirs a count lies.
 */
export const rulesFor = (least: number): DisclosureRules => ({
  ...RULES,
  withheldUpTo: Number.isInteger(least) ? edgeAbove(Math.max(RULES.withheldUpTo, least - 1)) : RULES.withheldUpTo,
});
