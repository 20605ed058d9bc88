/**
 * What does the person receive? An acknowledgement to print: what was recorded, what it changes, what it does not, and
 * that it can be undone.
 */
import type { Consent } from 'fhir/r4';
import type { OptOutForm } from '../../../domain/api';
import { formatNhsNumber } from '../../../domain/nhs-number';
import { Button } from '../../components/Button';
import { PageHeading } from '../../components/PageHeading';
import { writeDate } from '../../../domain/dates/written';

interface AcknowledgementProps {
  readonly form: OptOutForm;
  readonly consent: Consent;
  readonly onDone: () => void;
}

export function Acknowledgement({ form, consent, onDone }: AcknowledgementProps) {
  return (
    <div className="wp-page wp-page--narrow">
      <PageHeading title="Opt-out recorded">Opt-out recorded</PageHeading>
      <article className="wp-panel wp-stack" aria-label="Acknowledgement">
        <h2 className="wp-panel__title">
          Acknowledgement of your request to opt out of the joined-up health and care record
        </h2>
        <dl className="wp-facts">
          <dt>Name</dt>
          <dd>
            {form.firstName} {form.lastName}
          </dd>
          <dt>Date of birth</dt>
          <dd>{writeDate(form.dateOfBirth)}</dd>
          <dt>NHS number</dt>
          <dd className="wp-number">{formatNhsNumber(form.nhsNumber)}</dd>
          {form.onBehalf === undefined ? null : (
            <>
              <dt>Requested by</dt>
              <dd>
                {form.onBehalf.name} ({form.onBehalf.relationship})
              </dd>
            </>
          )}
          <dt>Recorded</dt>
          <dd>{consent.dateTime === undefined ? 'Today' : writeDate(consent.dateTime)}</dd>
          <dt>Reference</dt>
          <dd>{consent.id}</dd>
        </dl>
        <p>
          From now on, your information is not available through the joined-up record to organisations in North Central
          London, even in an emergency. Care organisations go on sharing it as before, by phone, email and on paper.
        </p>
        <p>
          This choice covers North Central London only. Your GP record may still be seen by organisations elsewhere in
          London, and services outside North Central London that treat you may still share what they hold.
        </p>
        <p>You can change your mind and opt back in at any time.</p>
      </article>
      <div className="wp-actions wp-actions--after">
        <Button
          onClick={() => {
            window.print();
          }}
        >
          Print acknowledgement
        </Button>
        <Button look="secondary" onClick={onDone}>
          Record another
        </Button>
      </div>
    </div>
  );
}
