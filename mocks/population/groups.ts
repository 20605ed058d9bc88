/**
 * Into which groups do the made-up people fall, and how many of each? Shares are made so that every group is large
 * enough to be shown at a few thousand people; they are nobody's real figures, and no place has these names.
 */
import type { Weighted } from './chance';

/** By the first year of the band: the finest step of the ladder. */
export const AGE_BANDS: Weighted<number> = [
  [0, 5],
  [5, 5],
  [10, 4],
  [14, 4],
  [18, 2.5],
  [20, 6],
  [25, 8],
  [30, 9],
  [35, 8.5],
  [40, 7.5],
  [45, 6.5],
  [50, 6.5],
  [55, 6],
  [60, 5.5],
  [65, 4.5],
  [70, 4],
  [75, 3.5],
  [80, 2.8],
  [85, 2.6],
  [90, 2.6],
];
/** The oldest are 99. */
export const OLDEST = 99;

/** NHS ethnic category; null where nobody recorded one. */
export const ETHNIC_GROUPS: Weighted<string | null> = [
  ['A', 16],
  ['B', 4],
  ['C', 14],
  ['D', 3],
  ['E', 3],
  ['F', 3],
  ['G', 3],
  ['H', 6],
  ['J', 5],
  ['K', 6],
  ['L', 5],
  ['M', 5],
  ['N', 7],
  ['P', 4],
  ['R', 4],
  ['S', 5],
  ['Z', 4],
  [null, 3],
];

/** 1 is the most deprived fifth of England. */
export const FIFTHS: Weighted<number> = [
  [1, 26],
  [2, 24],
  [3, 20],
  [4, 17],
  [5, 13],
];

export const BOROUGHS: Weighted<string> = [
  ['Ashbourne Vale', 24],
  ['Elmstead', 16],
  ['Kingsmere', 22],
  ['Northwell', 20],
  ['Stonebridge Park', 18],
];

const STREETS_OF_A_PLACE = ['AA', 'AB', 'AD', 'AE', 'AF', 'AG'] as const;
export const POSTCODES_OF_A_PLACE = STREETS_OF_A_PLACE.length;

/** `ZX` is no postcode area. */
export function postcodeOf(borough: string, fifth: number, street: number): string {
  const district = BOROUGHS.findIndex(([name]) => name === borough) + 1;
  return `ZX${String(district)} ${String(fifth)}${STREETS_OF_A_PLACE[street] ?? 'AA'}`;
}

/** Numbers that were never issued. */
const lsoaOf = (borough: string, fifth: number): string =>
  `E01099${String(BOROUGHS.findIndex(([name]) => name === borough) + 1)}${String(fifth)}1`;

/** `postcode,lsoa,deprivationFifth,borough`, with a heading. */
export function geographyLines(): readonly string[] {
  const lines = ['postcode,lsoa,deprivationFifth,borough'];
  for (const [borough] of BOROUGHS)
    for (const [fifth] of FIFTHS)
      for (let street = 0; street < POSTCODES_OF_A_PLACE; street += 1)
        lines.push([postcodeOf(borough, fifth, street), lsoaOf(borough, fifth), String(fifth), borough].join(','));
  return lines;
}
