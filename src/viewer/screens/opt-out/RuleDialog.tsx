/** Is this form this person’s? Ask demographics again, say whose it is, or close it; always with a note. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { nhsNumberDigits } from '../../../domain/nhs-number';
import type { WorklistRow, WorklistRuled } from '../../../domain/opt-out-desk';
import { describeFailure } from '../../api/failure';
import { rule, type Ruling } from '../../api/opt-out-desk';
import { Button } from '../../components/Button';
import { Radios } from '../../components/Choices';
import { Dialog } from '../../components/Dialog';
import { InsetNotice } from '../../components/InsetNotice';
import { useFocusOnErrors } from '../../components/focus-on-errors';
import { TextField } from '../../components/TextField';
import { hasErrors, type FormErrors } from '../../components/ErrorSummary';
import { nhsNumberError } from '../find/find-form';

type Action = Ruling['action'];

const optionsFor = ({ state, kind }: WorklistRow) =>
  [
    {
      value: 'retry',
      label: 'Ask demographics again',
      hint: 'After somebody has corrected the person’s details there. A hold stays until you have dealt with the form.',
    },
    {
      value: 'match',
      label: 'It is this person: record it',
      hint:
        'You have checked with the person. Demographics must know the number with this date of birth, or with this ' +
        'last name and postcode.',
    },
    {
      value: 'close',
      label: 'Close without a decision',
      hint:
        state === 'held'
          ? 'The record then opens again for those who care for them.'
          : kind === 'opt-in'
            ? 'The person goes on being opted out.'
            : 'Nothing changes for any record.',
    },
  ] as const;

interface RuleDialogProps {
  readonly row: WorklistRow;
  /** With a sentence of what was done; empty where nothing was. */
  readonly onClose: (outcome: string) => void;
}

const doneWords = ({ reference }: WorklistRow, outcome: WorklistRuled['outcome']): string =>
  outcome === 'closed'
    ? `${reference} is closed without a decision.`
    : `${reference} is recorded. Write to the person from Requests.`;

export function RuleDialog({ row, onClose }: RuleDialogProps) {
  const [action, setAction] = useState<Action | null>(null);
  const [number, setNumber] = useState(row.nhsNumber);
  const [note, setNote] = useState('');
  const [errors, setErrors] = useState<FormErrors>({});
  useFocusOnErrors(errors);
  const ruling = useMutation({
    mutationFn: rule,
    onSuccess: ({ outcome }) => {
      onClose(doneWords(row, outcome));
    },
  });
  const cancel = (): void => {
    onClose('');
  };
  const submit = (): void => {
    const problems: FormErrors = {
      action: action === null ? 'Choose what to do' : undefined,
      ruledNumber: action === 'match' ? nhsNumberError(number) : undefined,
      ruleNote: note.trim() === '' ? 'Write what you checked, and with whom' : undefined,
    };
    setErrors(problems);
    if (hasErrors(problems) || action === null || ruling.isPending) return;
    const digits = nhsNumberDigits(number);
    ruling.mutate({
      id: row.id,
      action,
      note: note.trim(),
      ...(action === 'match' && digits !== null ? { nhsNumber: digits } : {}),
    });
  };
  return (
    <Dialog title={`Deal with ${row.reference}`} look="wide" onClose={cancel}>
      <p>{row.why}</p>
      <Radios
        id="action"
        legend="What is to be done with this form?"
        options={optionsFor(row)}
        value={action}
        error={errors['action']}
        onChange={setAction}
      />
      {action === 'match' ? (
        <TextField
          id="ruledNumber"
          label="NHS number"
          hint="The one on the form, or the right one"
          width={10}
          inputMode="numeric"
          value={number}
          error={errors['ruledNumber']}
          onChange={setNumber}
        />
      ) : null}
      <TextField
        id="ruleNote"
        label="Note"
        hint="What you checked, and with whom. It is kept in the audit."
        rows={2}
        maxLength={1_000}
        value={note}
        error={errors['ruleNote']}
        onChange={setNote}
      />
      {ruling.isError ? (
        <InsetNotice look="danger" live>
          <p>{describeFailure(ruling.error)}</p>
        </InsetNotice>
      ) : null}
      <div className="wp-dialog__actions">
        <Button busy={ruling.isPending} onClick={submit}>
          Save
        </Button>
        <Button look="secondary" onClick={cancel}>
          Cancel
        </Button>
      </div>
    </Dialog>
  );
}
