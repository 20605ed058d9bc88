/** Which questions are one and the same, whoever asks and in whatever order it is written? */
import type { AnyTest, ConceptTest, Population, Question } from '../shapes/question';

/** An absent list and the order within one say nothing. */
const testText = (test: ConceptTest | AnyTest): string =>
  typeof test === 'string'
    ? `ever ${test}`
    : 'age' in test
      ? `age ${String(test.age.from)}-${String(test.age.to ?? '')}`
      : `${test.concept} ${test.within.from} ${test.within.to}`;

const tests = (list: readonly (ConceptTest | AnyTest)[] | undefined): readonly string[] =>
  [...new Set((list ?? []).map(testText))].sort();

const populationText = ({ sex, age, any, all, none }: Population): unknown => [
  sex ?? null,
  age === undefined ? null : [age.from, age.to ?? null],
  tests(any),
  tests(all),
  tests(none),
];

/** Of whom, and what, is asked: the same whatever it is broken down by. Two requests have this in common. */
export const askedOf = ({ index, population, outcome, within }: Question): string =>
  JSON.stringify([index, populationText(population), outcome.concept, outcome.present, within.from, within.to]);

/** Of whom it is asked alone: with the same values these are the same people by what the question says. */
export const askedOfWhom = ({ index, population }: Question): string =>
  JSON.stringify([index, populationText(population)]);

/** The question itself: its id and the order of its breakdowns are part of what is answered. */
export const questionKey = (question: Question): string =>
  JSON.stringify([question.id, askedOf(question), question.by]);
