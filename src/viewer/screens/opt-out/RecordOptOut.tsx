/** The leaflet’s form, in the leaflet’s order. Demographics confirm the person before any decision is kept. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { nhsNumberDigits } from '../../../domain/nhs-number';
import type { DeskCase, DeskSearchAnswer } from '../../../domain/opt-out-desk';
import { ApiFailure, describeFailure } from '../../api/failure';
import { recordOptOut, searchOptOuts, type Recorded } from '../../api/opt-out-desk';
import { hasErrors, type FormErrors } from '../../components/ErrorSummary';
import { InsetNotice } from '../../components/InsetNotice';
import { today } from '../../today';
import { EarlierDecision } from './EarlierDecision';
import { checkPaper, toOptOut, type PaperForm } from './opt-out-form';
import { PaperFields } from './PaperFields';

interface RecordOptOutProps {
  /** The request that the form belongs to; null where it came by itself. */
  readonly request: DeskCase | null;
  /** What the form starts with. */
  readonly typed: PaperForm;
  readonly onDone: (nhsNumber: string, consent: Recorded) => void;
  /** The form was not confirmed: it is kept, and this is what was said. */
  readonly onKept: (message: string, typed: PaperForm) => void;
}

const isKept = (failure: unknown): failure is ApiFailure =>
  failure instanceof ApiFailure && failure.status === 409 && failure.code === 'not-confirmed';

export function RecordOptOut({ request, typed, onDone, onKept }: RecordOptOutProps) {
  const [form, setForm] = useState<PaperForm>(typed);
  const [errors, setErrors] = useState<FormErrors>({});
  const [earlier, setEarlier] = useState<DeskSearchAnswer | null>(null);
  const say = (failure: unknown): void => {
    setErrors({ '': describeFailure(failure) });
  };
  const recording = useMutation({
    mutationFn: recordOptOut,
    onSuccess: (consent, { nhsNumber }) => {
      onDone(nhsNumber, consent);
    },
    onError: (failure) => {
      if (isKept(failure)) onKept(failure.message, form);
      else say(failure);
    },
  });
  const send = (): void => {
    setEarlier(null);
    recording.mutate({ ...toOptOut(form), ...(request === null ? {} : { case: request.id }) });
  };
  // whoever records a second form knows that it is one
  const looking = useMutation({
    mutationFn: searchOptOuts,
    onSuccess: (found) => {
      if (found.optedOut || found.held) setEarlier(found);
      else send();
    },
    onError: say,
  });
  const isBusy = looking.isPending || recording.isPending;
  const submit = (): void => {
    const problems = checkPaper(form, today());
    setErrors(problems);
    if (!hasErrors(problems) && !isBusy) looking.mutate({ nhsNumber: nhsNumberDigits(form.nhsNumber) ?? '' });
  };
  return (
    <>
      {request === null ? null : (
        <InsetNotice title={`For the request ${request.reference}`}>
          <p>{request.name}</p>
        </InsetNotice>
      )}
      <PaperFields
        kind="opt-out"
        form={form}
        errors={errors}
        change={(part) => {
          setForm((before) => ({ ...before, ...part }));
        }}
        busy={isBusy}
        onSubmit={submit}
      />
      {earlier === null ? null : (
        <EarlierDecision
          found={earlier}
          onRecord={send}
          onClose={() => {
            setEarlier(null);
          }}
        />
      )}
    </>
  );
}
