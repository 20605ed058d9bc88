/** Who is it? By NHS number, or by name; never both sets of fields at once, so that each name is there once. */
import { DateField } from '../../components/DateField';
import type { FormErrors } from '../../components/ErrorSummary';
import { TextField } from '../../components/TextField';
import { today } from '../../today';
import type { FindForm } from './find-form';

interface PersonFieldsProps {
  readonly form: FindForm;
  readonly errors: FormErrors;
  readonly change: (change: Partial<FindForm>) => void;
  readonly expanded: (day: string) => void;
}

export function PersonFields({ form, errors, change, expanded }: PersonFieldsProps) {
  const born = (
    <DateField
      id="date-of-birth"
      latest={today}
      expanded={expanded}
      label="Date of birth"
      hint="14031948, 14.3.48 or 14 mar 48"
      width={10}
      value={form.dateOfBirth}
      error={errors['date-of-birth']}
      onChange={(dateOfBirth) => {
        change({ dateOfBirth });
      }}
    />
  );
  if (form.by === 'number') {
    return (
      <div className="wp-row">
        <TextField
          id="nhs-number"
          label="NHS number"
          hint="10 digits, spaces or not"
          autoFocus
          width={10}
          inputMode="numeric"
          value={form.nhsNumber}
          error={errors['nhs-number']}
          onChange={(nhsNumber) => {
            change({ nhsNumber });
          }}
        />
        {born}
      </div>
    );
  }
  return (
    <>
      <div className="wp-row">
        <TextField
          id="family"
          label="Family name"
          autoFocus
          value={form.family}
          error={errors['family']}
          onChange={(family) => {
            change({ family });
          }}
        />
        <TextField
          id="given"
          label="Given name"
          value={form.given}
          error={errors['given']}
          onChange={(given) => {
            change({ given });
          }}
        />
      </div>
      <div className="wp-row">
        {born}
        <TextField
          id="postcode"
          label="Postcode (if known)"
          hint="Their home, like N1 9ZZ"
          width={10}
          value={form.postcode}
          onChange={(postcode) => {
            change({ postcode });
          }}
        />
      </div>
    </>
  );
}
