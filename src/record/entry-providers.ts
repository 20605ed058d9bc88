/** Which providers hold what an entry says? Each once, in the order of its sources. */
import type { Entry } from './entry';

export const providersOf = ({ sources }: Pick<Entry, 'sources'>): readonly string[] => [
  ...new Set(sources.map(({ provider }) => provider)),
];
