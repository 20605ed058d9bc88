/** The form as it came on paper: the same to object and to opt back in. */
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Radios } from '../../components/Choices';
import { DateField } from '../../components/DateField';
import { ErrorSummary, hasErrors, type FormErrors } from '../../components/ErrorSummary';
import { TextField } from '../../components/TextField';
import { EMPTY_PAPER, errorsOf, today, type Basis, type Paper } from './paper';

const BASES: readonly { readonly value: Basis; readonly label: string }[] = [
  { value: 'parental-responsibility', label: 'Parental responsibility, for a person under 16' },
  { value: 'lasting-power-of-attorney', label: 'Lasting power of attorney for health and welfare' },
  { value: 'court-appointed-deputy', label: 'Court of Protection deputy for health and welfare' },
];

const WHO = [
  { value: 'no', label: 'The person' },
  { value: 'yes', label: 'Somebody for them' },
] as const;

interface PaperFormProps {
  readonly label: string;
  readonly action: string;
  /** False to opt back in: the number stands on the decision. */
  readonly withNumber: boolean;
  readonly busy: boolean;
  readonly onSend: (paper: Paper) => void;
}

type TextId =
  'nhsNumber' | 'firstName' | 'lastName' | 'dateOfBirth' | 'signedBy' | 'relationship' | 'email' | 'address';

type Fields = (id: TextId) => {
  readonly id: TextId;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
};

function Person({ text, withNumber }: { readonly text: Fields; readonly withNumber: boolean }) {
  return (
    <fieldset className="wp-panel wp-fieldset">
      <legend className="wp-panel__title">The person</legend>
      <div className="wp-row">
        {withNumber ? (
          <TextField
            {...text('nhsNumber')}
            label="NHS number"
            hint="10 digits, like 999 012 3454"
            inputMode="numeric"
          />
        ) : null}
        <DateField {...text('dateOfBirth')} latest={today} label="Date of birth" hint="For example, 14-Mar-1958" />
      </div>
      <div className="wp-row">
        <TextField {...text('firstName')} label="First name" />
        <TextField {...text('lastName')} label="Last name" />
      </div>
      <div className="wp-row">
        <TextField {...text('email')} label="Email" hint="For the acknowledgement" type="email" />
        <TextField {...text('address')} label="Postal address" hint="Or by post" />
      </div>
    </fieldset>
  );
}

export function PaperForm({ label, action, withNumber, busy, onSend }: PaperFormProps) {
  const [paper, setPaper] = useState<Paper>(EMPTY_PAPER);
  const [errors, setErrors] = useState<FormErrors>({});
  const change = (part: Partial<Paper>): void => {
    setPaper((before) => ({ ...before, ...part }));
  };
  const text: Fields = (id) => ({
    id,
    value: paper[id],
    error: errors[id],
    onChange: (value) => {
      change({ [id]: value });
    },
  });
  return (
    <form
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        const found = errorsOf(paper, withNumber);
        setErrors(found);
        if (!hasErrors(found) && !busy) onSend(paper);
      }}
    >
      <ErrorSummary errors={errors} />
      <Person text={text} withNumber={withNumber} />
      <fieldset className="wp-panel wp-fieldset">
        <legend className="wp-panel__title">Signature</legend>
        <Radios
          id="onBehalf"
          legend="Who signed?"
          inline
          options={WHO}
          value={paper.onBehalf}
          error={errors['onBehalf']}
          onChange={(onBehalf) => {
            change({ onBehalf });
          }}
        />
        {paper.onBehalf === 'yes' ? (
          <>
            <TextField {...text('relationship')} label="Relationship to this person" width={20} />
            <Radios
              id="basis"
              legend="What allows them to decide"
              options={BASES}
              value={paper.basis}
              error={errors['basis']}
              onChange={(basis) => {
                change({ basis });
              }}
            />
          </>
        ) : null}
        <TextField {...text('signedBy')} label="Full name under the signature" width={20} />
        <Button type="submit" busy={busy}>
          {action}
        </Button>
      </fieldset>
    </form>
  );
}
