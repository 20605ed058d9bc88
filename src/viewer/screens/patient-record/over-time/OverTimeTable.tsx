/** How long did each last, in words? The chart's equal, for whoever does not see it, and on paper. */
import { formatDate } from '../../../../domain/dates/written';
import type { Bar, BarKind, BarRow } from '../../../../record/over-time';
import { usePrinting } from '../../../open-record/printing';
import { useRecordOnScreen } from '../../../open-record/record-context';

export const KIND_WORDS: Readonly<Record<BarKind, string>> = {
  medicine: 'Medicine',
  problem: 'Problem',
  stay: 'Hospital stay',
  episode: 'Period of care',
};

/** "from 01-Feb-2025, goes on". */
export function lengthWords({ start, stop, end }: Bar): string {
  const from = start === null ? 'start not recorded' : `from ${formatDate(start)}`;
  if (end === 'ended') return `${from}, to ${stop === null ? 'an end not recorded' : formatDate(stop)}`;
  return end === 'goes-on' ? `${from}, goes on` : `${from}, until when is not recorded`;
}

interface OverTimeTableProps {
  readonly rows: readonly BarRow[];
  /** What is to be settled of an entry, by its id. */
  readonly unsettled: ReadonlyMap<string, string>;
}

export function OverTimeTable({ rows, unsettled }: OverTimeTableProps) {
  const { nameOf } = useRecordOnScreen();
  const printing = usePrinting((state) => state.now);
  return (
    <details className="wp-trend__values" open={printing || undefined}>
      <summary>As a table</summary>
      <table className="wp-table wp-grid">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Kind</th>
            <th scope="col">As its source said</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ entry, kind, bars }) => (
            <tr key={entry.id}>
              <th scope="row">{entry.title}</th>
              <td>{KIND_WORDS[kind]}</td>
              <td>
                {bars.length === 0 && 'No date to draw'}
                {bars.map((bar, at) => (
                  <div key={`${bar.provider ?? ''} ${String(at)}`}>
                    {[bar.provider === null ? null : nameOf(bar.provider), bar.words, lengthWords(bar)]
                      .filter((part) => part !== null)
                      .join(', ')}
                  </div>
                ))}
                {unsettled.has(entry.id) && <b>{unsettled.get(entry.id)}</b>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
