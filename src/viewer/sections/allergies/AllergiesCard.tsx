/** To what is the person allergic? The substance, the reaction and how severe; a contradiction is said first. */
import { formatDate } from '../../../domain/dates/written';
import { Tag } from '../../components/Tag';
import { listOf } from '../../open-record/absence-words';
import { useRecordOnScreen } from '../../open-record/record-context';
import { ConflictWords } from '../ConflictWords';
import { EntryLines } from '../EntryLines';
import { SummaryCard } from '../SummaryCard';
import { activeAllergies, allergyName, isSevere, standingStatements } from './active-allergies';

export function AllergiesCard({ shown }: { readonly shown: number }) {
  const { record, inOrder, briefNameOf } = useRecordOnScreen();
  const active = activeAllergies(record.entries).map(({ entry }) => entry);
  const negatives = standingStatements(record.entries);
  const contradicts = active.length > 0;
  return (
    <SummaryCard title="Allergies" sections={['allergies']} count={active.length || negatives.length} grave>
      <EntryLines
        entries={active}
        shown={shown}
        line={(entry) =>
          entry.detail.section !== 'allergies' ? (
            entry.title
          ) : (
            <>
              <b>{allergyName({ entry, detail: entry.detail })}</b>
              {entry.detail.reactions !== null && ` – ${entry.detail.reactions}`}
              {entry.detail.severity !== null && (
                <>
                  {' '}
                  <Tag {...(isSevere(entry.detail) ? { look: 'danger' as const } : {})}>{entry.detail.severity}</Tag>
                </>
              )}
              {entry.detail.toCheck && (
                <>
                  {' '}
                  <Tag look="warning">to check</Tag>
                </>
              )}
            </>
          )
        }
        below={(entry) =>
          entry.conflicts
            .filter(({ field }) => !/known allerg/i.test(field))
            .map((conflict) => (
              <div key={conflict.field} className="wp-conflict">
                <ConflictWords conflict={conflict} />
              </div>
            ))
        }
      />
      <div className={contradicts && negatives.length > 0 ? 'wp-conflict' : undefined}>
        <EntryLines
          entries={negatives}
          shown={3}
          line={(entry) => (
            <>
              {contradicts &&
                `${listOf(inOrder(entry.sources.map(({ provider }) => provider)).map(briefNameOf))} recorded `}
              “{entry.title}”
            </>
          )}
          after={(entry) =>
            entry.date === null ? 'date not recorded' : <span className="wp-nowrap">{formatDate(entry.date)}</span>
          }
        />
      </div>
    </SummaryCard>
  );
}
