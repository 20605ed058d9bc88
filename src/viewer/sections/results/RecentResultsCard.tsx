/** Which results matter first? The newest out of range line by line, then the newest others side by side. */
import { formatDate } from '../../../domain/dates/written';
import type { Entry } from '../../../record/entry';
import { Tag } from '../../components/Tag';
import { useReading } from '../../open-record/reading';
import { useRecordOnScreen } from '../../open-record/record-context';
import { rememberOpener } from '../../open-record/focus';
import { EntryLines } from '../EntryLines';
import { SummaryCard } from '../SummaryCard';
import { ViewLink } from '../ViewLink';
import { ResultValue } from './ResultValue';
import { newestInRange } from './recent-results';

const dateOf = (entry: Entry) =>
  entry.date === null ? null : <span className="wp-nowrap">{formatDate(entry.date)} ·</span>;

/** Short enough for one of several on a line. */
const isShort = ({ detail }: Entry): boolean =>
  detail.section === 'results' && detail.value !== null && detail.value.length <= 16 && detail.components.length === 0;

/** Results that nobody flagged, one after another: each still opens, and its title says when. */
function InRange({ entries }: { readonly entries: readonly Entry[] }) {
  const open = useReading((state) => state.open);
  if (entries.length === 0) return null;
  return (
    <p className="wp-also">
      <span className="wp-source">Also:</span>
      {entries.map((entry) => (
        <button
          key={entry.id}
          type="button"
          className="wp-line__open"
          onClick={(event) => {
            rememberOpener(event.currentTarget);
            open(entry.id);
          }}
        >
          {entry.title}{' '}
          {entry.detail.section === 'results' && (
            <b>
              {[
                entry.detail.value,
                entry.detail.unit !== null && entry.detail.value?.includes(entry.detail.unit) !== true
                  ? entry.detail.unit
                  : null,
                entry.detail.finding,
              ]
                .filter((part) => part !== null)
                .join(' ')}
            </b>
          )}
          {entry.date !== null && <span className="wp-source"> {formatDate(entry.date)}</span>}
        </button>
      ))}
    </p>
  );
}

export function RecentResultsCard({ shown }: { readonly shown: number }) {
  const { record, summary } = useRecordOnScreen();
  const out = summary.outOfRangeResults;
  const unflagged = newestInRange(record.entries);
  const short = unflagged.filter(isShort).slice(0, Math.max(2, shown - out.length));
  // What takes a line of its own stands here only where there is nothing shorter to say.
  const lines = out.length + short.length > 0 ? out : unflagged.slice(0, shown);
  return (
    <SummaryCard
      title="Recent results"
      sections={['results']}
      count={lines.length + short.length}
      more={<ViewLink view="results">Table and trends</ViewLink>}
    >
      <EntryLines
        entries={lines}
        shown={Math.max(shown, 6)}
        line={(entry) => (
          <>
            {entry.title} <ResultValue entry={entry} />
            {entry.tag !== null && (
              <>
                {' '}
                <Tag>{entry.tag}</Tag>
              </>
            )}
            {entry.conflicts.length > 0 && (
              <>
                {' '}
                <Tag look="warning">conflict</Tag>
              </>
            )}
          </>
        )}
        after={dateOf}
      />
      <InRange entries={short} />
    </SummaryCard>
  );
}
