/** What stands in the form by the Five Safes while it is filled in, what is wrong with it, and what is sent. */
import { readTypedDay } from '../../../domain/dates/typed';
import { writeDate } from '../../../domain/dates/written';
import type { Breakdown } from '../../../secondary/shapes/question';
import type { Organisation } from '../../../secondary/shapes/http';
import type { Precision, Purpose, RequestForm } from '../../../secondary/shapes/request';
import type { FormErrors } from '../../components/ErrorSummary';
import { PRECISIONS_IN_ORDER } from '../words/choices';
import { QUESTIONS } from '../words/data';

export interface Filled {
  readonly title: string;
  readonly question: string;
  readonly purpose: Purpose | null;
  readonly benefit: string;
  /** One a line. */
  readonly names: string;
  readonly questions: readonly string[];
  readonly columns: readonly Breakdown[];
  readonly precision: Precision;
  readonly from: string;
  readonly to: string;
}

export const EMPTY: Filled = {
  title: '',
  question: '',
  purpose: null,
  benefit: '',
  names: '',
  questions: [],
  columns: [],
  precision: 'month',
  from: '',
  to: '',
};

const needsOf = (ids: readonly string[]): typeof QUESTIONS => QUESTIONS.filter(({ id }) => ids.includes(id));

/** The value sets that the chosen questions need: no more can be asked for here. */
export const valueSetsOf = (ids: readonly string[]): readonly string[] => [
  ...new Set(needsOf(ids).flatMap(({ valueSets }) => valueSets)),
];

const FROM_BROADEST = PRECISIONS_IN_ORDER.map(({ value }) => value);

const finestOf = (precisions: readonly Precision[]): Precision | undefined =>
  FROM_BROADEST.findLast((one) => precisions.includes(one));

/** A question that is ticked brings the columns, period and precision that it needs. */
export function withQuestions(filled: Filled, questions: readonly string[]): Filled {
  const periods = needsOf(questions).map(({ period }) => period);
  const earliest = periods.map(({ from }) => from).sort()[0] ?? '';
  const latest =
    periods
      .map(({ to }) => to)
      .sort()
      .at(-1) ?? '';
  const precision = finestOf(needsOf(questions).map((one) => one.precision)) ?? filled.precision;
  const columns = [...new Set([...filled.columns, ...needsOf(questions).flatMap((one) => one.columns)])];
  return { ...filled, questions, columns, precision, from: writeDate(earliest), to: writeDate(latest) };
}

const namesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const missing = (wrong: boolean, words: string): string | undefined => (wrong ? words : undefined);

export function errorsOf(filled: Filled): FormErrors {
  const [from, to] = [readTypedDay(filled.from), readTypedDay(filled.to)];
  return {
    title: missing(filled.title.trim() === '', 'Give the project a short title'),
    question: missing(filled.question.trim() === '', 'Say what you want to find out'),
    purpose: missing(filled.purpose === null, 'Choose one of the three purposes: there is no other'),
    benefit: missing(filled.benefit.trim() === '', 'Say how patients or the public benefit'),
    names: missing(namesOf(filled.names).length === 0, 'Name everybody who will see an answer before it is released'),
    questions: missing(filled.questions.length === 0, 'Choose at least one question'),
    columns: missing(filled.columns.length === 0, 'Choose at least one column'),
    from: missing(from === null, 'Enter the first day as day, month and year, such as 01-Sep-2025'),
    to: missing(to === null || (from !== null && to < from), 'Enter a last day that is not before the first day'),
  };
}

/** Only of a form without errors. */
export function formOf(filled: Filled, organisation: Organisation): RequestForm {
  return {
    project: {
      title: filled.title.trim(),
      question: filled.question.trim(),
      purpose: filled.purpose ?? 'planning',
      benefit: filled.benefit.trim(),
    },
    people: { names: namesOf(filled.names), organisation },
    data: {
      columns: filled.columns,
      valueSets: valueSetsOf(filled.questions),
      precision: filled.precision,
      period: { from: readTypedDay(filled.from) ?? '', to: readTypedDay(filled.to) ?? '' },
    },
    setting: 'this-program',
    outputs: { questions: filled.questions, by: filled.columns },
  };
}
