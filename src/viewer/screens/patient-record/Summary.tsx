/** What should be known before anything else? The cards that the role asks for, in its order. */
import { useRecordOnScreen } from '../../open-record/record-context';
import { SummaryCards } from './SummaryCards';
import type { RecordLayout } from './layouts';

export function Summary({ layout }: { readonly layout: RecordLayout }) {
  const { opened } = useRecordOnScreen();
  // the same words for every person, whatever the record holds: said once, below the sections that they hold for
  const bareCodes = opened.notices.find(({ code }) => code === 'bare-codes');
  return (
    <section className="wp-summary" aria-label="Summary">
      <h2 className="nhsuk-u-visually-hidden">Summary</h2>
      {layout.stacks.map((cards, index) => (
        <div key={cards.join(' ')} className={`wp-summary__stack wp-summary__stack--${String(index + 1)}`}>
          <SummaryCards cards={cards} large={layout.shape === 'page'} glance={layout.glance === true} />
          {bareCodes !== undefined && index === layout.stacks.length - 1 && (
            <p className="wp-standing">{bareCodes.text}</p>
          )}
        </div>
      ))}
    </section>
  );
}
