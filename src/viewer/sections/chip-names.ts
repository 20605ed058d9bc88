/** Shorter names of sections, where many stand side by side. */
import { SECTION_NAMES, type SectionId } from '../../domain/sections';

const SHORTER: Readonly<Partial<Record<SectionId, string>>> = {
  documents: 'Letters',
  immunisations: 'Vaccines',
  'care-plans': 'Plans',
};

export const chipName = (section: SectionId): string => SHORTER[section] ?? SECTION_NAMES[section];
