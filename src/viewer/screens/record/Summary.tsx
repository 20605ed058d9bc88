/** What should be known before anything else? The cards that the role asks for, in its order. */
import { SummaryCards } from './SummaryCards';
import type { RecordLayout } from './layouts';

export function Summary({ layout }: { readonly layout: RecordLayout }) {
  return (
    <section className="wp-summary" aria-label="Summary">
      <h2 className="nhsuk-u-visually-hidden">Summary</h2>
      <div className="wp-summary__first"><SummaryCards cards={layout.first} large={layout.shape === 'page'} /></div>
      {layout.second.length > 0 && <div className="wp-summary__second"><SummaryCards cards={layout.second} large={false} /></div>}
    </section>
  );
}
