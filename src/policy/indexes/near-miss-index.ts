/** Of which categories do words not tell, since the code beside them says that they mean something else? */
import { exclusionMark } from '../marks';
import type { NearMissRow } from '../tables/near-misses';

const TAG =
  /\s*\((?:finding|disorder|procedure|situation|regime\/therapy|observable entity|qualifier value|product|substance|occupation|event|environment|record artifact|morphologic abnormality|organism|person|attribute)\)$/;
const named = (text: string): string => text.trim().toLowerCase().replace(TAG, '').replace(/\s+/g, ' ');

/** Marks of the categories of which these words do not tell beside this code. */
export type SilencedBy = (code: string, text: string) => number;

export function createNearMissIndex(rows: readonly NearMissRow[]): SilencedBy {
  const byName = new Map<string, number>();
  for (const { exclusion, codes, words } of rows)
    for (const code of codes)
      for (const word of words) {
        const name = `${code}|${word}`;
        byName.set(name, (byName.get(name) ?? 0) | exclusionMark(exclusion));
      }
  return (code, text) => (byName.size === 0 ? 0 : (byName.get(`${code}|${named(text)}`) ?? 0));
}
