/** The leaflet's form, in the leaflet's order. Demographics confirm the person before anything is kept. */
import { useMutation } from '@tanstack/react-query';
import type { Consent } from 'fhir/r4';
import { useState } from 'react';
import type { OptOutForm } from '../../../domain/api';
import { ApiFailure, describeFailure } from '../../api/failure';
import { recordOptOut } from '../../api/desks';
import { Button } from '../../components/Button';
import { Checkbox } from '../../components/Choices';
import { DateField } from '../../components/DateField';
import { ErrorSummary, hasErrors, type FormErrors } from '../../components/ErrorSummary';
import { TextField } from '../../components/TextField';
import { today } from '../../today';
import { OnBehalf } from './OnBehalf';
import { checkPaper, EMPTY_PAPER, toOptOut, type PaperForm } from './opt-out-form';

const NOT_CONFIRMED =
  'The NHS number, date of birth and last name do not belong together, so nothing was recorded. ' +
  'Check each against the form and with the person';

const failureText = (failure: unknown): string =>
  failure instanceof ApiFailure && failure.status === 409 ? NOT_CONFIRMED : describeFailure(failure);

export function RecordOptOut({ onDone }: { readonly onDone: (form: OptOutForm, consent: Consent) => void }) {
  const [form, setForm] = useState<PaperForm>(EMPTY_PAPER);
  const [errors, setErrors] = useState<FormErrors>({});
  const recording = useMutation({
    mutationFn: recordOptOut,
    onSuccess: (consent, sent) => {
      onDone(sent, consent);
    },
    onError: (failure) => {
      setErrors({ '': failureText(failure) });
    },
  });
  const change = (part: Partial<PaperForm>): void => {
    setForm((before) => ({ ...before, ...part }));
  };
  const text = textFields(form, errors, change);
  const submit = (): void => {
    const problems = checkPaper(form, today());
    setErrors(problems);
    if (!hasErrors(problems) && !recording.isPending) recording.mutate(toOptOut(form));
  };
  return (
    <form
      noValidate
      aria-label="Record an opt-out"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <ErrorSummary errors={errors} />
      <PersonOnForm text={text} />
      <OnBehalf form={form} errors={errors} change={change} />
      <Signature form={form} errors={errors} change={change} text={text} busy={recording.isPending} />
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

interface SignatureProps {
  readonly form: PaperForm;
  readonly errors: FormErrors;
  readonly change: (part: Partial<PaperForm>) => void;
  readonly text: TextFields;
  readonly busy: boolean;
}

/** The leaflet's box, the signature, and sending it. */
function Signature({ form, errors, change, text, busy }: SignatureProps) {
  return (
    <fieldset className="wp-panel wp-fieldset">
      <legend className="wp-panel__title">Signature</legend>
      <Checkbox
        id="leafletRead"
        label="The box “I have read the leaflet and understand the consequences of opting out” is ticked"
        checked={form.leafletRead}
        error={errors['leafletRead']}
        onChange={(leafletRead) => {
          change({ leafletRead });
        }}
      />
      {form.onBehalf === 'yes' ? null : (
        <TextField
          {...text('signedBy')}
          label="Signed by (optional)"
          hint="Full name under the signature, if it differs from the name above"
          width={20}
        />
      )}
      <div className="wp-actions">
        <Button type="submit" busy={busy}>
          Record opt-out
        </Button>
        <span role="status" className="wp-quiet">
          {busy ? 'Confirming the person and recording…' : ''}
        </span>
      </div>
    </fieldset>
  );
}
