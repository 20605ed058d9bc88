/** What could not be done, and what now? One sentence over the record, which stays as it is. */
import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';

interface ProblemDialogProps {
  readonly title: string;
  readonly text: string;
  readonly onClose: () => void;
}

export function ProblemDialog({ title, text, onClose }: ProblemDialogProps) {
  return (
    <Dialog title={title} look="warning" onClose={onClose}>
      <p role="alert">{text}</p>
      <div className="wp-dialog__actions">
        <Button small onClick={onClose}>
          Close
        </Button>
      </div>
    </Dialog>
  );
}
