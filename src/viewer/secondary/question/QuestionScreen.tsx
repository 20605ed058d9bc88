/**
 * An approved question: its breakdowns, first on made-up rows, then on the data set. What comes is a table with its
 * drawing, and what was withheld, by which rules.
 */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerBody, AnswerMade, PreviewAnswer, RequestAnswer } from '../../../secondary/shapes/http';
import type { Breakdown, Question } from '../../../secondary/shapes/question';
import { Button } from '../../components/Button';
import { InsetNotice } from '../../components/InsetNotice';
import { PageHeading } from '../../components/PageHeading';
import { Tag } from '../../components/Tag';
import { post } from '../ask';
import { Failed } from '../frame/Failed';
import { ClosedNow } from '../request/ClosedNow';
import { requestKey, requestPath } from '../request/paths';
import { questionTitle } from '../words/questions';
import { AnswerView } from './AnswerView';
import { Breakdowns } from './Breakdowns';
import { EarlierAnswers } from './EarlierAnswers';
import { HowMade, WithheldBy } from './Notes';
import { QuestionFacts } from './QuestionFacts';

const MOST = 3;

/** A preview is of one choice: another choice has to be looked at first. */
const choiceOf = ({ question, by }: AnswerBody): string => `${question} ${by.join(' ')}`;

/** `at`: the breakdown of the question as it was approved, as far as its columns were. */
function firstBy(question: Question | undefined, approved: readonly Breakdown[]): readonly Breakdown[] {
  return (question?.by ?? []).filter((one) => approved.includes(one)).slice(0, 1);
}

interface AskingProps {
  readonly request: RequestAnswer;
  readonly question: Question;
  readonly choose: (id: string) => void;
}

function useAsking(request: RequestAnswer, body: AnswerBody) {
  const queries = useQueryClient();
  const path = requestPath(request.id);
  const preview = useMutation({ mutationFn: () => post<PreviewAnswer>(`${path}/preview`, body) });
  const ask = useMutation({
    mutationFn: () => post<AnswerMade>(`${path}/answers`, body),
    onSuccess: () => queries.invalidateQueries({ queryKey: requestKey(request.id) }),
  });
  return { preview, ask };
}

function Asking({ request, question, choose }: AskingProps) {
  const approved = request.form.outputs.by;
  const [by, setBy] = useState<readonly Breakdown[]>(() => firstBy(question, approved));
  const [previewed, setPreviewed] = useState('');
  const body: AnswerBody = { question: question.id, by };
  const { preview, ask } = useAsking(request, body);
  const looked = previewed === choiceOf(body);
  const mayAsk = request.mayDo.includes('ask') && request.closed === null;
  return (
    <div className="wg-question">
      <div className="wg-question__main wp-stack">
        <div className="wg-titled">
          <PageHeading>{questionTitle(question, by)}</PageHeading>
          <Tag>Groups of people: nobody can be found here</Tag>
        </div>
        <QuestionFacts question={question} />
        <ClosedNow request={request} />
        {preview.isError ? <Failed failure={preview.error} title="No preview could be made" /> : null}
        {ask.isError ? <Failed failure={ask.error} title="No answer was given" /> : null}
        {ask.data !== undefined && looked ? (
          <>
            <InsetNotice look="good" live title="The answer, not released">
              <p>It is yours to read here. It leaves only when somebody in the Data Access Group releases it.</p>
            </InsetNotice>
            <AnswerView answer={ask.data} question={question} by={by} />
          </>
        ) : preview.data !== undefined && looked ? (
          <>
            <InsetNotice look="warning" live title="A preview on made-up rows">
              <p>It shows the shape of the answer. Its figures are invented and mean nothing.</p>
            </InsetNotice>
            <AnswerView answer={preview.data} question={question} by={by} />
          </>
        ) : (
          <p>Choose what to break it down by, and look at a preview on made-up rows first.</p>
        )}
        <EarlierAnswers request={request} />
      </div>
      <aside className="wg-question__side" aria-label="Ask and understand">
        <Breakdowns request={request} question={question} by={by} most={MOST} choose={choose} change={setBy} />
        <div className="wp-actions">
          <Button
            look="secondary"
            small
            busy={preview.isPending || by.length === 0}
            onClick={() => {
              preview.mutate(undefined, {
                onSuccess: () => {
                  ask.reset();
                  setPreviewed(choiceOf(body));
                },
              });
            }}
          >
            Preview on made-up rows
          </Button>
          <Button
            small
            busy={!looked || !mayAsk || ask.isPending}
            aria-describedby="ask-when"
            onClick={() => {
              ask.mutate();
            }}
          >
            Ask the data set
          </Button>
        </div>
        <p className="wp-quiet" id="ask-when">
          {mayAsk
            ? 'Asked once a preview of the same choice was looked at.'
            : (request.closed?.message ?? 'It can be asked by the analyst once the data set is built.')}
        </p>
        <WithheldBy answer={ask.data ?? null} />
        <HowMade asked={request.answers.length} />
      </aside>
    </div>
  );
}

export function QuestionScreen({ request }: { readonly request: RequestAnswer }) {
  const { questions } = request;
  const [chosen, choose] = useState(questions[0]?.id ?? '');
  const question = questions.find(({ id }) => id === chosen);
  if (question === undefined)
    return (
      <div className="wp-page">
        <PageHeading>Question</PageHeading>
        <p>No question is approved for this request yet. The Data Access Group decides on it first.</p>
      </div>
    );
  return <Asking key={question.id} request={request} question={question} choose={choose} />;
}
