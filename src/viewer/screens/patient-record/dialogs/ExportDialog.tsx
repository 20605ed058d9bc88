/** Should the record leave as a document? Says what it will hold and what it will not, before it does. */
import { useState } from 'react';
import { UNASKED } from '../../../../domain/unasked';
import { describeFailure } from '../../../api/failure';
import { Button } from '../../../components/Button';
import { Checkbox } from '../../../components/Choices';
import { Dialog } from '../../../components/Dialog';
import { InsetNotice } from '../../../components/InsetNotice';
import { exportSummary } from '../../../open-record/export-record';
import { useRecordOnScreen } from '../../../open-record/record-context';

export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const { opened, record, states } = useRecordOnScreen();
  const [problem, setProblem] = useState<string | null>(null);
  const [withAddress, setWithAddress] = useState(false);
  const [saved, setSaved] = useState(false);
  const missing = states.filter(({ state }) => state !== 'answered').map(({ provider }) => provider.name);
  const unasked = opened.notices.filter(({ code }) => code.startsWith(UNASKED));
  const save = async (): Promise<void> => {
    setProblem(null);
    try {
      await exportSummary({ opened, record, states, withAddress });
      setSaved(true);
    } catch (failure) {
      setProblem(describeFailure(failure));
    }
  };
  if (saved) {
    return (
      <Dialog title="Patient summary saved" onClose={onClose}>
        <p role="status">
          The file is where your browser keeps downloads. Delete it when it has been handed over: from now on it is
          yours to protect.
        </p>
        <div className="wp-dialog__actions">
          <Button small onClick={onClose}>
            Close
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title="Export patient summary" onClose={onClose}>
      <div className="wp-stack">
        {problem !== null && (
          <InsetNotice look="danger" live>
            {problem}
          </InsetNotice>
        )}
        <p>
          Saves an International Patient Summary (FHIR) of what this screen shows: allergies, medicines, problems,
          immunisations, procedures, results of the last year, plans and alerts. It says in its own words what it does
          not hold.
        </p>
        {missing.length > 0 && (
          <p>
            <b>Not in it:</b> {missing.join(', ')} {missing.length === 1 ? 'has' : 'have'} not answered.
          </p>
        )}
        {unasked.map(({ code, text }) => (
          <p key={code}>{text}</p>
        ))}
        <Checkbox
          id="export-address"
          label="Put the person’s address and telephone in this file"
          checked={withAddress}
          onChange={setWithAddress}
        />
        <p className="wp-quiet">The export is audited. Once saved, the file is outside this system.</p>
      </div>
      <div className="wp-dialog__actions">
        <Button
          small
          onClick={() => {
            void save();
          }}
        >
          Save file
        </Button>
        <Button look="secondary" small onClick={onClose}>
          Cancel
        </Button>
      </div>
    </Dialog>
  );
}
