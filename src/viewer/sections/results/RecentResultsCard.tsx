/** Which results matter first? The newest out of range, then the newest in range in one line. */
import { formatDate } from '../../../domain/dates';
import type { Entry } from '../../../record/entry';
import { Tag } from '../../components/Tag';
import { useRecordOnScreen } from '../../record/record-context';
import { EntryLines } from '../EntryLines';
import { SummaryCard } from '../SummaryCard';
import { ResultValue } from './ResultValue';
import { newestInRange } from './recent-results';

const dateOf = (entry: Entry) => (entry.date === null ? null : `${formatDate(entry.date)} ·`);

export function RecentResultsCard({ shown }: { readonly shown: number }) {
  const { record, summary } = useRecordOnScreen();
  const out = summary.outOfRangeResults;
  const others = newestInRange(record.entries);
  const entries = [...out, ...others.slice(0, Math.max(0, shown - out.length))];
  return (
    <SummaryCard title="Recent results" sections={['results']} count={entries.length}>
      <EntryLines
        entries={entries}
        shown={shown}
        line={(entry) => (
          <>
            {entry.title} <ResultValue entry={entry} />
            {entry.tag !== null && <> <Tag>{entry.tag}</Tag></>}
            {entry.conflicts.length > 0 && <> <Tag look="warning">conflict</Tag></>}
          </>
        )}
        after={dateOf}
      />
    </SummaryCard>
  );
}
