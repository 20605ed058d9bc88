/** What does this part of the record not hold, and why? Never the bare word "none". Source: RECORD, "Absence has a reason". */
import type { SectionId } from '../../domain/sections';
import { absenceLines, type AbsenceLine } from '../record/absence-words';
import { useRecordOnScreen } from '../record/record-context';

/** A provider is missing altogether: in the colour of danger; the rest is said calmly. */
const isGrave = ({ reason }: AbsenceLine): boolean => reason === 'failed' || reason === 'identity-not-confirmed';

interface SectionAbsenceProps {
  readonly sections: readonly SectionId[];
  /** True when nothing is shown above: then every provider's reason is said, else only what may be missing (the head of the card counts who is still being asked). */
  readonly empty: boolean;
}

export function SectionAbsence({ sections, empty }: SectionAbsenceProps) {
  const { record, states, briefNameOf } = useRecordOnScreen();
  const lines = new Map(
    sections.flatMap((section) => absenceLines(record.absences, section, briefNameOf, states.length)).filter((line) => empty || (line.missing && line.reason !== 'asking')).map((line) => [line.text, line]),
  );
  if (lines.size === 0) return empty ? <p className="wp-absence wp-absence--missing">Not known: no provider has said anything about this yet.</p> : null;
  if (!empty) {
    return <p className="wp-absence">{[...lines.values()].map((line) => <span key={line.text} className={isGrave(line) ? 'wp-absence--missing' : 'wp-absence--less'}>{line.text} </span>)}</p>;
  }
  return (
    <ul className="wp-absence">
      {[...lines.values()].map((line) => <li key={line.text} className={isGrave(line) ? 'wp-absence--missing' : undefined}>{line.text}</li>)}
    </ul>
  );
}
