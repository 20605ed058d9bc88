/**
 * Which concepts are called by words that tell of an excluded category, and mean something else? Only these silence the
 * words beside them, and only in these very words: anything added to them tells. Source: POLICY 3, “near misses”.
 */
import { z } from 'zod';
import { exclusionId } from './exclusions';
import given from './near-misses.json' with { type: 'json' };
import { hazard, id, tableFile, texts, why } from './table-file';

export const NEAR_MISS_FILE = tableFile('near-misses.json', {
  nearMisses: z.array(
    z.strictObject({
      id,
      exclusion: exclusionId,
      /** SNOMED CT concepts. */
      codes: texts,
      /** What they are called, in lower case and without the tag of their hierarchy. */
      words: texts,
      why,
      hazard,
    }),
  ),
});

const shipped = NEAR_MISS_FILE.shipped(given);
export type NearMissRow = (typeof shipped.nearMisses)[number];
export const NEAR_MISSES = shipped.nearMisses;
