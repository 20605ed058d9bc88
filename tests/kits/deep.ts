/**
 * What does `npm test` ask of a sample, and `npm run deep` of everything? Whatever takes these runs on every case or
 * row in a time that a change cannot wait for.
 */

/** True in `npm run deep`. */
const isDeep = process.env['DEEP'] === 'yes';
const asked = process.env['PROPERTY_RUNS'];

/**
 * How many random cases a property has.
 * @param deep how many in `npm run deep`; a quarter of them in `npm test`
 * @returns that, or as many as `PROPERTY_RUNS` says
 */
export const casesOf = (deep: number): number =>
  asked === undefined ? (isDeep ? deep : Math.ceil(deep / 4)) : Number(asked);

/**
 * @param rows a table that is asked whole in `npm run deep`
 * @param every how many rows stand for one in `npm test`
 * @returns the rows that are asked, the last among them, the same ones in every run
 */
export const sampleOf = <T>(rows: readonly T[], every: number): readonly T[] =>
  isDeep ? rows : rows.filter((_, at) => (rows.length - 1 - at) % every === 0);
