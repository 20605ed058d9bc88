/** Is emergency access open, until when, and how is it ended? In yellow above everything, counting down. */
import { Button } from '../../components/Button';
import { useDialogs } from '../../open-record/dialogs';
import { closeEmergency } from '../../open-record/emergency';
import { countdownAnnouncement, countdownWords, useCountdown } from '../../open-record/use-countdown';

interface EmergencyBannerProps {
  readonly access: string;
  readonly endsAt: string;
  readonly reason: string | null;
}

export function EmergencyBanner({ access, endsAt, reason }: EmergencyBannerProps) {
  const end = (): void => {
    void closeEmergency(access);
  };
  const left = useCountdown(endsAt, end);
  const show = useDialogs((state) => state.show);
  return (
    <section className="wp-emergency" aria-label="Emergency access">
      <p className="wp-emergency__words">
        <b>Emergency access</b>{' '}
        <span role="timer" aria-live="off">
          ends in <b className="wp-number">{countdownWords(left)}</b>
        </span>
        <span className="wp-emergency__reason">
          {reason !== null && ` Reason: “${reason}”.`} The privacy officer has been told.
        </span>
      </p>
      <p className="nhsuk-u-visually-hidden" role="status">
        {countdownAnnouncement(left)}
      </p>
      <div className="wp-emergency__tools">
        <Button
          look="text"
          onClick={() => {
            show({ kind: 'emergency', renew: true });
          }}
        >
          Renew
        </Button>
        <Button look="text" onClick={end}>
          End now
        </Button>
      </div>
    </section>
  );
}
