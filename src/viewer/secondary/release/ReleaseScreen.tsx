/** Each answer as it would leave, and whether it does: somebody who did not ask for it decides. */
import type { AnswerLine, RequestAnswer } from '../../../secondary/shapes/http';
import { PageHeading } from '../../components/PageHeading';
import { Tag, type TagLook } from '../../components/Tag';
import { formatDateTimeOf } from '../words/moments';
import { AnswerView } from '../question/AnswerView';
import { becameOf, titleOf } from '../question/EarlierAnswers';
import { HowMade, withheldOf, WithheldBy } from '../question/Notes';
import { QuestionFacts } from '../question/QuestionFacts';
import { ReleaseForm } from './ReleaseForm';

const LOOKS: Readonly<Record<AnswerLine['state'], TagLook>> = {
  waiting: 'warning',
  released: 'good',
  refused: 'danger',
};

function OneAnswer({ request, line }: { readonly request: RequestAnswer; readonly line: AnswerLine }) {
  const question = request.questions.find(({ id }) => id === line.question);
  const title = titleOf(request, line);
  return (
    <section className="wp-panel wp-stack" aria-label={title}>
      <div className="wg-titled">
        <h2 className="wp-panel__title">{title}</h2>
        <Tag look={LOOKS[line.state]}>{becameOf(line)}</Tag>
      </div>
      {question === undefined ? null : (
        <>
          <QuestionFacts question={question} />
          <AnswerView answer={line.answer} question={question} by={line.by} />
        </>
      )}
      <dl className="wp-facts">
        <dt>Withheld</dt>
        <dd>
          {withheldOf(line.answer)} of {line.answer.rows.length} groups
        </dd>
        <dt>Ledger</dt>
        <dd>
          Held against every figure already given, under this request and all others. What would tell a few people apart
          is withheld above.
        </dd>
        <dt>Asked</dt>
        <dd>{formatDateTimeOf(line.askedAt)}</dd>
        <dt>SHA-256</dt>
        <dd>
          <code className="wg-digest">{line.digest}</code>
        </dd>
      </dl>
      {line.state === 'waiting' && request.mayDo.includes('release') ? (
        <ReleaseForm request={request} line={line} />
      ) : null}
    </section>
  );
}

/** Those that wait come first. */
const inOrder = (answers: readonly AnswerLine[]): readonly AnswerLine[] =>
  [...answers].sort((a, b) => Number(b.state === 'waiting') - Number(a.state === 'waiting'));

export function ReleaseScreen({ request }: { readonly request: RequestAnswer }) {
  const { answers } = request;
  return (
    <div className="wp-page wp-page--wide">
      <PageHeading lead="An answer stands here as it would leave. Once released, it is on the register of uses.">
        Release
      </PageHeading>
      {answers.length === 0 ? (
        <p>No answer has been given under this request yet.</p>
      ) : (
        <div className="wg-two wg-two--wide-first">
          <div>
            {inOrder(answers).map((line) => (
              <OneAnswer key={line.id} request={request} line={line} />
            ))}
          </div>
          <aside aria-label="How to read it">
            <WithheldBy answer={null} />
            <HowMade asked={null} />
          </aside>
        </div>
      )}
    </div>
  );
}
