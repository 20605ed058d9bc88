/** This person has opted out already: is a second form to be recorded all the same? */
import type { DeskSearchAnswer } from '../../../domain/opt-out-desk';
import { writeDate } from '../../../domain/dates/written';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';

interface EarlierDecisionProps {
  readonly found: DeskSearchAnswer;
  readonly onRecord: () => void;
  readonly onClose: () => void;
}

export function EarlierDecision({ found, onRecord, onClose }: EarlierDecisionProps) {
  const decision = found.history.find(({ active }) => active);
  const held = found.cases.find(({ state }) => state === 'held');
  return (
    <Dialog title={found.optedOut ? 'Already opted out' : 'A form is already held'} onClose={onClose}>
      {found.optedOut && decision !== undefined ? (
        <p>
          This NHS number was opted out on {writeDate(decision.decidedAt)} ({decision.origin}
          {decision.reference === undefined ? '' : `, reference ${decision.reference}`}). That decision is in force.
        </p>
      ) : null}
      {held === undefined ? null : (
        <p>
          A form with reference {held.reference} is held on the worklist, and the record counts as opted out until it is
          dealt with. Deal with that form rather than record another.
        </p>
      )}
      <p>Recording another form changes nothing for the record. It is kept in the history, with its own reference.</p>
      <div className="wp-dialog__actions">
        <Button onClick={onClose}>Do not record</Button>
        <Button look="secondary" onClick={onRecord}>
          Record this form too
        </Button>
      </div>
    </Dialog>
  );
}
