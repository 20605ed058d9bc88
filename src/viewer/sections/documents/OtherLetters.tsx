/** Which letter came before this one, and which after? One press away, each with its date. */
import { formatDate } from '../../../domain/dates/written';
import type { Entry } from '../../../record/entry';
import { titleInView } from '../../../record/safeguarding';
import { Button } from '../../components/Button';
import { useReading } from '../../open-record/reading';
import { useRecordOnScreen } from '../../open-record/record-context';

/** Letters in the record's own order, newest first; one that was superseded stands with what replaced it. */
const lettersOf = (entries: readonly Entry[], shown: string): readonly Entry[] =>
  entries.filter(({ section, tag, id }) => section === 'documents' && (tag !== 'superseded' || id === shown));

export function OtherLetters({ entry }: { readonly entry: Entry }) {
  const { record } = useRecordOnScreen();
  const open = useReading((state) => state.open);
  const letters = lettersOf(record.entries, entry.id);
  const at = letters.findIndex(({ id }) => id === entry.id);
  const others = [
    { words: 'Previous letter', letter: letters[at + 1] },
    { words: 'Next letter', letter: letters[at - 1] },
  ];
  if (at < 0 || letters.length < 2) return null;
  return (
    <p className="wp-letter__copies">
      {others.map(
        ({ words, letter }) =>
          letter !== undefined && (
            <Button
              key={words}
              look="text"
              onClick={() => {
                open(letter.id);
              }}
            >
              {words}{' '}
              <span className="wp-source">
                {letter.date === null ? 'date not recorded' : formatDate(letter.date)} · {titleInView(letter)}
              </span>
            </Button>
          ),
      )}
    </p>
  );
}
