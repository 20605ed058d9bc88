/** Who decides for this person, and what allows them to? Source: leaflet form, "on behalf of another person". */
import { Radios } from '../../components/Choices';
import type { FormErrors } from '../../components/ErrorSummary';
import { TextField } from '../../components/TextField';
import type { Basis, PaperForm } from './opt-out-form';

const BASES: readonly { readonly value: Basis; readonly label: string }[] = [
  {
    value: 'parental-responsibility',
    label: 'The person is under 16, and they are the legal guardian or have parental responsibility',
  },
  {
    value: 'lasting-power-of-attorney',
    label: 'The person lacks capacity, and they hold a lasting power of attorney for health and welfare',
  },
  {
    value: 'court-appointed-deputy',
    label: 'The person lacks capacity, and they are a Court of Protection deputy for health and welfare',
  },
];

const YES_NO = [
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
] as const;

interface OnBehalfProps {
  readonly form: PaperForm;
  readonly errors: FormErrors;
  readonly change: (change: Partial<PaperForm>) => void;
}

export function OnBehalf({ form, errors, change }: OnBehalfProps) {
  return (
    <div className="wp-panel">
      <Radios
        id="onBehalf"
        legend="Was the form completed on behalf of another person?"
        inline
        options={YES_NO}
        value={form.onBehalf}
        error={errors['onBehalf']}
        onChange={(onBehalf) => {
          change({ onBehalf });
        }}
      />
      {form.onBehalf === 'yes' ? (
        <>
          <div className="wp-row">
            <TextField
              id="behalfName"
              label="Full name of the person who completed the form"
              value={form.behalfName}
              error={errors['behalfName']}
              onChange={(behalfName) => {
                change({ behalfName });
              }}
            />
            <TextField
              id="relationship"
              label="Relationship to this person"
              value={form.relationship}
              error={errors['relationship']}
              onChange={(relationship) => {
                change({ relationship });
              }}
            />
          </div>
          <Radios
            id="basis"
            legend="What allows them to decide"
            options={BASES}
            value={form.basis}
            error={errors['basis']}
            onChange={(basis) => {
              change({ basis });
            }}
          />
        </>
      ) : null}
    </div>
  );
}
