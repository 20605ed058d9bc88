/**
 * Which words tell of an excluded category, where there is no code to go by? Whole words, negation makes no difference
 * (“HIV not detected” tells too). Terms are regular expressions; near misses are texts that must pass, and are tested.
 * Source: POLICY 3.
 */
import { z } from 'zod';
import { exclusionId } from './exclusions';
import given from './lexicon.json' with { type: 'json' };
import { hazard, id, tableFile, terms, texts, why } from './table-file';

export const LEXICON_FILE = tableFile('lexicon.json', {
  lexicon: z.array(
    z.strictObject({
      id,
      exclusion: exclusionId,
      terms,
      /** Upper and lower case count: “AIDS” is not “aids”. */
      exactCase: z.literal(true).exactOptional(),
      /** Tells as the name of a concept alone: in a note or a letter the same words are said of other things too. */
      namesOnly: z.literal(true).exactOptional(),
      examples: texts,
      nearMisses: texts,
      why,
      hazard,
    }),
  ),
  /** Door and key-safe codes never pass, in any text. */
  doorCodeTerms: terms,
});

const shipped = LEXICON_FILE.shipped(given);
export type LexiconRow = (typeof shipped.lexicon)[number];
export const LEXICON = shipped.lexicon;
export const DOOR_CODE_TERMS = shipped.doorCodeTerms;
