/** What must an answer say? The questions, what to ask for, which groups stand out, and every count. */
import type { AskedFor, Precision } from '../../src/secondary/shapes/request';
import type { Breakdown, ConceptTest, Question, Window } from '../../src/secondary/shapes/question';
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

/**
 * From the first window to the index date. What was recorded before counts too, and leaves as “earlier” without a day.
 */
function periodOf({ population, within, index }: Question): Window {
  const windows = [...(population.any ?? []), ...(population.all ?? []), ...(population.none ?? [])].flatMap((test) =>
    typeof test !== 'string' && 'within' in test ? [test.within.from] : [],
  );
  return { from: [within.from, ...windows].sort()[0] ?? within.from, to: index };
}

/** The `data` part of a request for one question: the least that answers it. */
export const dataFor = (id: QuestionId): AskedFor => {
  const question = questionOf(id);
  return {
    columns: columnsOf(question),
    valueSets: conceptsOf(question),
    precision: PRECISION[id],
    period: periodOf(question),
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
