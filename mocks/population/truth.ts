/** What must an answer say? The questions, what to ask for, which groups stand out, and every count. */
import type { AskedFor, Precision } from '../../src/secondary/shapes/request';
import type { Breakdown, ConceptTest, Question } from '../../src/secondary/shapes/question';
import { CANARY } from './canary';
import { QUESTIONS, questionOf, type QuestionId } from './planted';
import type { Quota } from './quota';

/** No finer than the windows of the question need. */
const PRECISION: Readonly<Record<QuestionId, Precision>> = {
  'cervical-screening': 'quarter',
  flu: 'month',
  'annual-check': 'quarter',
  'stop-smoking': 'quarter',
};

/** Conditions and operations count however long ago they were recorded. */
const PERIOD = { from: '2000-01-01', to: '2026-03-31' } as const;

const conceptOf = (test: ConceptTest): string => (typeof test === 'string' ? test : test.concept);

function conceptsOf({ population, outcome }: Question): readonly string[] {
  const any = (population.any ?? []).flatMap((test) =>
    typeof test !== 'string' && 'age' in test ? [] : [conceptOf(test)],
  );
  const others = [...(population.all ?? []), ...(population.none ?? [])].map(conceptOf);
  return [...new Set([outcome.concept, ...any, ...others])];
}

/** The breakdown, and what the population is told by. */
function columnsOf({ population, by }: Question): readonly Breakdown[] {
  const byAge =
    population.age !== undefined || (population.any ?? []).some((test) => typeof test !== 'string' && 'age' in test);
  return [
    ...new Set<Breakdown>([
      ...(population.sex === undefined ? [] : (['sex'] as const)),
      ...(byAge ? (['ageBand'] as const) : []),
      ...by,
    ]),
  ];
}

/** The `data` part of a request for one question: the least that answers it. */
export const dataFor = (id: QuestionId): AskedFor => {
  const question = questionOf(id);
  return {
    columns: columnsOf(question),
    valueSets: conceptsOf(question),
    precision: PRECISION[id],
    period: PERIOD,
  };
};

/** `links`: a file beside this one, since it is as long as the sources are. */
export const truthOf = (quota: Quota, row: object) => ({
  ...row,
  canary: CANARY,
  links: 'truth-links.ndjson',
  questions: Object.fromEntries(
    QUESTIONS.map((id) => [
      id,
      { question: questionOf(id), data: dataFor(id), planted: quota.planted[id], cells: quota.cells(id) },
    ]),
  ),
});
