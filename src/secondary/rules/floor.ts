/** How many must share a combination of values, and what is done where they are fewer? Proposed; for people to sign. */

interface Row {
  readonly id: 'FL-1' | 'FL-2' | 'FL-3' | 'FL-4';
  readonly says: string;
  readonly why: string;
  readonly hazard: string;
}

/** So many people share each combination of the values of a data set. */
export const FLOOR = 10;
/** Of a hundred people, so many at most may have values withheld before a whole column is made coarser. */
export const MOST_WITHHELD_PERCENT = 1;

export const FLOOR_ROWS: readonly Row[] = [
  {
    id: 'FL-1',
    says: `each combination of values in the table of people is shared by at least ${String(FLOOR)}`,
    why: 'who knows somebody’s age, borough, ethnic group and practice must not find one row',
    hazard: 'a person is singled out in a table without names',
  },
  {
    id: 'FL-2',
    says: `values of people in smaller combinations are withheld: of at most ${String(MOST_WITHHELD_PERCENT)} % of all`,
    why: 'a few rare combinations should not cost everybody their detail',
    hazard: 'counts lean towards common groups, unseen',
  },
  {
    id: 'FL-3',
    says: 'beyond that a column is made coarser, the one that frees most people, again and again',
    why: 'what is lost is lost for all alike, and said',
    hazard: 'a data set keeps detail that its size does not bear',
  },
  {
    id: 'FL-4',
    says: 'a column that a question is broken down by is never left out; where nothing else helps, nothing is built',
    why: 'an answer without its breakdown is not the answer that was approved',
    hazard: 'a question is answered by other groups than were asked for',
  },
];
