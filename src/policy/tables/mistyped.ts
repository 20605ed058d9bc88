/**
 * Which telling words are known when they are typed with one error, and which words are only like them? No pack changes
 * it. Source: POLICY 3.
 */
import { z } from 'zod';
import { SHORTEST } from '../../domain/mistyped';
import { exclusionId } from './exclusions';
import given from './mistyped.json' with { type: 'json' };
import { hazard, id, tableFile, why } from './table-file';

const word = z.string().regex(/^[a-z]+$/, 'must be one word in small letters');

export const MISTYPED_FILE = tableFile('mistyped.json', {
  mistyped: z.array(
    z.strictObject({
      id,
      exclusion: exclusionId,
      words: z.array(word.min(SHORTEST, `must have ${String(SHORTEST)} letters or more`)),
      /** Words of their own that are near: a word that may be one of these, mistyped or not, is not taken for ours. */
      others: z.array(word),
      why,
      hazard,
    }),
  ),
  mistypedMedicines: z.array(
    z.strictObject({
      id,
      /** Names of listed medicines that are known as they are written alone. */
      names: z.array(word),
      others: z.array(word),
      why,
      hazard,
    }),
  ),
});

const shipped = MISTYPED_FILE.shipped(given);
export type MistypedRow = (typeof shipped.mistyped)[number];
export const MISTYPED = shipped.mistyped;
export const MISTYPED_MEDICINES = shipped.mistypedMedicines;
