/** What does this belong with, and what may be the same and was kept apart? Each opens in its place. */
import { formatDate } from '../../../../domain/dates/written';
import type { Entry, EntryDescription } from '../../../../record/entry';
import { staysOnScreen, titleInView } from '../../../../record/safeguarding';
import { Button } from '../../../components/Button';
import { listOf } from '../../../open-record/absence-words';
import { useReading } from '../../../open-record/reading';
import { useRecordOnScreen } from '../../../open-record/record-context';

/** "May be the same: kept apart because the routes differ" stands under that heading: only the reason is said again. */
export const whyApart = (relation: string): string => {
  const reason = relation.replace(/^May be the same(?:: |\b)/, '').trim();
  return reason === '' || reason === 'allergy' ? 'kept apart because the records do not say enough' : reason;
};

const titleOf = (entry: Entry | undefined, title: string): string => (entry === undefined ? title : titleInView(entry));

export function EntryLinks({ linked, near }: Pick<EntryDescription, 'linked' | 'near'>) {
  const { record, shortNameOf } = useRecordOnScreen();
  const open = useReading((state) => state.open);
  const found = (id: string) => record.entries.find((entry) => entry.id === id);
  const look = (id: string): string | undefined => {
    const entry = found(id);
    return entry !== undefined && staysOnScreen(entry) ? 'wp-screen-only' : undefined;
  };
  const printed = (links: readonly { readonly id: string }[]): string =>
    links.every(({ id }) => look(id) !== undefined) ? 'wp-entry__part wp-screen-only' : 'wp-entry__part';
  const opener = ({ id, title }: { readonly id: string; readonly title: string }) => (
    <Button
      look="text"
      onClick={() => {
        open(id);
      }}
    >
      {titleOf(found(id), title)}
    </Button>
  );
  return (
    <>
      {linked.length > 0 && (
        <div className={printed(linked)}>
          <h3>Belongs with</h3>
          <ul className="wp-lines">
            {linked.map((link) => (
              <li key={link.id} className={look(link.id)}>
                {opener(link)} <span className="wp-source">{link.relation}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {near.length > 0 && (
        <div className={printed(near)}>
          <h3>May be the same</h3>
          <ul className="wp-lines">
            {near.map((link) => (
              <li key={link.id} className={look(link.id)}>
                {opener(link)}{' '}
                <span className="wp-source">
                  {link.date === null ? 'date not recorded' : formatDate(link.date)} ·{' '}
                  {listOf(link.providers.map(shortNameOf))} · {whyApart(link.relation)}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
