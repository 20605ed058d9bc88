/** What does the register hold of a person, or of a reference that somebody reads out? */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { nhsNumberDigits } from '../../../domain/nhs-number';
import { readReference } from '../../../domain/reference';
import { describeFailure } from '../../api/failure';
import { searchOptOuts } from '../../api/opt-out-desk';
import { Button } from '../../components/Button';
import { ErrorSummary, hasErrors, type FormErrors } from '../../components/ErrorSummary';
import { Found } from '../../components/Found';
import { TextField } from '../../components/TextField';
import { nhsNumberError } from '../find/find-form';
import { History, type HistoryProps } from './History';

/** Letters in it mean a reference: whoever mistyped one is not told of an NHS number. */
const lookUpError = (typed: string): string | undefined =>
  typed.trim() === ''
    ? 'Enter an NHS number or a reference'
    : /\p{L}/u.test(typed)
      ? 'This is not one of our references: at least one letter or digit is wrong. Check it and enter it again'
      : nhsNumberError(typed);

type LookUpProps = Omit<HistoryProps, 'answer'>;

export function LookUp(props: LookUpProps) {
  const [typed, setTyped] = useState('');
  const [errors, setErrors] = useState<FormErrors>({});
  const search = useMutation({
    mutationFn: searchOptOuts,
    onError: (failure) => {
      setErrors({ '': describeFailure(failure) });
    },
  });
  const look = (): void => {
    const reference = readReference(typed);
    const problems = { lookUp: reference === null ? lookUpError(typed) : undefined };
    setErrors(problems);
    search.reset();
    if (hasErrors(problems)) return;
    search.mutate(reference === null ? { nhsNumber: nhsNumberDigits(typed) ?? '' } : { reference });
  };
  return (
    <>
      <form
        className="wp-panel"
        noValidate
        aria-label="Look up an opt-out"
        onSubmit={(event) => {
          event.preventDefault();
          look();
        }}
      >
        <ErrorSummary errors={errors} />
        <TextField
          id="lookUp"
          label="NHS number or reference"
          hint="10 digits, like 999 012 3454, or a reference like 7K3M-9QPK"
          width={20}
          value={typed}
          error={errors['lookUp']}
          onChange={setTyped}
        />
        <div className="wp-actions wp-actions--close">
          <Button type="submit" busy={search.isPending}>
            Search
          </Button>
          <a href="/api/opt-outs/export" download>
            Take the whole register away as a table (CSV)
          </a>
        </div>
      </form>
      {search.data === undefined ? null : (
        <Found>
          <History {...props} answer={search.data} />
        </Found>
      )}
    </>
  );
}
