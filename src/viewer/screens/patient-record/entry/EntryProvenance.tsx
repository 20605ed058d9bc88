/**
 * Who recorded this, and when was it retrieved? A line for each source; many of one provider are one line with its
 * first and last day, and the rest on request. Source: DISPLAY, "Provenance on every entry".
 */
import { parseDate } from '../../../../domain/dates';
import { formatDate, formatDateTime } from '../../../../domain/dates/written';
import type { Source } from '../../../../record/entry';
import { useRecordOnScreen } from '../../../open-record/record-context';

/** Up to so many of one provider are each a line. */
const FEW = 3;

const recordedWords = ({ recordedAt }: Source): string =>
  recordedAt === null ? 'time of recording not given' : `recorded ${formatDateTime(recordedAt)}`;

/** "14 sources recorded 01-Jan-2024 to 05-Nov-2026"; those without a time are counted in words. */
export function manyRecorded(sources: readonly Source[]): string {
  const dates = sources.flatMap(({ recordedAt }) => recordedAt ?? []).sort((a, b) => a.sort - b.sort);
  const [first] = dates;
  const last = dates.at(-1);
  const untold = sources.length - dates.length;
  const count = `${String(sources.length)} sources`;
  if (first === undefined || last === undefined) return `${count}, times of recording not given`;
  const span =
    formatDate(first) === formatDate(last) ? formatDate(first) : `${formatDate(first)} to ${formatDate(last)}`;
  return `${count} recorded ${span}${untold > 0 ? `, ${String(untold)} without a time` : ''}`;
}

function Lines({
  sources,
  name,
  retrieved,
}: {
  readonly sources: readonly Source[];
  readonly name: string;
  readonly retrieved: string;
}) {
  return sources.map((source) => (
    <li key={source.reference}>
      {name}
      {source.part === 'history' && ' (earlier)'}: {recordedWords(source)}
      {retrieved}
    </li>
  ));
}

export function EntryProvenance({ sources }: { readonly sources: readonly Source[] }) {
  const { states, shortNameOf, inOrder } = useRecordOnScreen();
  return (
    <div className="wp-entry__part">
      <h3>Recorded and retrieved</h3>
      <ul className="wp-lines wp-source">
        {inOrder(sources.map(({ provider }) => provider)).map((id) => {
          const theirs = sources.filter(({ provider }) => provider === id);
          const state = states.find(({ provider }) => provider.id === id);
          const at = state?.state === 'answered' ? parseDate(state.retrievedAt) : null;
          const retrieved = at === null ? '' : `, retrieved ${formatDateTime(at)}`;
          if (theirs.length <= FEW)
            return <Lines key={id} sources={theirs} name={shortNameOf(id)} retrieved={retrieved} />;
          return (
            <li key={id}>
              {shortNameOf(id)}: {manyRecorded(theirs)}
              {retrieved}
              <details className="wp-screen-only">
                <summary>Each of them</summary>
                <ul className="wp-lines">
                  <Lines sources={theirs} name={shortNameOf(id)} retrieved="" />
                </ul>
              </details>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
