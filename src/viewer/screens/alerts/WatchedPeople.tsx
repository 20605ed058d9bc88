/**
 * Whose openings alert at once? For the two officers who keep the list: by number with the date of birth; the list
 * itself names nobody.
 */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readTypedDay } from '../../../domain/dates/typed';
import { writeDate } from '../../../domain/dates/written';
import { isNhsNumber, nhsNumberDigits } from '../../../domain/nhs-number';
import { addWatched, isWatched, listWatched, removeWatched, type NamedPerson } from '../../api/desks';
import { ApiFailure, describeFailure } from '../../api/failure';
import { Asked } from '../../components/Asked';
import { Button } from '../../components/Button';
import { DateField } from '../../components/DateField';
import { ErrorSummary, hasErrors, type FormErrors } from '../../components/ErrorSummary';
import { InsetNotice } from '../../components/InsetNotice';
import { Table } from '../../components/Table';
import { TextField } from '../../components/TextField';
import { today } from '../../today';

const KEY = ['watched'];

type Act = 'ask' | 'add' | 'remove';
const ACTS: Readonly<Record<Act, (person: NamedPerson) => Promise<string>>> = {
  ask: async (person) =>
    (await isWatched(person)) ? 'This person is on the list.' : 'This person is not on the list.',
  add: async (person) => {
    await addWatched(person);
    return 'This person is on the list now. Every opening of their record alerts you and the other officer at once.';
  },
  remove: async (person) => {
    await removeWatched(person);
    return 'This person is not on the list any more.';
  },
};

const checked = (nhsNumber: string, dateOfBirth: string): FormErrors => ({
  nhsNumber: isNhsNumber(nhsNumber) ? undefined : 'Enter a valid NHS number: check the ten digits',
  dateOfBirth: readTypedDay(dateOfBirth) === null ? 'Enter a real date, like 14-Mar-1958' : undefined,
});

function PersonForm() {
  const client = useQueryClient();
  const [nhsNumber, setNumber] = useState('');
  const [dateOfBirth, setBirth] = useState('');
  const [errors, setErrors] = useState<FormErrors>({});
  const acting = useMutation({
    mutationFn: ({ act, person }: { readonly act: Act; readonly person: NamedPerson }) => ACTS[act](person),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
    onError: (failure) => {
      setErrors({ '': describeFailure(failure) });
    },
  });
  const press = (act: Act): void => {
    const problems = checked(nhsNumber, dateOfBirth);
    setErrors(problems);
    acting.reset();
    const [number, born] = [nhsNumberDigits(nhsNumber), readTypedDay(dateOfBirth)];
    if (!hasErrors(problems) && number !== null && born !== null)
      acting.mutate({ act, person: { nhsNumber: number, dateOfBirth: born } });
  };
  return (
    <form
      className="wp-panel"
      aria-label="A person and the list"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        press('ask');
      }}
    >
      <ErrorSummary errors={errors} />
      <div className="wp-row">
        <TextField
          id="nhsNumber"
          label="NHS number"
          hint="Ten digits"
          inputMode="numeric"
          error={errors['nhsNumber']}
          value={nhsNumber}
          onChange={setNumber}
        />
        <DateField
          id="dateOfBirth"
          label="Date of birth"
          hint="Like 14-Mar-1958"
          latest={today}
          error={errors['dateOfBirth']}
          value={dateOfBirth}
          onChange={setBirth}
        />
      </div>
      <div className="wp-actions">
        <Button type="submit" busy={acting.isPending}>
          Is this person on the list?
        </Button>
        {(['add', 'remove'] as const).map((act) => (
          <Button
            key={act}
            look="secondary"
            busy={acting.isPending}
            onClick={() => {
              press(act);
            }}
          >
            {act === 'add' ? 'Add to the list' : 'Take off the list'}
          </Button>
        ))}
      </div>
      {acting.isSuccess ? (
        <InsetNotice live title={acting.data}>
          {null}
        </InsetNotice>
      ) : null}
    </form>
  );
}

const NOT_YOURS = (
  <InsetNotice title="Two named officers keep this list">
    <p>
      People on it, such as somebody in the news, a colleague or a person at risk, raise an alert whenever their record
      is opened. You are not one of the two officers. If nobody has been named yet, whoever runs this service can do so.
    </p>
  </InsetNotice>
);

export function WatchedPeople() {
  const listed = useQuery({ queryKey: KEY, queryFn: ({ signal }) => listWatched(signal), retry: false });
  if (listed.error instanceof ApiFailure && listed.error.status === 403) return NOT_YOURS;
  return (
    <Asked query={listed}>
      {(people) => (
        <div className="wp-stack">
          <InsetNotice>
            <p>
              Only you and one other officer see this list and its alerts. Whoever opens a record sees nothing of it.
              The list holds no names and no numbers: ask by number whether somebody is on it.
            </p>
          </InsetNotice>
          <PersonForm />
          <section className="wp-panel" aria-label="The list">
            {people.length === 0 ? (
              <p>Nobody is on the list.</p>
            ) : (
              <Table
                caption={`${String(people.length)} ${people.length === 1 ? 'person' : 'people'} on the list`}
                rows={people}
                rowKey={({ addedAt }, at) => `${addedAt} ${String(at)}`}
                columns={[
                  { heading: 'Added', header: true, narrow: true, cell: ({ addedAt }) => writeDate(addedAt) },
                  { heading: 'By', cell: ({ addedBy }) => addedBy },
                ]}
              />
            )}
          </section>
        </div>
      )}
    </Asked>
  );
}
