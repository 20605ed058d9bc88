/**
 * Which medicines tell of an excluded category by their names? Matched as whole words in the names of medicines,
 * whatever their code system. Source: POLICY 3; WHO ATC, dm+d, BNF.
 */
import { z } from 'zod';
import { exclusionId } from './exclusions';
import given from './medicines.json' with { type: 'json' };
import { hazard, id, tableFile, terms, texts, why } from './table-file';

/**
 * Medicines that treat HIV and something else: they tell of HIV unless a name of the same medicine says that it is the
 * other.
 */
export const SHARED_MEDICINES = ['lamivudine', 'ritonavir', 'tenofovir'] as const;
export type SharedMedicine = (typeof SHARED_MEDICINES)[number];

export const MEDICINE_FILE = tableFile('medicines.json', {
  medicines: z.array(
    z
      .strictObject({
        id,
        exclusion: exclusionId,
        /** Regular expressions, as every name here. */
        names: terms,
        /** Where one of these stands in the same name, it is another use of the ingredient (regular expressions). */
        unless: terms.exactOptional(),
        /** Where `unless` holds in one name of a medicine, its other names and its codes tell nothing either. */
        shared: z.enum(SHARED_MEDICINES).exactOptional(),
        /** Names that say so by themselves, in another name of the same shared medicine. */
        otherNames: terms.exactOptional(),
        /** Counts in names of medicines only: in a free text or a test’s name the word is innocent. */
        medicinesOnly: z.literal(true).exactOptional(),
        /** Counts only together with an indication of the category. */
        onlyWithIndication: z.literal(true).exactOptional(),
        nearMisses: texts,
        why,
        hazard,
      })
      .refine((row) => (row.shared === undefined) === (row.otherNames === undefined), {
        path: ['otherNames'],
        message: 'must stand with “shared”, and only with it',
      }),
  ),
  /** Hormones by ATC, for coded medicines without a name. */
  hormones: texts,
});

const shipped = MEDICINE_FILE.shipped(given);
export type MedicineRow = (typeof shipped.medicines)[number];
export const MEDICINES = shipped.medicines;
export const HORMONE_ATC = shipped.hormones;
