/** Why is the record opened? Told to the gateway, recorded, and shown to the person who asks who looked. */
import { PURPOSE_NAMES, PURPOSES } from '../../../domain/api';
import { Radios } from '../../components/Choices';
import type { FormErrors } from '../../components/ErrorSummary';
import { TextField } from '../../components/TextField';
import { REASON_LENGTH, type FindForm } from './find-form';

interface PurposeFieldsProps {
  readonly form: FindForm;
  readonly errors: FormErrors;
  readonly change: (change: Partial<FindForm>) => void;
}

export function PurposeFields({ form, errors, change }: PurposeFieldsProps) {
  return (
    <>
      <Radios
        id="purpose"
        legend="Purpose"
        inline
        options={PURPOSES.map((purpose) => ({ value: purpose, label: PURPOSE_NAMES[purpose] }))}
        value={form.purpose}
        onChange={(purpose) => {
          change({ purpose });
        }}
      />
      {form.purpose === 'emergency' ? (
        <TextField
          id="reason"
          label="Reason"
          hint={`What has happened, in ${String(REASON_LENGTH)} characters or more. The privacy officer is told.`}
          rows={2}
          autoFocus
          maxLength={500}
          value={form.reason}
          error={errors['reason']}
          onChange={(reason) => {
            change({ reason });
          }}
        />
      ) : null}
    </>
  );
}
