/**
 * What does this part of the record not hold, and why? One line a card, and never the bare word "none". Source: RECORD,
 * "Absence has a reason".
 */
import type { SectionId } from '../../domain/sections';
import { absencesOnPaper } from '../../record/absence';
import { absenceLines, type AbsenceLine } from '../open-record/absence-words';
import { usePrinting } from '../open-record/printing';
import { useRecordOnScreen } from '../open-record/record-context';

/** A provider is missing altogether: in the colour of danger; the rest is said calmly. */
const isGrave = ({ reason }: AbsenceLine): boolean => reason === 'failed' || reason === 'identity-not-confirmed';

interface SectionAbsenceProps {
  readonly sections: readonly SectionId[];
  /**
   * True when nothing is shown above: then every provider's reason is said, else only what may be missing (the head of
   * the card counts who is still being asked).
   */
  readonly empty: boolean;
  /** True when nothing of what is shown above is printed. */
  readonly bareOnPaper?: boolean;
}

const sentence = (text: string): string => (/[.”]$/.test(text) ? text : `${text}.`);

export function SectionAbsence({ sections, empty: emptyOnScreen, bareOnPaper = false }: SectionAbsenceProps) {
  const { record, states, briefNameOf } = useRecordOnScreen();
  const printing = usePrinting((state) => state.now);
  const empty = emptyOnScreen || (printing && bareOnPaper);
  const absences = printing ? absencesOnPaper(record.absences, states, record.entries) : record.absences;
  const lines = absenceLines(absences, sections, briefNameOf, states.length).filter(
    (line) => empty || (line.missing && line.reason !== 'asking'),
  );
  if (lines.length === 0)
    return empty ? (
      <p className="wp-absence wp-absence--missing">Not known: no provider has said anything about this yet.</p>
    ) : null;
  return (
    <p className="wp-absence">
      {lines.map((line) => (
        <span key={line.text} className={isGrave(line) ? 'wp-absence--missing' : 'wp-absence--less'}>
          {sentence(line.text)}{' '}
        </span>
      ))}
    </p>
  );
}
