/** What is a value of a breakdown called? */
import type { Breakdown } from '../../../secondary/shapes/question';

export const BREAKDOWN_NAMES: Readonly<Record<Breakdown, string>> = {
  ageBand: 'Age band',
  sex: 'Sex',
  ethnicGroup: 'Ethnic group',
  deprivationFifth: 'Deprivation fifth',
  borough: 'Borough',
  practice: 'Practice',
  learningDisability: 'Learning disability',
  severeMentalIllness: 'Severe mental illness',
};

export const isBreakdown = (text: string): text is Breakdown => text in BREAKDOWN_NAMES;
export const BREAKDOWN_ORDER = Object.keys(BREAKDOWN_NAMES).filter(isBreakdown);

/** Categories of the 2001 census as the NHS data dictionary codes them, and the five groups above them. */
const ETHNIC: Readonly<Record<string, string>> = {
  A: 'White: British',
  B: 'White: Irish',
  C: 'White: any other background',
  D: 'Mixed: White and Black Caribbean',
  E: 'Mixed: White and Black African',
  F: 'Mixed: White and Asian',
  G: 'Mixed: any other background',
  H: 'Asian or Asian British: Indian',
  J: 'Asian or Asian British: Pakistani',
  K: 'Asian or Asian British: Bangladeshi',
  L: 'Asian or Asian British: any other background',
  M: 'Black or Black British: Caribbean',
  N: 'Black or Black British: African',
  P: 'Black or Black British: any other background',
  R: 'Chinese',
  S: 'Any other ethnic group',
  Z: 'Not stated',
  white: 'White',
  mixed: 'Mixed',
  asian: 'Asian or Asian British',
  black: 'Black or Black British',
  other: 'Other ethnic groups',
};

const FIFTHS: Readonly<Record<string, string>> = {
  1: '1, most deprived',
  2: '2',
  3: '3',
  4: '4',
  5: '5, least deprived',
};

const SEXES: Readonly<Record<string, string>> = {
  female: 'Female',
  male: 'Male',
  other: 'Other',
  unknown: 'Not known',
};

const YES_OF: Partial<Readonly<Record<Breakdown, string>>> = {
  learningDisability: 'On the learning disability register',
  severeMentalIllness: 'On the severe mental illness register',
};

const NO_RECORD_OF: Partial<Readonly<Record<Breakdown, string>>> = {
  learningDisability: 'No record of a learning disability',
  severeMentalIllness: 'No record of a severe mental illness',
};

/** `65-69` as `65 to 69`; `90+` as `90 and over`. */
const ageInWords = (band: string): string =>
  band.replace(/^(\d+)-(\d+)$/, '$1 to $2').replace(/^(\d+)\+$/, '$1 and over');

const TABLES: Partial<Readonly<Record<Breakdown, Readonly<Record<string, string>>>>> = {
  ethnicGroup: ETHNIC,
  deprivationFifth: FIFTHS,
  sex: SEXES,
};

/**
 * A value that no table knows stands as it came: a borough, a practice whose name we do not have. `practices`: names
 * by code.
 */
export function groupName(by: Breakdown, value: string, practices: Readonly<Record<string, string>> = {}): string {
  if (value === 'withheld') return 'Withheld: too few people share it';
  if (value === 'not recorded') return NO_RECORD_OF[by] ?? 'Not recorded';
  if (by === 'ageBand') return ageInWords(value);
  if (by === 'practice') return Object.hasOwn(practices, value) ? `${practices[value] ?? ''} (${value})` : value;
  return (value === 'yes' ? YES_OF[by] : undefined) ?? TABLES[by]?.[value] ?? value;
}

/** `by age band and ethnic group`. */
export function byInWords(by: readonly Breakdown[]): string {
  const names = by.map((one) => BREAKDOWN_NAMES[one].toLowerCase());
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
