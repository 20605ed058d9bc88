/** What should be known before anything else? The cards that the role asks for, in its order. */
import { useArrived } from '../../navigation/later';
import { useRecordOnScreen } from '../../open-record/record-context';
import { useTold } from '../../open-record/use-told';
import { SummaryCards } from './SummaryCards';
import { inOneColumn, type RecordLayout } from './layouts';
import { LaterCardPart } from './parts';
import { useRoom } from './use-room';
import { useHeld } from '../../open-record/use-held';

export function Summary({ layout }: { readonly layout: RecordLayout }) {
  const { opened, states } = useRecordOnScreen();
  const arrived = useArrived(useTold(), LaterCardPart);
  const space = useRoom();
  const stacks = space === 'one-column' ? [inOneColumn(layout)] : layout.stacks;
  const keepsRoom = useHeld(states.some(({ state }) => state === 'asking'));
  const large = layout.shape === 'page';
  const wide = space === 'wide';
  const room = { large, glance: layout.glance === true, wide, few: large || wide ? 10 : 6 };
  // the same words for every person, whatever the record holds: said once, below the sections that they hold for
  const bareCodes = arrived ? opened.notices.find(({ code }) => code === 'bare-codes') : undefined;
  return (
    <section className={`wp-summary${keepsRoom ? ' wp-summary--asking' : ''}`} aria-label="Summary">
      <h2 className="nhsuk-u-visually-hidden">Summary</h2>
      <div className="wp-summary__band">
        <SummaryCards cards={[layout.band]} room={room} arrived={arrived} />
      </div>
      {stacks.map((cards, index) => (
        <div key={cards.join(' ')} className={`wp-summary__stack wp-summary__stack--${String(index + 1)}`}>
          <SummaryCards cards={cards} room={room} arrived={arrived} />
          {bareCodes !== undefined && index === stacks.length - 1 && <p className="wp-standing">{bareCodes.text}</p>}
        </div>
      ))}
    </section>
  );
}
