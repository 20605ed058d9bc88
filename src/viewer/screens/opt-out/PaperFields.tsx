/** The fields of the leaflet’s form: the same to opt out and to opt back in, but for the box and the signature. */
import type { CaseKind } from '../../../domain/opt-out-desk';
import { Button } from '../../components/Button';
import { Checkbox } from '../../components/Choices';
import { DateField } from '../../components/DateField';
import { ErrorSummary, type FormErrors } from '../../components/ErrorSummary';
import { TextField } from '../../components/TextField';
import { today } from '../../today';
import { OnBehalf } from './OnBehalf';
import type { PaperForm } from './opt-out-form';

interface PaperFieldsProps {
  readonly kind: CaseKind;
  readonly form: PaperForm;
  readonly errors: FormErrors;
  readonly change: (part: Partial<PaperForm>) => void;
  readonly busy: boolean;
  readonly onSubmit: () => void;
}

export function PaperFields(props: PaperFieldsProps) {
  const { kind, form, errors, change, onSubmit } = props;
  const text = textFields(form, errors, change);
  return (
    <form
      noValidate
      aria-label={kind === 'opt-out' ? 'Record an opt-out' : 'Record an opt-in'}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <ErrorSummary errors={errors} />
      <PersonOnForm text={text} />
      <OnBehalf form={form} errors={errors} change={change} />
      <Signature {...props} text={text} />
    </form>
  );
}

type TextId = Exclude<keyof PaperForm, 'onBehalf' | 'behalfName' | 'relationship' | 'basis' | 'leafletRead'>;

/** What each field of text on the paper form needs, by its id. */
const textFields =
  (form: PaperForm, errors: FormErrors, change: (part: Partial<PaperForm>) => void) => (id: TextId) => ({
    id,
    value: form[id],
    error: errors[id],
    onChange: (value: string) => {
      change({ [id]: value });
    },
  });
type TextFields = ReturnType<typeof textFields>;

/** Whom the form is about. */
function PersonOnForm({ text }: { readonly text: TextFields }) {
  return (
    <fieldset className="wp-panel wp-fieldset">
      <legend className="wp-panel__title">The person</legend>
      <div className="wp-row">
        <TextField {...text('firstName')} label="First name" />
        <TextField {...text('lastName')} label="Last name" />
      </div>
      <div className="wp-row">
        <DateField {...text('dateOfBirth')} latest={today} label="Date of birth" hint="For example, 14-Mar-1958" />
        <TextField {...text('nhsNumber')} label="NHS number" hint="10 digits, like 999 012 3454" inputMode="numeric" />
        <TextField {...text('gender')} label="Gender (optional)" hint="As on the form" />
      </div>
      <div className="wp-row">
        <TextField {...text('gpPractice')} label="Registered GP practice" />
        <TextField {...text('email')} label="Email address (optional)" type="email" />
      </div>
      <div className="wp-row wp-row--wide-first">
        <TextField {...text('address')} label="Postal address" rows={2} />
        <TextField {...text('postcode')} label="Postcode" />
      </div>
    </fieldset>
  );
}

/** The leaflet's box, the signature, and sending it. */
function Signature({ kind, form, errors, change, text, busy }: PaperFieldsProps & { readonly text: TextFields }) {
  return (
    <fieldset className="wp-panel wp-fieldset">
      <legend className="wp-panel__title">Signature</legend>
      {kind === 'opt-in' ? null : (
        <Checkbox
          id="leafletRead"
          label="The box “I have read the leaflet and understand the consequences of opting out” is ticked"
          checked={form.leafletRead}
          error={errors['leafletRead']}
          onChange={(leafletRead) => {
            change({ leafletRead });
          }}
        />
      )}
      {form.onBehalf === 'yes' ? null : (
        <TextField
          {...text('signedBy')}
          label={kind === 'opt-in' ? 'Signed by' : 'Signed by (optional)'}
          hint={
            kind === 'opt-in'
              ? 'Full name under the signature: the person’s own'
              : 'Full name under the signature, if it differs from the name above'
          }
          width={20}
        />
      )}
      <div className="wp-actions">
        <Button type="submit" busy={busy}>
          {kind === 'opt-out' ? 'Record opt-out' : 'Opt back in'}
        </Button>
        <span role="status" className="wp-quiet">
          {busy ? 'Confirming the person and recording…' : ''}
        </span>
      </div>
    </fieldset>
  );
}
