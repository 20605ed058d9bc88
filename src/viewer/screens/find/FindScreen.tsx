/** Whose record, and why? */
import { Suspense, useEffect } from 'react';
import { ApiFailure } from '../../api/failure';
import { Button } from '../../components/Button';
import { ErrorSummary } from '../../components/ErrorSummary';
import { InsetNotice } from '../../components/InsetNotice';
import { PageHeading } from '../../components/PageHeading';
import { later } from '../../navigation/later';
import { useVisit } from '../../navigation/navigation';
import { useOpenRecord } from '../../state/open-record';
import { NoRecord } from '../no-record/NoRecord';
import { checkPurpose } from './find-form';
import { PersonFields } from './PersonFields';
import { PurposeFields } from './PurposeFields';
import { ReadAs } from './ReadAs';
import { RecentPeople } from './RecentPeople';
import { useFindPerson } from './use-find-person';

export function FindScreen() {
  const visit = useVisit();
  const refusal = useOpenRecord((state) => state.refusal);
  const forget = useOpenRecord((state) => state.forget);
  const search = useFindPerson();
  // Coming here by any link starts with the form, not with what the last attempt was told.
  useEffect(
    () => () => {
      if (useOpenRecord.getState().refusal !== null) forget();
    },
    [visit, forget],
  );
  if (refusal !== null) {
    return (
      <NoRecord
        refusal={refusal}
        onBack={() => {
          if (refusal.outcome !== 'nobody-found') search.clear();
          forget();
          // the step that the refusal made, so that Back leads past it
          history.back();
        }}
      />
    );
  }
  return (
    <div className="wp-page">
      <PageHeading lead="Only open records of people in your care. We record who looks and why." focus={false}>
        Find a person
      </PageHeading>
      <div className="wp-columns">
        <div className="wp-stack">
          <SearchForm search={search} />
          <PeopleFound search={search} />
        </div>
        <RecentPeople busy={search.opening.isPending} open={search.openRecent} />
      </div>
    </div>
  );
}

type Search = ReturnType<typeof useFindPerson>;

function SearchForm({ search }: { readonly search: Search }) {
  const { filled, form, errors, change, opening, finding } = search;
  const byNumber = form.by === 'number';
  return (
    <form
      className="wp-panel"
      noValidate
      aria-label="Find a person"
      onSubmit={(event) => {
        event.preventDefault();
        search.submit();
      }}
    >
      <ErrorSummary errors={errors} />
      {filled === null ? null : (
        <InsetNotice live>
          <p>{`Filled in by ${filled.from ?? 'a link'}. Check it with the person, then open the record.`}</p>
        </InsetNotice>
      )}
      <PersonFields form={form} errors={errors} change={change} expanded={search.noteExpanded} />
      <ReadAs form={form} />
      <PurposeFields form={form} errors={errors} change={change} />
      <div className="wp-actions">
        <Button type="submit" busy={opening.isPending || finding.isPending} id="find-submit">
          {byNumber ? 'Open record' : 'Find people'}
        </Button>
        <Button
          look="text"
          onClick={() => {
            void Matches.ahead();
            search.startOver({ ...form, by: byNumber ? 'details' : 'number' });
          }}
        >
          {byNumber ? 'Search by name instead' : 'Search by NHS number instead'}
        </Button>
        <span role="status" className="wp-quiet">
          {opening.isPending ? 'Looking up…' : finding.isPending ? 'Searching…' : ''}
        </span>
      </div>
    </form>
  );
}

const Matches = later(async () => (await import('./Matches')).Matches);

const NONE = { matches: [] };

/** The people that a search by name brought; nothing before it was answered. */
function PeopleFound({ search: { form, finding, opening, open } }: { readonly search: Search }) {
  const nobody = finding.error instanceof ApiFailure && finding.error.status === 404;
  if (form.by === 'number' || (finding.data === undefined && !nobody)) return null;
  return (
    <Suspense>
      <Matches.Part
        {...(finding.data ?? NONE)}
        busy={opening.isPending}
        open={(match) => {
          open(match, checkPurpose(form));
        }}
      />
    </Suspense>
  );
}
