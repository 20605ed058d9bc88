/** Why is emergency access needed? A reason in the clinician's own words before anything opens. Source: POLICY 6. */
import { useState } from 'react';
import { describeFailure } from '../../../api/failure';
import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';
import { InsetNotice } from '../../../components/InsetNotice';
import { TextField } from '../../../components/TextField';
import { openEmergency, REASON_LENGTH } from '../../../open-record/emergency';
import { useRecordOnScreen } from '../../../open-record/record-context';

interface EmergencyDialogProps {
  readonly renew: boolean;
  readonly onClose: () => void;
}

export function EmergencyDialog({ renew, onClose }: EmergencyDialogProps) {
  const { opened } = useRecordOnScreen();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | undefined>();
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    if (busy) return;
    if (reason.trim().length < REASON_LENGTH) {
      setError(`Give the reason in at least ${String(REASON_LENGTH)} characters`);
      document.getElementById('emergency-reason')?.focus();
      return;
    }
    setBusy(true);
    try {
      await openEmergency(opened.access, reason.trim());
      onClose();
    } catch (problem) {
      setFailure(describeFailure(problem));
      setBusy(false);
    }
  };
  return (
    <Dialog title="Emergency access" look="warning" onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>
          For a short time {renew ? 'longer this opens' : 'this opens'}, in this record only:{' '}
          {(opened.view.emergencyOpens ?? []).join('; ') || 'what your role’s own view holds back'}. It is audited, and
          the privacy officer is told at once. There may be nothing of the kind to show. What is never shared stays
          closed.
        </p>
        {failure !== null && (
          <InsetNotice look="danger" live>
            {failure}
          </InsetNotice>
        )}
        <TextField
          id="emergency-reason"
          label="Reason"
          rows={3}
          maxLength={500}
          value={reason}
          onChange={setReason}
          error={error}
          autoFocus
        />
        <div className="wp-dialog__actions">
          <Button type="submit" look="warning" small busy={busy}>
            {renew ? 'Renew' : 'Open'}
          </Button>
          <Button look="secondary" small onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
