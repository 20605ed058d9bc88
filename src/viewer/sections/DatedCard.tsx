/** A card of dated lines: the date where it helps, the title, the rest. */
import type { ReactNode } from 'react';
import { formatDate } from '../../domain/dates/written';
import type { SectionId } from '../../domain/sections';
import type { Entry } from '../../record/entry';
import { Tag } from '../components/Tag';
import { useRecordOnScreen } from '../open-record/record-context';
import { restOf } from './entry-words';
import { EntryLines } from './EntryLines';
import { SummaryCard } from './SummaryCard';

interface DatedCardProps {
  readonly title: string;
  readonly sections: readonly SectionId[];
  readonly entries: readonly Entry[];
  readonly shown: number;
  readonly grave?: boolean;
  /** `first` puts the date before the words, as for appointments. */
  readonly dates?: 'first' | 'after';
  /** True where the title says all that a glance needs. */
  readonly brief?: boolean;
  readonly inline?: boolean;
  /** The code of a standing notice that is said below, the same for everybody. */
  readonly notice?: string;
  readonly children?: ReactNode;
}

/** A need says itself what it is; since when matters to whoever opens it. */
const isNeed = ({ detail }: Entry): boolean => detail.section === 'alerts' && detail.kind === 'communication';

/** What is upcoming is booked, unless its tag says otherwise. */
const isBooked = ({ lane, tag }: Entry): boolean => lane === 'upcoming' && tag === 'booked';

export function DatedCard({
  title,
  sections,
  entries,
  shown,
  grave = false,
  dates = 'after',
  brief = false,
  inline = false,
  notice,
  children,
}: DatedCardProps) {
  const { nameOf, opened } = useRecordOnScreen();
  const standing = notice === undefined ? undefined : opened.notices.find(({ code }) => code === notice);
  const rest = (entry: Entry): string | null => (brief || isNeed(entry) ? null : restOf(entry, nameOf));
  return (
    <SummaryCard title={title} sections={sections} count={entries.length} grave={grave}>
      <EntryLines
        entries={entries}
        shown={shown}
        inline={inline}
        line={(entry) => (
          <>
            {dates === 'first' && entry.date !== null && (
              <span className="wp-line__date wp-nowrap">{formatDate(entry.date)} </span>
            )}
            <span className="wp-line__title">{entry.title}</span>
            {rest(entry) !== null && <span className="wp-line__rest"> {rest(entry)}</span>}
            {entry.tag !== null && !isBooked(entry) && (
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
        after={(entry) =>
          dates === 'after' && entry.date !== null && !isNeed(entry) ? (
            <span className="wp-nowrap">{formatDate(entry.date)} ·</span>
          ) : null
        }
      />
      {children}
      {standing !== undefined && <p className="wp-standing">{standing.text}</p>}
    </SummaryCard>
  );
}
