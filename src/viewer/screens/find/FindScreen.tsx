/** Whose record, and why? */
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiFailure, describeFailure } from '../../api/failure';
import { findPatients } from '../../api/records';
import { Button } from '../../components/Button';
import { ErrorSummary, hasErrors, type FormErrors } from '../../components/ErrorSummary';
import { PageHeading } from '../../components/PageHeading';
import { useVisit } from '../../navigation/navigation';
import { useOpenRecord } from '../../state/open-record';
import { today } from '../../today';
import { NoRecordScreen } from '../no-record/NoRecordScreen';
import { checkForm, checkPurpose, EMPTY_FORM, findRequest, openRequest, type FindForm } from './find-form';
import { Matches } from './Matches';
import { PersonFields } from './PersonFields';
import { PurposeFields } from './PurposeFields';
import { RecentPeople } from './RecentPeople';
import { useOpening } from './use-open-record';

/** A failure that has no screen of its own stands on top of the form. */
const failureErrors = (failure: unknown): FormErrors =>
  failure === null || (failure instanceof ApiFailure && failure.status === 404) ? {} : { '': describeFailure(failure) };

export function FindScreen() {
  const visit = useVisit();
  const refusal = useOpenRecord((state) => state.refusal);
  const forget = useOpenRecord((state) => state.forget);
  const [form, setForm] = useState<FindForm>(EMPTY_FORM);
  const [errors, setErrors] = useState<FormErrors>({});
  const opening = useOpening();
  const finding = useMutation({ mutationFn: findPatients });
  // Coming here by any link starts with the form, not with what the last attempt was told.
  useEffect(
    () => () => {
      if (useOpenRecord.getState().refusal !== null) forget();
    },
    [visit, forget],
  );

  const change = (part: Partial<FindForm>): void => {
    setForm((before) => ({ ...before, ...part }));
  };
  const open = (person: { readonly nhsNumber: string; readonly dateOfBirth: string }, problems: FormErrors): void => {
    setErrors(problems);
    if (hasErrors(problems) || opening.isPending) return;
    opening.mutate(openRequest(form, person), {
      onError: (failure) => {
        setErrors(failureErrors(failure));
      },
    });
  };
  const submit = (): void => {
    const problems = checkForm(form, today());
    if (form.by === 'number') {
      open(form, problems);
      return;
    }
    setErrors(problems);
    if (!hasErrors(problems) && !finding.isPending)
      finding.mutate(findRequest(form), {
        onError: (failure) => {
          setErrors(failureErrors(failure));
        },
      });
  };
  const switchTo = (by: FindForm['by']): void => {
    finding.reset();
    setErrors({});
    change({ by });
  };

  if (refusal !== null) {
    return (
      <NoRecordScreen
        refusal={refusal}
        onBack={() => {
          if (refusal.outcome !== 'nobody-found') setForm(EMPTY_FORM);
          forget();
        }}
      />
    );
  }
  const byNumber = form.by === 'number';
  const notFound = finding.error instanceof ApiFailure && finding.error.status === 404;
  return (
    <div className="wp-page">
      <PageHeading lead="You open a record only for somebody you are caring for. The look-up is recorded with your name, role and purpose.">
        Find a person
      </PageHeading>
      <div className="wp-columns">
        <div className="wp-stack">
          <form
            className="wp-panel"
            noValidate
            aria-label="Find a person"
            onSubmit={(event) => {
              event.preventDefault();
              submit();
            }}
          >
            <ErrorSummary errors={errors} />
            <PersonFields form={form} errors={errors} change={change} />
            <PurposeFields form={form} errors={errors} change={change} />
            <div className="wp-actions">
              <Button type="submit" busy={opening.isPending || finding.isPending} id="find-submit">
                {byNumber ? 'Open record' : 'Find people'}
              </Button>
              <Button
                look="text"
                onClick={() => {
                  switchTo(byNumber ? 'details' : 'number');
                }}
              >
                {byNumber ? 'Search by name instead' : 'Search by NHS number instead'}
              </Button>
              <span role="status" className="wp-quiet">
                {opening.isPending ? 'Checking with the gateway…' : finding.isPending ? 'Searching…' : ''}
              </span>
            </div>
          </form>
          {byNumber || (finding.data === undefined && !notFound) ? null : (
            <Matches
              matches={finding.data ?? []}
              busy={opening.isPending}
              open={(match) => {
                open(match, checkPurpose(form));
              }}
            />
          )}
        </div>
        <RecentPeople
          choose={({ nhsNumber, dateOfBirth }) => {
            finding.reset();
            setErrors({});
            setForm({ ...EMPTY_FORM, nhsNumber, dateOfBirth });
            document.getElementById('find-submit')?.focus();
          }}
        />
      </div>
    </div>
  );
}
