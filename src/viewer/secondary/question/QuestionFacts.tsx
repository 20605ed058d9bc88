/** Of whom, and the share with what: the question in words that can be checked. */
import { writeDate } from '../../../domain/dates/written';
import type { Question } from '../../../secondary/shapes/question';
import { Unbroken } from '../../components/Unbroken';
import { outcomeInWords, populationInWords, windowInWords } from '../words/questions';

export function QuestionFacts({ question }: { readonly question: Question }) {
  return (
    <dl className="wp-facts wg-facts">
      <dt>Of</dt>
      <dd>
        <Unbroken text={`${populationInWords(question.population)}, at ${writeDate(question.index)}`} />
      </dd>
      <dt>Share with</dt>
      <dd>
        <Unbroken text={`${outcomeInWords(question)}, ${windowInWords(question)}`} />{' '}
        <span className="wp-quiet">(no record of something is not the same as it not having happened)</span>
      </dd>
    </dl>
  );
}
