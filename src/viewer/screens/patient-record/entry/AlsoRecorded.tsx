/**
 * What did the sources say that neither the row nor the lines above say? A quiet table at the end of the entry; what
 * earlier versions said is there on request. Source: RECORD, “No element unread”.
 */
import { useMemo, useState } from 'react';
import { alsoRecorded, type AlsoLine } from '../../../../record/elements/also';
import type { Entry, EntryDescription } from '../../../../record/entry';
import { Button } from '../../../components/Button';
import { useRecordOnScreen } from '../../../open-record/record-context';

interface AlsoRecordedProps {
  readonly entry: Entry;
  readonly description: EntryDescription;
}

const keyOf = ({ provider, reference, label, value }: AlsoLine): string => `${provider} ${reference} ${label} ${value}`;

export function AlsoRecorded({ entry, description }: AlsoRecordedProps) {
  const { states, briefNameOf } = useRecordOnScreen();
  const [all, setAll] = useState(false);
  const lines = useMemo(() => alsoRecorded(entry, description, states), [entry, description, states]);
  if (lines.length === 0) return null;
  const main = lines.filter(({ earlier }) => !earlier);
  const shown = all || main.length === 0 ? lines : main;
  const named = new Set(lines.map(({ provider }) => provider)).size > 1;
  const hidden = lines.length - shown.length;
  return (
    <div className="wp-entry__part">
      <h3 id="wp-also">Also recorded</h3>
      <table className="wp-table wp-entry__also" aria-labelledby="wp-also">
        <tbody>
          {shown.map((line) => (
            <tr key={keyOf(line)}>
              <th scope="row">
                {line.label}
                {line.earlier && ' (earlier)'}
              </th>
              <td>
                <bdi>{line.value}</bdi>
                {named && <span className="wp-source"> · {briefNameOf(line.provider)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 && (
        <Button
          look="text"
          onClick={() => {
            setAll(true);
          }}
        >
          Show {hidden} more from earlier records
        </Button>
      )}
    </div>
  );
}
