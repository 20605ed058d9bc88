/** Which sections does a record have, in the order in which they are listed? Source: CONTRACT "Sections". */

export const SECTIONS = [
  'demographics',
  'alerts',
  'allergies',
  'medications',
  'problems',
  'encounters',
  'results',
  'appointments',
  'immunisations',
  'procedures',
  'documents',
  'care-plans',
  'social-care',
] as const;

export type SectionId = (typeof SECTIONS)[number];

/** The sections that have entries: all but the personal details, which stand in the banner. */
export type EntrySection = Exclude<SectionId, 'demographics'>;

/**
 * A list that must be whole: `NoneMissing<Exclude<Wanted, Listed>>` compiles only while nothing is missing, and the
 * compiler names what is.
 */
export type NoneMissing<Missing extends never> = Missing;

export const isSection = (value: unknown): value is SectionId => (SECTIONS as readonly unknown[]).includes(value);

/** How a section is named to people. A section without a name does not compile. */
export const SECTION_NAMES: Readonly<Record<SectionId, string>> = {
  demographics: 'Personal details',
  alerts: 'Alerts',
  allergies: 'Allergies',
  medications: 'Medicines',
  problems: 'Problems',
  encounters: 'Encounters',
  results: 'Results',
  appointments: 'Appointments',
  immunisations: 'Immunisations',
  procedures: 'Procedures',
  documents: 'Letters and documents',
  'care-plans': 'Care plans',
  'social-care': 'Social care',
};
