/** How does a person come back into the record? By the same form and signature, and the same check, as out of it. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { OptOutDecision } from '../../../domain/api';
import { ApiFailure, describeFailure } from '../../api/failure';
import { withdrawOptOut } from '../../api/opt-out-desk';
import { Button } from '../../components/Button';
import { hasErrors, type FormErrors } from '../../components/ErrorSummary';
import { InsetNotice } from '../../components/InsetNotice';
import { today } from '../../today';
import { checkPaper, EMPTY_PAPER, toOptIn, type PaperForm } from './opt-out-form';
import { PaperFields } from './PaperFields';

interface OptBackInProps {
  readonly decision: OptOutDecision;
  readonly nhsNumber: string;
  readonly onDone: (consent: string) => void;
  readonly onKept: (message: string) => void;
  readonly onCancel: () => void;
}

export function OptBackIn({ decision, nhsNumber, onDone, onKept, onCancel }: OptBackInProps) {
  const [form, setForm] = useState<PaperForm>({ ...EMPTY_PAPER, nhsNumber });
  const [errors, setErrors] = useState<FormErrors>({});
  const recording = useMutation({
    mutationFn: withdrawOptOut,
    onSuccess: ({ id }) => {
      onDone(id ?? '');
    },
    onError: (failure) => {
      if (failure instanceof ApiFailure && failure.code === 'not-confirmed') onKept(failure.message);
      else setErrors({ '': describeFailure(failure) });
    },
  });
  return (
    <>
      <InsetNotice look="warning">
        <p>
          From then on the joined-up record may show this person’s information. Record it only from a form that the
          person signed, or who may decide for them. Nobody else can ask for it, whoever they are to the person.
        </p>
        <Button small look="secondary" onClick={onCancel}>
          Leave them opted out
        </Button>
      </InsetNotice>
      <PaperFields
        kind="opt-in"
        form={form}
        errors={errors}
        change={(part) => {
          setForm((before) => ({ ...before, ...part }));
        }}
        busy={recording.isPending}
        onSubmit={() => {
          const problems = checkPaper(form, today(), 'opt-in');
          setErrors(problems);
          if (!hasErrors(problems) && !recording.isPending) recording.mutate({ id: decision.id, form: toOptIn(form) });
        }}
      />
    </>
  );
}
