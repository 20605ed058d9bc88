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

/** What follows each other in one look is one text: its end does not jump about while its beginning changes. */
function inOneLook(lines: readonly AbsenceLine[]): readonly (readonly [boolean, string])[] {
  const texts: (readonly [boolean, string])[] = [];
  for (const line of lines) {
    const [before, said] = texts.at(-1) ?? [];
    const grave = isGrave(line);
    if (before === grave) texts[texts.length - 1] = [grave, `${String(said)} ${sentence(line.text)}`];
    else texts.push([grave, sentence(line.text)]);
  }
  return texts;
}

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
      {inOneLook(lines).map(([grave, text]) => (
        <span key={text} className={grave ? 'wp-absence--missing' : 'wp-absence--less'}>
          {`${text} `}
        </span>
      ))}
    </p>
  );
}
