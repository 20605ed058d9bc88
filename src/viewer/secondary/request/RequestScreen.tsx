/** What was asked for, beside what is not included; what was decided, on which conditions; what may be done next. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { writeDate } from '../../../domain/dates/written';
import type { RequestAnswer, RequestMoved } from '../../../secondary/shapes/http';
import { Button } from '../../components/Button';
import { PageHeading } from '../../components/PageHeading';
import { Tag } from '../../components/Tag';
import { post } from '../ask';
import { Failed } from '../frame/Failed';
import { NotIncluded } from '../requests/NotIncluded';
import { askedInWords, notAskedInWords } from '../words/asked';
import { conditionInWords } from '../words/conditions';
import { QUESTIONS } from '../words/data';
import { byInWords } from '../words/groups';
import { PURPOSE_NAMES, STATE_LOOKS, STATE_NAMES } from '../words/states';
import { ClosedNow } from './ClosedNow';
import { DecisionForm } from './DecisionForm';
import { EndRequest } from './EndRequest';
import { requestKey, requestPath } from './paths';

const questionName = (id: string): string => QUESTIONS.find((one) => one.id === id)?.title ?? id;

function Facts({ request }: { readonly request: RequestAnswer }) {
  const { form, askedBy, expiresOn } = request;
  return (
    <section className="wp-panel">
      <h2 className="wp-panel__title">What for, and by whom</h2>
      <dl className="wp-facts">
        <dt>Project</dt>
        <dd>{form.project.question}</dd>
        <dt>Purpose</dt>
        <dd>{PURPOSE_NAMES[form.project.purpose]}</dd>
        <dt>Benefit</dt>
        <dd>{form.project.benefit}</dd>
        <dt>People</dt>
        <dd>
          {form.people.names.join(', ')}, {form.people.organisation.name}
        </dd>
        <dt>Asked by</dt>
        <dd>
          {askedBy.name}, {askedBy.organisation.name}
        </dd>
        <dt>Setting</dt>
        <dd>This program alone</dd>
        <dt>Outputs</dt>
        <dd>
          {form.outputs.questions.map(questionName).join(', ')}, by {byInWords(form.outputs.by)}
        </dd>
        {expiresOn === null ? null : (
          <>
            <dt>Last day</dt>
            <dd>{writeDate(expiresOn)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Decisions({ request }: { readonly request: RequestAnswer }) {
  const { decisions, conditions } = request;
  if (decisions.length === 0) return null;
  return (
    <section className="wp-panel">
      <h2 className="wp-panel__title">Decision</h2>
      <ul className="wg-list">
        {decisions.map(({ by, at, decision, reason }) => (
          <li key={`${by} ${at}`}>
            {by} {decision === 'approve' ? 'approved' : 'refused'} it, {writeDate(at)}
            {reason === undefined || reason === '' ? '.' : `: ${reason}`}
          </li>
        ))}
      </ul>
      {conditions.length === 0 ? null : (
        <>
          <h3 className="wg-head">Conditions</h3>
          <ul className="wg-list wg-list--in">
            {conditions.map((condition) => (
              <li key={JSON.stringify(condition)}>{conditionInWords(condition)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Submit({ request }: { readonly request: RequestAnswer }) {
  const queries = useQueryClient();
  const submit = useMutation({
    mutationFn: () => post<RequestMoved>(`${requestPath(request.id)}/submit`),
    onSuccess: () => queries.invalidateQueries({ queryKey: requestKey(request.id) }),
  });
  return (
    <section className="wp-panel">
      <h2 className="wp-panel__title">Submit</h2>
      <p>Two members of the Data Access Group then decide. You cannot change it after that.</p>
      {submit.isError ? <Failed failure={submit.error} title="It was not submitted" /> : null}
      <Button
        busy={submit.isPending}
        onClick={() => {
          submit.mutate();
        }}
      >
        Submit to the Data Access Group
      </Button>
    </section>
  );
}

export function RequestScreen({ request }: { readonly request: RequestAnswer }) {
  const { form, mayDo, notIncluded, state } = request;
  return (
    <div className="wp-page wp-page--wide">
      <PageHeading>{form.project.title}</PageHeading>
      <p className="wg-lead">
        <Tag look={STATE_LOOKS[state]}>{STATE_NAMES[state]}</Tag>
      </p>
      <ClosedNow request={request} />
      <div className="wg-two">
        <div className="wp-stack">
          <Facts request={request} />
          <Decisions request={request} />
          {mayDo.includes('submit') ? <Submit request={request} /> : null}
          {mayDo.includes('decide') ? <DecisionForm request={request} /> : null}
          {mayDo.includes('end') ? <EndRequest request={request} /> : null}
        </div>
        <NotIncluded
          asked={askedInWords(form.data)}
          not={notIncluded.length > 0 ? notIncluded : notAskedInWords(form.data.columns)}
        />
      </div>
    </div>
  );
}
