/** How is a person looked for and opened? What was typed, what is wrong with it, and what was asked of the gateway. */
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiFailure, describeFailure } from '../../api/failure';
import { findPatients } from '../../api/records';
import { hasErrors, type FormErrors } from '../../components/ErrorSummary';
import { useRecentPeople, type AskedFor } from '../../state/recent-people';
import { today } from '../../today';
import { readTypedDay } from '../../../domain/dates/typed';
import { checkForm, doubtfulYear, EMPTY_FORM, findRequest, openRequest, type FindForm } from './find-form';
import { useOpening } from './use-open-record';

/** A failure that has no screen of its own stands on top of the form. */
const failureErrors = (failure: unknown): FormErrors =>
  failure === null || (failure instanceof ApiFailure && failure.status === 404) ? {} : { '': describeFailure(failure) };

const personOf = (asked: AskedFor | null): Partial<FindForm> =>
  asked === null ? {} : { nhsNumber: asked.nhsNumber, dateOfBirth: asked.dateOfBirth };

export function useFindPerson() {
  const { asked, fill } = useRecentPeople.getState();
  const [form, setForm] = useState<FindForm>(() => ({ ...EMPTY_FORM, ...personOf(asked) }));
  const [filled] = useState(asked);
  // once: whoever comes back to this form finds it empty
  useEffect(() => {
    fill(null);
  }, [fill]);
  const [errors, setErrors] = useState<FormErrors>({});
  /** The day whose year was typed in two digits, until it was said in full. */
  const expanded = useRef<string | null>(null);
  const opening = useOpening();
  const finding = useMutation({ mutationFn: findPatients });
  const onError = (failure: unknown): void => {
    setErrors(failureErrors(failure));
  };
  const startOver = (next: FindForm): void => {
    finding.reset();
    setErrors({});
    setForm(next);
  };
  /** Opens the record of somebody known by number, unless the form has problems. */
  const open = (person: { readonly nhsNumber: string; readonly dateOfBirth: string }, problems: FormErrors): void => {
    setErrors(problems);
    if (hasErrors(problems) || opening.isPending) return;
    opening.mutate(openRequest(form, person), { onError });
  };
  const find = (problems: FormErrors): void => {
    setErrors(problems);
    if (!hasErrors(problems) && !finding.isPending) finding.mutate(findRequest(form), { onError });
  };
  return {
    /** Whom another system filled in when the form was first shown; null where nobody. */
    filled,
    form,
    errors,
    opening,
    finding,
    open,
    change: (part: Partial<FindForm>): void => {
      setForm((before) => ({ ...before, ...part }));
    },
    clear: (): void => {
      setForm(EMPTY_FORM);
    },
    startOver,
    noteExpanded: (day: string): void => {
      expanded.current = day;
    },
    /** One press, for direct care, whatever stands in the form. */
    openRecent: (person: { readonly nhsNumber: string; readonly dateOfBirth: string }): void => {
      setErrors({});
      if (!opening.isPending) opening.mutate(openRequest(EMPTY_FORM, person), { onError });
    },
    submit: (): void => {
      const problems = checkForm(form, today());
      const day = readTypedDay(form.dateOfBirth);
      const doubt = day !== null && day === expanded.current ? doubtfulYear(day, today()) : undefined;
      expanded.current = null;
      if (doubt !== undefined && !hasErrors(problems)) {
        setErrors({ 'date-of-birth': doubt });
        return;
      }
      if (form.by === 'number') open(form, problems);
      else find(problems);
    },
  };
}
