/** What does the role's view not include? One line told from the view alone, never from what a provider held. */
import type { RecordView } from '../../domain/api';
import { SECTIONS, SECTION_NAMES, type SectionId } from '../../domain/sections';

const inWords = (sections: readonly SectionId[]): string => {
  const names = sections.map((section) => (section === 'documents' ? 'letters' : SECTION_NAMES[section].toLowerCase()));
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
};

/** "Your role does not include results, letters or procedures."; null where nothing is left out. */
export function roleLimit(view: RecordView): string | null {
  const out = SECTIONS.filter((section) => view.sections[section] === 'none');
  return out.length === 0 ? null : `Your role does not include ${inWords(out)}.`;
}

/** "In summary only: problems, encounters."; null where all that is shown is shown in full. */
export function roleSummaries(view: RecordView): string | null {
  const short = SECTIONS.filter((section) => view.sections[section] === 'summary');
  return short.length === 0
    ? null
    : `In summary only: ${short.map((section) => SECTION_NAMES[section].toLowerCase()).join(', ')}.`;
}

/** True when the view shows this section in some depth. */
export const isShown = (view: RecordView, section: SectionId): boolean => view.sections[section] !== 'none';
