/**
 * Which entries stand in which section of an International Patient Summary? One row per section, in its order.
 * Source: HL7 International Patient Summary Implementation Guide 2.0.0, IPS Composition (section LOINC codes); the
 * first three are required there.
 */
import type { Entry } from '../entry';
import type { EntrySection, NoneMissing } from '../../domain/sections';

export interface IpsSection {
  readonly title: string;
  readonly loinc: string;
  readonly display: string;
  /** The record's section whose absences are told here. */
  readonly of: EntrySection;
  /** Stands even when empty, and then says why. */
  readonly required: boolean;
  holds(entry: Entry, now: number): boolean;
  /** What stands before the rest. */
  readonly first?: (entry: Entry) => boolean;
}

/** A summary, not a record: results of the last year. */
const RESULTS_MS = 365 * 86_400_000;

const ROWS = [
  {
    title: 'Allergies and intolerances',
    loinc: '48765-2',
    display: 'Allergies and adverse reactions Document',
    of: 'allergies',
    required: true,
    holds: ({ detail }) =>
      detail.section === 'allergies' && (detail.kind === 'allergy' ? detail.active || detail.refuted : detail.active),
  },
  {
    title: 'Medicines',
    loinc: '10160-0',
    display: 'History of Medication use Narrative',
    of: 'medications',
    required: true,
    holds: ({ detail }) => detail.section === 'medications' && detail.standing !== 'past',
    first: ({ detail }) => detail.section === 'medications' && detail.doNotGive,
  },
  {
    title: 'Problems',
    loinc: '11450-4',
    display: 'Problem list - Reported',
    of: 'problems',
    required: true,
    holds: ({ detail }) => detail.section === 'problems' && detail.kind === 'problem' && detail.active,
  },
  {
    title: 'Immunisations',
    loinc: '11369-6',
    display: 'History of Immunization Narrative',
    of: 'immunisations',
    required: false,
    holds: ({ detail }) => detail.section === 'immunisations' && detail.given,
  },
  {
    title: 'Procedures',
    loinc: '47519-4',
    display: 'History of Procedures Document',
    of: 'procedures',
    required: false,
    holds: ({ detail }) => detail.section === 'procedures',
  },
  {
    title: 'Results of the last year',
    loinc: '30954-2',
    display: 'Relevant diagnostic tests/laboratory data Narrative',
    of: 'results',
    required: false,
    holds: ({ detail, date }, now) =>
      detail.section === 'results' && date !== null && date.sort > now - RESULTS_MS && date.sort <= now,
  },
  {
    title: 'Past problems',
    loinc: '11348-0',
    display: 'History of Past illness Narrative',
    of: 'problems',
    required: false,
    holds: ({ detail }) => detail.section === 'problems' && detail.kind === 'problem' && !detail.active,
  },
  {
    title: 'Plan of care',
    loinc: '18776-5',
    display: 'Plan of care note',
    of: 'care-plans',
    required: false,
    holds: ({ detail }) => detail.section === 'care-plans' && detail.current,
  },
  {
    title: 'Alerts',
    loinc: '104605-1',
    display: 'Alert',
    of: 'alerts',
    required: false,
    holds: ({ detail }) => detail.section === 'alerts' && detail.kind !== 'contact' && detail.active,
  },
] as const satisfies readonly IpsSection[];

export const IPS_SECTIONS: readonly IpsSection[] = ROWS;

/** Sections of the record that the document does not hold, and why. */
export const NOT_IN_IPS = {
  encounters: 'The guide has no section for contacts with care.',
  appointments: 'What is booked may change after the document has left.',
  documents: 'Letters are not a summary; they are asked for where they are held.',
  'social-care': 'The guide has no section for packages of care.',
} as const satisfies Readonly<Partial<Record<EntrySection, string>>>;

/** Where this does not compile, the section named is neither in a row above nor left out for a reason. */
export type SectionsNeitherInNorOut = NoneMissing<
  Exclude<EntrySection, (typeof ROWS)[number]['of'] | keyof typeof NOT_IN_IPS>
>;
