/** A card of dated lines: when, what, and who holds it, each in its own column. */
import type { ReactNode } from 'react';
import { formatDate } from '../../domain/dates/written';
import type { SectionId } from '../../domain/sections';
import type { Entry } from '../../record/entry';
import { staysOnScreen } from '../../record/safeguarding';
import { Tag } from '../components/Tag';
import { useRecordOnScreen } from '../open-record/record-context';
import { restOf } from './entry-words';
import { EntryLines } from './EntryLines';
import { SummaryCard } from './SummaryCard';
import { Unbroken } from '../components/Unbroken';

interface DatedCardProps {
  readonly title: string;
  readonly sections: readonly SectionId[];
  readonly entries: readonly Entry[];
  readonly shown: number;
  readonly grave?: boolean;
  /** False where since when it stands matters only to whoever opens it. */
  readonly dated?: boolean;
  /** True where the title says all that a glance needs. */
  readonly brief?: boolean;
  readonly inline?: boolean;
  /** What does not fit follows by name, or is on the timeline. */
  readonly beyond?: boolean;
  readonly elsewhere?: boolean;
  /** The code of a standing notice that is said below, the same for everybody. */
  readonly notice?: string;
  readonly children?: ReactNode;
}

/** A need says itself what it is; since when matters to whoever opens it. */
const isNeed = ({ detail }: Entry): boolean => detail.section === 'alerts' && detail.kind === 'communication';

const when = (entry: Entry): string => (entry.date === null || isNeed(entry) ? '' : formatDate(entry.date));

const said = (rest: string | null): ReactNode =>
  rest === null ? null : (
    <>
      {' '}
      <span className="wp-line__rest">
        <Unbroken text={rest} />
      </span>
    </>
  );

/** What is upcoming is booked, unless its tag says otherwise. */
const isBooked = ({ lane, tag }: Entry): boolean => lane === 'upcoming' && tag === 'booked';

export function DatedCard({
  title,
  sections,
  entries,
  shown,
  grave = false,
  dated = true,
  brief = false,
  inline = false,
  beyond = false,
  elsewhere = false,
  notice,
  children,
}: DatedCardProps) {
  const { nameOf, opened } = useRecordOnScreen();
  const standing = notice === undefined ? undefined : opened.notices.find(({ code }) => code === notice);
  const rest = (entry: Entry): string | null => (brief || isNeed(entry) ? null : restOf(entry, nameOf));
  return (
    <SummaryCard
      title={title}
      sections={sections}
      count={elsewhere ? Math.min(shown, entries.length) : entries.length}
      grave={grave}
      bareOnPaper={entries.every(staysOnScreen)}
    >
      <EntryLines
        entries={entries}
        shown={shown}
        inline={inline}
        beyond={beyond}
        elsewhere={elsewhere}
        line={(entry) => (
          <>
            <span className="wp-line__title">{entry.title}</span>
            {said(rest(entry))}
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
        {...(dated ? { when } : {})}
      />
      {children}
      {standing !== undefined && <p className="wp-standing">{standing.text}</p>}
    </SummaryCard>
  );
}
