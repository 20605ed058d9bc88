/** All who were not asked are being asked: how does it go? Closes by itself once they have been. */
import { useEffect, useRef, useState } from 'react';
import { describeFailure } from '../../../api/failure';
import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';
import { InsetNotice } from '../../../components/InsetNotice';
import { askOthers } from '../../../open-record/ask-others';
import { useRecordOnScreen } from '../../../open-record/record-context';

export function AskRestDialog({ onClose }: { readonly onClose: () => void }) {
  const { access } = useRecordOnScreen().opened;
  const [problem, setProblem] = useState<string | null>(null);
  const begun = useRef(false);
  useEffect(() => {
    // asked once, however often the page is drawn
    if (begun.current) return;
    begun.current = true;
    askOthers(access, { rest: true }).then(onClose, (failure: unknown) => {
      setProblem(describeFailure(failure));
    });
  }, [access, onClose]);
  return (
    <Dialog title="Ask the rest" onClose={onClose}>
      {problem === null ? (
        <p role="status">Asking everybody else who may be asked…</p>
      ) : (
        <InsetNotice look="danger" live>
          Nobody else was asked. {problem}
        </InsetNotice>
      )}
      <div className="wp-dialog__actions">
        <Button small onClick={onClose}>
          Close
        </Button>
      </div>
    </Dialog>
  );
}
