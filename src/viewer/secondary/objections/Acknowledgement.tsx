/** What was recorded, and the words that go to the person. */
import { useEffect, useRef } from 'react';
import { formatDateTimeOf } from '../words/moments';
import type { ObjectionKept } from '../../../secondary/shapes/http-desks';
import { Button } from '../../components/Button';

const HEADINGS: Readonly<Record<ObjectionKept['decision'], string>> = {
  'opted-out': 'The opt-out is recorded',
  'opted-in': 'The person is opted back in',
};

export function Acknowledgement({ kept, onDone }: { readonly kept: ObjectionKept; readonly onDone: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <section className="wp-panel wp-stack">
      <h2 className="wp-panel__title" tabIndex={-1} ref={heading}>
        {HEADINGS[kept.decision]}
      </h2>
      <dl className="wp-facts">
        <dt>Reference</dt>
        <dd>
          <strong className="wp-number">{kept.reference}</strong>
        </dd>
        <dt>Recorded</dt>
        <dd>{formatDateTimeOf(kept.decidedAt)}</dd>
      </dl>
      <h3 className="wg-head">Send this to the person</h3>
      <p className="wg-letter">{kept.acknowledgement}</p>
      <div className="wp-actions">
        <Button
          look="secondary"
          onClick={() => {
            window.print();
          }}
        >
          Print
        </Button>
        <Button look="secondary" onClick={onDone}>
          Record another
        </Button>
      </div>
    </section>
  );
}
