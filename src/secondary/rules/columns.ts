/**
 * Which columns may a row of people have, what may stand in each, and how is each made coarser? A person is a
 * pseudonym beside these values, and nothing else.
 */
import { BREAKDOWNS, type Breakdown } from '../shapes/question';
import { AGE_LADDER, ageBand } from './age-bands';

/** Of a person in small company; never mixed up with what nobody recorded. */
export const WITHHELD_VALUE = 'withheld';

interface Column {
  readonly column: Breakdown;
  readonly says: string;
  /** Whether it may stand in a row at all, before it is made coarser. */
  readonly holds: (value: string) => boolean;
  /** How often it can be made coarser; the last step may be that it is left out. */
  readonly steps: number;
  readonly isLeftOutAtLast: boolean;
  /** Its value after so many steps, where it has not been left out. */
  readonly coarser: (value: string, step: number) => string;
  readonly why: string;
  readonly hazard: string;
}

const FINEST = AGE_LADDER[0] ?? [];
const BANDS: readonly string[] = FINEST.map((edge) => ageBand(edge, FINEST));

const FIVE_GROUPS: Readonly<Record<string, string>> = {
  ...{ A: 'white', B: 'white', C: 'white', D: 'mixed', E: 'mixed', F: 'mixed', G: 'mixed' },
  ...{ H: 'asian', J: 'asian', K: 'asian', L: 'asian', M: 'black', N: 'black', P: 'black', R: 'other', S: 'other' },
};

const same = (value: string): string => value;
const among =
  (...values: readonly string[]) =>
  (value: string): boolean =>
    values.includes(value);

const flag = (column: Breakdown, what: string): Column => ({
  column,
  says: `whether ${what} was recorded up to the index date: “yes” or “not recorded”`,
  holds: among('yes'),
  steps: 0,
  isLeftOutAtLast: false,
  coarser: same,
  why: 'the four questions ask whether these people are served as well as others',
  hazard: 'the lack of a record is read as the lack of the condition',
});

export const COLUMN_ROWS: readonly Column[] = [
  {
    column: 'ageBand',
    says: 'the band of the age in whole years at the index date, of this instance’s bands; 90 and over are one',
    holds: (value) => BANDS.includes(value),
    steps: AGE_LADDER.length - 1,
    isLeftOutAtLast: false,
    coarser: (value, step) => (BANDS.includes(value) ? ageBand(parseInt(value, 10), AGE_LADDER[step] ?? []) : value),
    why: 'who is asked to a screening depends on age; a birth date is not needed for that',
    hazard: 'a birth date tells who somebody is',
  },
  {
    column: 'sex',
    says: 'the gender of demographics: female, male, other, unknown',
    holds: among('female', 'male', 'other', 'unknown'),
    steps: 0,
    isLeftOutAtLast: false,
    coarser: same,
    why: 'who is asked to a screening depends on it',
    hazard: 'a person whose gender few share is singled out',
  },
  {
    column: 'ethnicGroup',
    says: 'the NHS ethnic category, 16 and “not stated”; then five groups',
    holds: (value) => /^[ABCDEFGHJKLMNPRSZ]$/.test(value),
    steps: 2,
    isLeftOutAtLast: true,
    coarser: (value, step) => (step > 0 ? (FIVE_GROUPS[value] ?? value) : value),
    why: 'the four questions ask whether groups are served alike',
    hazard: 'one of few in a place is singled out',
  },
  {
    column: 'deprivationFifth',
    says: 'the fifth of deprivation of the small area of the postcode, 1 the most deprived; neither of those leaves',
    holds: (value) => /^[1-5]$/.test(value),
    steps: 0,
    isLeftOutAtLast: false,
    coarser: same,
    why: 'the four questions ask whether poorer places are served alike',
    hazard: 'a postcode tells where somebody lives',
  },
  {
    column: 'borough',
    says: 'the borough of the postcode',
    holds: (value) => /^[A-Z][A-Za-z'’&. -]{1,39}$/.test(value),
    steps: 1,
    isLeftOutAtLast: true,
    coarser: same,
    why: 'councils plan by borough',
    hazard: 'a small place tells who somebody is',
  },
  {
    column: 'practice',
    says: 'the ODS code of the GP practice, only where the decision names it',
    holds: (value) => /^[A-Z0-9]{3,8}$/.test(value),
    steps: 1,
    isLeftOutAtLast: true,
    coarser: same,
    why: 'practices that do well are found by practice',
    hazard: 'the few of a small practice are singled out',
  },
  flag('learningDisability', 'a learning disability'),
  flag('severeMentalIllness', 'a severe mental illness'),
];

const BY_COLUMN: ReadonlyMap<Breakdown, Column> = new Map(COLUMN_ROWS.map((row) => [row.column, row]));

/** The row of a column; every breakdown has one. */
export function columnRow(column: Breakdown): Column {
  const row = BY_COLUMN.get(column);
  if (row === undefined) throw new Error(`no row for the column ${column}`);
  return row;
}

/** In the order in which they stand in the file, whatever the order in which they were asked for. */
export const inOrder = (columns: readonly Breakdown[]): readonly Breakdown[] =>
  BREAKDOWNS.filter((one) => columns.includes(one));
