/** What must be settled between the lists? Each in a sentence or two; and what a missing list leaves unsaid. */
import type { Settling } from '../../../../record/changed/settle';
import { Button } from '../../../components/Button';
import { Unbroken } from '../../../components/Unbroken';
import { rememberOpener } from '../../../open-record/focus';
import { useReading } from '../../../open-record/reading';
import { useRecordOnScreen } from '../../../open-record/record-context';
import { MedicineLine } from '../../../sections/medications/MedicineLine';
import { NO_DIFFERENCE, openedBy, sentencesOf, unreadWords } from './settle-words';

export function SettleBand({ settling }: { readonly settling: Settling }) {
  const { briefNameOf, inOrder } = useRecordOnScreen();
  const open = useReading((state) => state.open);
  const show = useReading((state) => state.show);
  const names = { nameOf: briefNameOf, inOrder };
  const unread = unreadWords(settling, briefNameOf);
  return (
    <section className="wp-settle" aria-label="To settle">
      <div className="wp-settle__head">
        <h3 className="wp-changed__title">To settle</h3>
        <span className="wp-source">
          {settling.items.length === 0
            ? NO_DIFFERENCE
            : `${String(settling.items.length)}, where the lists do not agree`}
        </span>
        <Button
          look="text"
          className="wp-settle__compare wp-screen-only"
          onClick={() => {
            show('medicines');
          }}
        >
          Compare lists
        </Button>
      </div>
      {settling.items.length > 0 && (
        <ul className="wp-settle__items">
          {settling.items.map((item) => {
            const entry = openedBy(item);
            const { matter, beside } = sentencesOf(item, names);
            if (entry === undefined) return null;
            return (
              <li key={`${item.kind} ${entry.id}`} className="wp-settle__item">
                <button
                  type="button"
                  className="wp-line__open"
                  onClick={(event) => {
                    rememberOpener(event.currentTarget);
                    open(entry.id);
                  }}
                >
                  {entry.section === 'medications' ? <MedicineLine entry={entry} /> : <b>Allergies</b>}
                </button>
                <div>
                  <b>
                    <Unbroken text={matter} />
                  </b>{' '}
                  {beside !== null && (
                    <span className="wp-source">
                      <Unbroken text={beside} />
                    </span>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
      )}
      {unread !== null && <p className="wp-absence wp-absence--missing">{unread}</p>}
    </section>
  );
}
