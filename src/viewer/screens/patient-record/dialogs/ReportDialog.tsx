/** What is wrong with this entry, and at whose source? Kept, audited and listed for the privacy officer. */
import { useState } from 'react';
import type { ReportKind } from '../../../../domain/api';
import type { Entry } from '../../../../record/entry';
import { describeFailure } from '../../../api/failure';
import { reportEntry } from '../../../api/records';
import { Button } from '../../../components/Button';
import { Radios } from '../../../components/Choices';
import { Dialog } from '../../../components/Dialog';
import { InsetNotice } from '../../../components/InsetNotice';
import { TextField } from '../../../components/TextField';
import { useRecordOnScreen } from '../../../open-record/record-context';

const KINDS = [
  { value: 'wrong-entry', label: 'The entry is wrong' },
  { value: 'wrong-join', label: 'These records should not have been combined' },
  { value: 'wrong-person', label: 'It is about another person' },
] as const satisfies readonly { value: ReportKind; label: string }[];

export function ReportDialog({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  const { opened, nameOf } = useRecordOnScreen();
  const sources = entry.sources.filter((source) => source.part === 'main');
  const choices = sources.length > 0 ? sources : entry.sources;
  const [kind, setKind] = useState<ReportKind | null>(null);
  const [reference, setReference] = useState<string | null>(
    choices.length === 1 ? (choices[0]?.reference ?? null) : null,
  );
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [sent, setSent] = useState(false);
  const send = async (): Promise<void> => {
    const source = choices.find((one) => one.reference === reference);
    if (kind === null || source === undefined) {
      setProblem('Choose what is wrong, and in which source.');
      return;
    }
    try {
      await reportEntry(opened.access, {
        provider: source.provider,
        reference: source.reference,
        kind,
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      });
      setSent(true);
    } catch (failure) {
      setProblem(describeFailure(failure));
    }
  };
  if (sent) return <Thanks onClose={onClose} />;
  return (
    <Dialog title="Report a mistake" onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {problem !== null && (
          <InsetNotice look="danger" live>
            {problem}
          </InsetNotice>
        )}
        <Radios id="report-kind" legend="What is wrong?" options={KINDS} value={kind} onChange={setKind} />
        {choices.length > 1 && (
          <Radios
            id="report-source"
            legend="In which source?"
            value={reference}
            onChange={setReference}
            options={choices.map((source) => ({ value: source.reference, label: nameOf(source.provider) }))}
          />
        )}
        <TextField id="report-note" label="Note (optional)" rows={3} maxLength={1000} value={note} onChange={setNote} />
        <div className="wp-dialog__actions">
          <Button type="submit" small>
            Send report
          </Button>
          <Button look="secondary" small onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Thanks({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Thank you" onClose={onClose}>
      <p role="status">
        The report is kept and the privacy officer sees it. Only the organisation that holds the entry can correct it:
        tell them too if it is urgent.
      </p>
      <div className="wp-dialog__actions">
        <Button small onClick={onClose}>
          Close
        </Button>
      </div>
    </Dialog>
  );
}
