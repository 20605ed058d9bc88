/** Which of the approved questions, broken down by what? Three at most. */
import type { RequestAnswer } from '../../../secondary/shapes/http';
import type { Breakdown, Question } from '../../../secondary/shapes/question';
import { Select } from '../../components/Select';
import { Ticks } from '../requests/Ticks';
import { QUESTIONS } from '../words/data';
import { BREAKDOWN_NAMES } from '../words/groups';

interface BreakdownsProps {
  readonly request: RequestAnswer;
  readonly question: Question;
  readonly by: readonly Breakdown[];
  readonly most: number;
  readonly choose: (id: string) => void;
  readonly change: (by: readonly Breakdown[]) => void;
}

const nameOf = (id: string): string => QUESTIONS.find((one) => one.id === id)?.title ?? id;

export function Breakdowns({ request, question, by, most, choose, change }: BreakdownsProps) {
  const { questions, form, conditions } = request;
  const narrowed = conditions.find((one) => one.kind === 'columns')?.columns ?? form.outputs.by;
  return (
    <>
      {questions.length < 2 ? null : (
        <Select
          id="which"
          label="Question"
          options={questions.map(({ id }) => ({ value: id, label: nameOf(id) }))}
          value={question.id}
          onChange={choose}
        />
      )}
      <Ticks
        id="by"
        legend="Break down by"
        hint={`${String(most)} at most, in the order in which you tick them.`}
        options={form.outputs.by
          .filter((one) => narrowed.includes(one))
          .map((id) => ({ id, label: BREAKDOWN_NAMES[id] }))}
        ticked={by}
        most={most}
        onChange={change}
      />
    </>
  );
}
