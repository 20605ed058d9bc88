/**
 * What is never shared, with anybody, in any circumstance? The categories and their switches. Source: POLICY 3; codes
 * in exclusion-codes.json, words in lexicon.json, medicines in medicines.json.
 */
import { z } from 'zod';
import { SETTINGS } from '../../domain/settings';
import given from './exclusions.json' with { type: 'json' };
import { hazard, labels, tableFile, text, why } from './table-file';

export const EXCLUSION_IDS = ['EX-1', 'EX-2', 'EX-3', 'EX-4', 'EX-5', 'EX-6', 'EX-7'] as const;
export type ExclusionId = (typeof EXCLUSION_IDS)[number];
export const exclusionId = z.enum(EXCLUSION_IDS);

/** Medicines have a switch of their own: the leaflets do not name them. */
export const MEDICINE_SWITCHES = ['EX-1-medicines', 'EX-2-medicines', 'EX-3-medicines', 'EX-4-medicines'] as const;

export const EXCLUSION_FILE = tableFile('exclusions.json', {
  exclusions: z.array(
    z.strictObject({
      id: exclusionId,
      category: text,
      /** As the standing notice names it. */
      name: text,
      /** Providers of these settings are never asked, listed or counted. */
      settings: z.array(z.enum(SETTINGS)),
      /** ActCode labels that mean this category. */
      labels,
      on: z.boolean(),
      why,
      hazard,
    }),
  ),
  medicineSwitches: z.array(z.strictObject({ id: z.enum(MEDICINE_SWITCHES), exclusion: exclusionId, why, hazard })),
  /** Door and key-safe codes are no category of care, but never pass either. */
  doorCodes: z.strictObject({ id: z.literal('DC-1'), why, hazard }),
});

const shipped = EXCLUSION_FILE.shipped(given);
export type ExclusionRow = (typeof shipped.exclusions)[number];
export type MedicineSwitchRow = (typeof shipped.medicineSwitches)[number];

export const EXCLUSIONS = shipped.exclusions;
export const MEDICINE_SWITCH_ROWS = shipped.medicineSwitches;
export const DOOR_CODE_ROW = shipped.doorCodes;
