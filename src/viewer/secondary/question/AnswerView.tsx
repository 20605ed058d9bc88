/** An answer, drawn as its question asks: practices in a funnel above their table, all others as dots in it. */
import type { Answer } from '../../../secondary/shapes/answer';
import type { Breakdown, Question } from '../../../secondary/shapes/question';
import { AnswerTable } from '../charts/AnswerTable';
import { Funnel } from '../charts/Funnel';
import { outcomeHeading, questionTitle } from '../words/questions';

interface AnswerViewProps {
  readonly answer: Pick<Answer, 'rows' | 'total'>;
  readonly question: Question;
  readonly by: readonly Breakdown[];
}

export function AnswerView({ answer, question, by }: AnswerViewProps) {
  const caption = questionTitle(question, by);
  return (
    <>
      {by.length === 1 && by[0] === 'practice' ? <Funnel answer={answer} caption={caption} /> : null}
      <AnswerTable answer={answer} by={by} caption={caption} outcome={outcomeHeading(question)} />
    </>
  );
}
