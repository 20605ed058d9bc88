/**
 * What does this part of the record not hold, and why? Never the bare word "none". Source: RECORD, "Absence has a
 * reason".
 */
import { SECTION_NAMES, type SectionId } from '../../domain/sections';
import { absenceLines, type AbsenceLine } from '../open-record/absence-words';
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
}

export function SectionAbsence({ sections, empty }: SectionAbsenceProps) {
  const { record, states, briefNameOf } = useRecordOnScreen();
  const said = new Map<string, { readonly line: AbsenceLine; readonly of: SectionId[] }>();
  for (const section of sections) {
    for (const line of absenceLines(record.absences, section, briefNameOf, states.length)) {
      if (empty || (line.missing && line.reason !== 'asking'))
        (said.get(line.text) ?? said.set(line.text, { line, of: [] }).get(line.text))?.of.push(section);
    }
  }
  // Where a card reads several sections, what is so of some of them alone names them.
  const lines = new Map(
    [...said.values()].map(({ line, of }) => [
      line.text,
      of.length < sections.length
        ? { ...line, text: `${of.map((section) => SECTION_NAMES[section]).join(', ')}: ${line.text}` }
        : line,
    ]),
  );
  if (lines.size === 0)
    return empty ? (
      <p className="wp-absence wp-absence--missing">Not known: no provider has said anything about this yet.</p>
    ) : null;
  if (!empty) {
    return (
      <p className="wp-absence">
        {[...lines.values()].map((line) => (
          <span key={line.text} className={isGrave(line) ? 'wp-absence--missing' : 'wp-absence--less'}>
            {line.text}{' '}
          </span>
        ))}
      </p>
    );
  }
  return (
    <ul className="wp-absence">
      {[...lines.values()].map((line) => (
        <li key={line.text} className={isGrave(line) ? 'wp-absence--missing' : undefined}>
          {line.text}
        </li>
      ))}
    </ul>
  );
}
