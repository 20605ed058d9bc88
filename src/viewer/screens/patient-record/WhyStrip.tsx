/**
 * Why was this record opened? Asked once of whoever opened it without a relationship that could be found: one press,
 * never text, and nothing waits for it. Source: POLICY 6.
 */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { OPENING_REASON_IDS, OPENING_REASONS, type OpeningReason } from '../../../domain/alerts';
import { tellWhy } from '../../api/why';
import { useRecordOnScreen } from '../../open-record/record-context';

/** Stands over the foot of the page, so that nothing of the record moves when it comes or goes. */
export function WhyStrip() {
  const { opened } = useRecordOnScreen();
  const [told, setTold] = useState<OpeningReason | null>(null);
  const telling = useMutation({
    mutationFn: (why: OpeningReason) => tellWhy(opened.access, why),
    onSuccess: (_, why) => {
      setTold(why);
    },
  });
  if (opened.relationship !== 'self-claimed') return null;
  if (told !== null)
    return (
      <p className="nhsuk-u-visually-hidden" role="status">
        Recorded: {OPENING_REASONS[told]}
      </p>
    );
  return createPortal(
    <section className="wp-why wp-screen-only" aria-label="Why you opened this record">
      <p className="wp-why__ask" role={telling.isError ? 'alert' : undefined}>
        {telling.isError ? (
          <>
            <b>This was not recorded.</b> Press again.
          </>
        ) : (
          <>
            <b>Why did you open this record?</b>{' '}
            <span className="wp-why__found">No visit, appointment or referral at your organisation was found.</span>
          </>
        )}
      </p>
      <div className="wp-why__answers">
        {OPENING_REASON_IDS.map((why) => (
          <button
            key={why}
            type="button"
            className="wp-why__answer"
            aria-disabled={telling.isPending || undefined}
            onClick={() => {
              if (!telling.isPending) telling.mutate(why);
            }}
          >
            {OPENING_REASONS[why]}
          </button>
        ))}
      </div>
    </section>,
    document.body,
  );
}
