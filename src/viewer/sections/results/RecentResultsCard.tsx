/**
 * Which results matter first? One line a test: what is out of range, then what clinicians look at first, each with the
 * value before it.
 */
import { useMemo } from 'react';
import { formatDate } from '../../../domain/dates/written';
import type { Entry } from '../../../record/entry';
import { staysOnScreen } from '../../../record/safeguarding';
import { Tag } from '../../components/Tag';
import { useRecordOnScreen } from '../../open-record/record-context';
import { useSectionRules } from '../../open-record/section-rules';
import { EntryLines } from '../EntryLines';
import { SummaryCard } from '../SummaryCard';
import { ViewLink } from '../ViewLink';
import { PreviousValue } from './PreviousValue';
import { ResultValue } from './ResultValue';

const dateOf = ({ date }: Entry): string => (date === null ? '' : formatDate(date));

/** `shown`: lines of the card; what is out of range has a line beyond them. */
export function RecentResultsCard({ shown }: { readonly shown: number }) {
  const { record, openedAt } = useRecordOnScreen();
  const overTime = useSectionRules((state) => state.overTime);
  const recent = useMemo(() => overTime?.recentResults(record, openedAt) ?? [], [overTime, record, openedAt]);
  const out = recent.filter(({ isOut }) => isOut).length;
  const lines = recent.slice(0, Math.max(shown, out)).map(({ entry }) => entry);
  const others = record.entries.filter(({ section, lane }) => section === 'results' && lane === 'dated').length;
  return (
    <SummaryCard
      title="Recent results"
      sections={['results']}
      count={lines.length}
      empty={lines.length + others === 0}
      bareOnPaper={lines.every(staysOnScreen)}
      more={<ViewLink view="results">All results and trends</ViewLink>}
    >
      {lines.length === 0 && others > 0 && (
        <p className="wp-absence">No test result. On the timeline under Results: {others}.</p>
      )}
      <EntryLines
        entries={lines}
        shown={Math.max(shown, 6)}
        line={(entry) => (
          <>
            <span className="wp-line__title">{entry.title}</span> <ResultValue entry={entry} brief />
            <PreviousValue entry={entry} />
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
        when={dateOf}
      />
    </SummaryCard>
  );
}
