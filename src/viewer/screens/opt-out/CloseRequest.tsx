/** Why does a request end without a decision? Nobody closes one without saying so. */
import { useState } from 'react';
import type { DeskCase } from '../../../domain/opt-out-desk';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { useFocusOnErrors } from '../../components/focus-on-errors';
import type { FormErrors } from '../../components/ErrorSummary';
import { TextField } from '../../components/TextField';

interface CloseRequestProps {
  readonly request: DeskCase;
  /** With the note; null where it is not to be closed. */
  readonly onClose: (note: string | null) => void;
}

export function CloseRequest({ request, onClose }: CloseRequestProps) {
  const [note, setNote] = useState('');
  const [errors, setErrors] = useState<FormErrors>({});
  useFocusOnErrors(errors);
  return (
    <Dialog
      title={`Close ${request.reference} without a decision?`}
      onClose={() => {
        onClose(null);
      }}
    >
      <p>Nothing changes for any record. The request stays in the list of those that are done.</p>
      <TextField
        id="closeNote"
        label="Why"
        hint="For example: the form never came, asked twice"
        rows={2}
        maxLength={1_000}
        value={note}
        error={errors['closeNote']}
        onChange={setNote}
      />
      <div className="wp-dialog__actions">
        <Button
          onClick={() => {
            setErrors({ closeNote: note.trim() === '' ? 'Say why it is closed' : undefined });
            if (note.trim() !== '') onClose(note.trim());
          }}
        >
          Close the request
        </Button>
        <Button
          look="secondary"
          onClick={() => {
            onClose(null);
          }}
        >
          Cancel
        </Button>
      </div>
    </Dialog>
  );
}
