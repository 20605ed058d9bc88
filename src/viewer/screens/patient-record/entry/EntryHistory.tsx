/**
 * What happened to this before? Issues of a medicine, earlier versions of a result; the newest first, the rest on
 * request.
 */
import { useState } from 'react';
import { formatDate } from '../../../../domain/dates/written';
import type { HistoryLine } from '../../../../record/entry';
import { Button } from '../../../components/Button';
import { useRecordOnScreen } from '../../../open-record/record-context';

const SHOWN = 5;

export function EntryHistory({ history }: { readonly history: readonly HistoryLine[] }) {
  const { shortNameOf } = useRecordOnScreen();
  const [all, setAll] = useState(false);
  if (history.length === 0) return null;
  return (
    <div className="wp-entry__part">
      <h3>
        History <span className="wp-card__count">{history.length}</span>
      </h3>
      <ul className="wp-lines wp-source">
        {(all ? history : history.slice(0, SHOWN)).map((line, index) => (
          <li key={`${line.date?.text ?? ''} ${line.text} ${String(index)}`}>
            {line.date === null ? 'Date not recorded' : formatDate(line.date)} {line.text} ·{' '}
            {shortNameOf(line.provider)}
          </li>
        ))}
      </ul>
      {history.length > SHOWN && !all && (
        <Button
          look="text"
          onClick={() => {
            setAll(true);
          }}
        >
          Show all {history.length}
        </Button>
      )}
    </div>
  );
}
