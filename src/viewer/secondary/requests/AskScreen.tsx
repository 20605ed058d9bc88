/**
 * What do you ask for? A form by the Five Safes: safe projects, people, data, settings and outputs; beside it stands
 * what the answer to each tick is, and what is never included.
 */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { readTypedDay } from '../../../domain/dates/typed';
import type { RequestMoved } from '../../../secondary/shapes/http';
import { Button } from '../../components/Button';
import { ErrorSummary, hasErrors, type FormErrors } from '../../components/ErrorSummary';
import { PageHeading } from '../../components/PageHeading';
import { post } from '../ask';
import { Failed } from '../frame/Failed';
import type { SignedIn } from '../frame/session';
import { goTo, placeOf } from '../place';
import { askedInWords, notAskedInWords } from '../words/asked';
import { DataPart, OutputsPart, PeoplePart, ProjectPart, SettingPart } from './FormParts';
import { EMPTY, errorsOf, formOf, valueSetsOf, type Filled } from './form';
import { NotIncluded } from './NotIncluded';

const periodOf = ({ from, to }: Filled): { readonly from: string; readonly to: string } | null => {
  const [first, last] = [readTypedDay(from), readTypedDay(to)];
  return first === null || last === null ? null : { from: first, to: last };
};

export function AskScreen({ session }: { readonly session: SignedIn }) {
  const [filled, setFilled] = useState<Filled>({ ...EMPTY, names: session.user.name });
  const [errors, setErrors] = useState<FormErrors>({});
  const send = useMutation({
    mutationFn: async () => {
      const { id } = await post<RequestMoved>('/api/requests', formOf(filled, session.organisation));
      goTo(placeOf(id));
    },
  });
  const parts = {
    filled,
    errors,
    change: (change: Partial<Filled>) => {
      setFilled({ ...filled, ...change });
    },
  };
  return (
    <div className="wp-page wp-page--wide">
      <PageHeading lead="By the Five Safes. What you send is a draft: read it again and submit it on the next page.">
        Ask for data
      </PageHeading>
      <div className="wg-form">
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const found = errorsOf(filled);
            setErrors(found);
            if (!hasErrors(found) && !send.isPending) send.mutate();
          }}
        >
          <ErrorSummary errors={errors} />
          {send.isError ? <Failed failure={send.error} title="The request was not kept" /> : null}
          <ProjectPart {...parts} />
          <PeoplePart {...parts} organisation={session.organisation} />
          <DataPart {...parts} replace={setFilled} />
          <SettingPart />
          <OutputsPart {...parts} />
          <Button type="submit" busy={send.isPending}>
            Keep as a draft
          </Button>
        </form>
        <aside aria-label="What this asks for">
          <NotIncluded
            asked={askedInWords({
              columns: filled.columns,
              valueSets: valueSetsOf(filled.questions),
              precision: filled.precision,
              period: periodOf(filled),
            })}
            not={notAskedInWords(filled.columns)}
          />
        </aside>
      </div>
    </div>
  );
}
