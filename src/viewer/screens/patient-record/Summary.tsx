/** What should be known before anything else? The cards that the role asks for, in its order. */
import { useRecordOnScreen } from '../../open-record/record-context';
import { SummaryCards } from './SummaryCards';
import { inOneColumn, type RecordLayout } from './layouts';
import { useRoom } from './use-room';

export function Summary({ layout }: { readonly layout: RecordLayout }) {
  const { opened } = useRecordOnScreen();
  const room = useRoom();
  const stacks = room === 'one-column' ? [inOneColumn(layout)] : layout.stacks;
  const drawn = { large: layout.shape === 'page', glance: layout.glance === true, wide: room === 'wide' };
  // the same words for every person, whatever the record holds: said once, below the sections that they hold for
  const bareCodes = opened.notices.find(({ code }) => code === 'bare-codes');
  return (
    <section className="wp-summary" aria-label="Summary">
      <h2 className="nhsuk-u-visually-hidden">Summary</h2>
      <div className="wp-summary__band">
        <SummaryCards cards={[layout.band]} {...drawn} />
      </div>
      {stacks.map((cards, index) => (
        <div key={cards.join(' ')} className={`wp-summary__stack wp-summary__stack--${String(index + 1)}`}>
          <SummaryCards cards={cards} {...drawn} />
          {bareCodes !== undefined && index === stacks.length - 1 && <p className="wp-standing">{bareCodes.text}</p>}
        </div>
      ))}
    </section>
  );
}
