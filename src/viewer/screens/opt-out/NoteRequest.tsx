/** A message has come, and no form yet: who asked, and how? */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CASE_WAY_NAMES, type CaseWay } from '../../../domain/opt-out-desk';
import { describeFailure } from '../../api/failure';
import { beginRequest } from '../../api/opt-out-desk';
import { Button } from '../../components/Button';
import type { FormErrors } from '../../components/ErrorSummary';
import { useFocusOnErrors } from '../../components/focus-on-errors';
import { InsetNotice } from '../../components/InsetNotice';
import { Select } from '../../components/Select';
import { TextField } from '../../components/TextField';

export const REQUESTS = ['opt-out-requests'];

/** What somebody of the desk does next, by how the request came. */
const NEXT: Readonly<Record<CaseWay, string>> = {
  'secure-email': 'Send the secure email, then press “Secure email sent” beside it.',
  post: 'Write to them for the form.',
  'in-person': 'Give them the form.',
  'carried-over': '',
};

export function NoteRequest({ onSaid }: { readonly onSaid: (said: string) => void }) {
  const client = useQueryClient();
  const [contact, setContact] = useState('');
  const [way, setWay] = useState<CaseWay>('secure-email');
  const [errors, setErrors] = useState<FormErrors>({});
  useFocusOnErrors(errors);
  const beginning = useMutation({
    mutationFn: beginRequest,
    onSuccess: async (begun) => {
      setContact('');
      onSaid(begun === undefined ? '' : `Noted as ${begun.reference}. ${NEXT[way]}`);
      await client.invalidateQueries({ queryKey: REQUESTS });
    },
  });
  return (
    <form
      className="wp-panel"
      noValidate
      aria-label="Note a request"
      onSubmit={(event) => {
        event.preventDefault();
        setErrors({ contact: contact.trim() === '' ? 'Enter who asked' : undefined });
        onSaid('');
        if (contact.trim() !== '' && !beginning.isPending) beginning.mutate({ contact: contact.trim(), way });
      }}
    >
      <p>Somebody asked, and the form is not here yet: note it, and send the secure email.</p>
      <div className="wp-row">
        <TextField
          id="contact"
          label="Who asked"
          hint="Name as they gave it; nothing of their health"
          value={contact}
          error={errors['contact']}
          onChange={setContact}
        />
        <Select
          id="way"
          label="How it came"
          value={way}
          options={(['secure-email', 'post', 'in-person'] as const).map((value) => ({
            value,
            label: CASE_WAY_NAMES[value],
          }))}
          onChange={setWay}
        />
      </div>
      {beginning.isError ? (
        <InsetNotice look="danger" live>
          <p>{describeFailure(beginning.error)}</p>
        </InsetNotice>
      ) : null}
      <Button type="submit" look="secondary" busy={beginning.isPending}>
        Note the request
      </Button>
    </form>
  );
}
