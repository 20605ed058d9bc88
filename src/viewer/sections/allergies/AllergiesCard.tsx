/** To what is the person allergic? The substance, the reaction and how severe; a contradiction is said first. */
import { Tag } from '../../components/Tag';
import { useRecordOnScreen } from '../../record/record-context';
import { ConflictWords } from '../ConflictWords';
import { EntryLines } from '../EntryLines';
import { SummaryCard } from '../SummaryCard';
import { activeAllergies, allergyEntries } from './active-allergies';

export function AllergiesCard({ shown }: { readonly shown: number }) {
  const { record } = useRecordOnScreen();
  const active = activeAllergies(record.entries).map(({ entry }) => entry);
  const negatives = allergyEntries(record.entries).filter(({ detail }) => detail.kind === 'negative' && detail.active).map(({ entry }) => entry);
  return (
    <SummaryCard title="Allergies" sections={['allergies']} count={active.length + negatives.length} grave>
      <EntryLines
        entries={active}
        shown={shown}
        line={({ title, detail }) => (detail.section !== 'allergies' ? title : (
          <>
            <b>{detail.substance || title}</b>{detail.reactions !== null && ` – ${detail.reactions}`}
            {detail.severity !== null && <> <Tag look="danger">{detail.severity}</Tag></>}
          </>
        ))}
        below={(entry) => entry.conflicts.map((conflict) => <div key={conflict.field} className="wp-conflict"><ConflictWords conflict={conflict} /></div>)}
      />
      <EntryLines entries={negatives} shown={3} line={(entry) => <>{active.length > 0 && 'Also recorded: '}“{entry.title}”</>} />
    </SummaryCard>
  );
}
