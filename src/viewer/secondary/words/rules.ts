/** What does each rule of disclosure control say to a reader? */

interface RuleWords {
  readonly id: string;
  readonly says: string;
}

/**
 * Why a cell can be withheld. One mark for all of them: a mark that told its reason would tell of the cell.
 */
export const WITHHELD_RULES: readonly RuleWords[] = [
  { id: 'D1', says: 'a count of 0 to 7' },
  { id: 'D2', says: 'all but 0 to 7 of the group' },
  { id: 'D4', says: 'another cell could be worked out from it' },
  { id: 'D7', says: 'within 9 people of a figure already given' },
];

export const FIGURE_RULES: readonly RuleWords[] = [
  { id: 'D3', says: 'counts to the nearest 5; shares from these, in whole per cent' },
  {
    id: 'D4',
    says: 'totals add up what is shown, not everybody; their share is of the groups of which both counts are shown',
  },
  { id: 'D5', says: 'counts and shares only: no average, no first or last date' },
  { id: 'D8', says: 'asked again, the same answer; at most 40 questions a request' },
];

/** By id, for a refusal: what happened, and what to do. */
export const REFUSAL_WORDS: Readonly<Record<string, string>> = {
  D6: 'Too fine: choose fewer breakdowns, or broader ones. At most 3, at most 500 cells, at most 30 % withheld.',
  D8: 'This request has asked its 40 questions. Each answer given can still be read; for more, ask for a new request.',
  D9: 'Somebody else in the Data Access Group releases an answer, never the person who asked for it.',
};
