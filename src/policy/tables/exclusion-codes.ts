/**
 * Which codes tell of an excluded category? The shipped seed; deployers load the full national refsets as value sets.
 * Source: POLICY 3; the code systems and lists are named in exclusion-codes.json.
 */
import { z } from 'zod';
import { exclusionId } from './exclusions';
import given from './exclusion-codes.json' with { type: 'json' };
import { SHARED_MEDICINES } from './medicines';
import { hazard, id, tableFile, texts, why } from './table-file';

/** The family a code system belongs to; how its URI was spelt does not matter. */
export const CODE_FAMILIES = ['sct', 'icd10', 'read', 'atc', 'function', 'loinc', 'opcs4'] as const;
export type CodeFamily = (typeof CODE_FAMILIES)[number];

export const EXCLUSION_CODE_FILE = tableFile('exclusion-codes.json', {
  exclusionCodes: z.array(
    z.strictObject({
      id,
      exclusion: exclusionId,
      family: z.enum(CODE_FAMILIES),
      /** Whole codes. */
      codes: texts.exactOptional(),
      /** Beginnings of codes, for systems whose hierarchy is in the code. */
      prefixes: texts.exactOptional(),
      except: texts.exactOptional(),
      medicine: z.literal(true).exactOptional(),
      /** Counts unless the medicine’s name says that it is for something else. */
      shared: z.enum(SHARED_MEDICINES).exactOptional(),
      why,
      hazard,
    }),
  ),
});

const shipped = EXCLUSION_CODE_FILE.shipped(given);
export type CodeRow = (typeof shipped.exclusionCodes)[number];
export const EXCLUSION_CODES = shipped.exclusionCodes;
