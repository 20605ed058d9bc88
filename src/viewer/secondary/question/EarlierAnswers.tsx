/** What was asked before under this request, and what became of each answer. */
import { writeDate } from '../../../domain/dates/written';
import type { AnswerLine, RequestAnswer } from '../../../secondary/shapes/http';
import { Table, type TableColumn } from '../../components/Table';
import { PlaceLink } from '../frame/PlaceLink';
import { placeOf } from '../place';
import { questionTitle } from '../words/questions';
import { byInWords } from '../words/groups';

/** The question as the request knows it; by its id where it is no longer among them. */
export const titleOf = ({ questions }: RequestAnswer, { question, by }: AnswerLine): string => {
  const known = questions.find(({ id }) => id === question);
  return known === undefined ? `${question}, by ${byInWords(by)}` : questionTitle(known, by);
};

export function becameOf({ state, reason, releasedAt }: AnswerLine): string {
  if (state === 'waiting') return 'Waits for a second person';
  if (state === 'refused') return `Not released${reason === undefined || reason === '' ? '' : `: ${reason}`}`;
  return releasedAt === undefined ? 'Released' : `Released ${writeDate(releasedAt)}`;
}

export function EarlierAnswers({ request }: { readonly request: RequestAnswer }) {
  const { answers } = request;
  if (answers.length === 0) return null;
  const columns: readonly TableColumn<AnswerLine>[] = [
    { heading: 'Answer', header: true, cell: (line) => titleOf(request, line) },
    { heading: 'Asked', narrow: true, cell: ({ askedAt }) => writeDate(askedAt) },
    { heading: 'What became of it', cell: becameOf },
  ];
  return (
    <section className="wg-earlier">
      <Table caption="Answers under this request" columns={columns} rows={answers} rowKey={({ id }) => id} />
      <PlaceLink to={placeOf(request.id, 'release')}>Read them in full</PlaceLink>
    </section>
  );
}
