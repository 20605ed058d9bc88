/** Do the four questions stand on what there is: one index date, the instance's bands, defined concepts? */
import { describe, expect, it } from 'vitest';
import { AGE_LADDER } from '../rules/age-bands';
import { conceptNamed } from '../rules/concepts';
import { BREAKDOWNS, type AgeRange, type AnyTest, type Question } from '../shapes/question';
import { SHIPPED } from './shipped';

const testsOf = ({ population: { any = [], all = [], none = [] } }: Question): readonly AnyTest[] => [
  ...any,
  ...all,
  ...none,
];

const conceptsOf = (question: Question): readonly string[] => [
  question.outcome.concept,
  ...testsOf(question).flatMap((test) => (typeof test === 'string' ? [test] : 'concept' in test ? [test.concept] : [])),
];

const agesOf = (question: Question): readonly AgeRange[] => [
  ...(question.population.age === undefined ? [] : [question.population.age]),
  ...testsOf(question).flatMap((test) => (typeof test !== 'string' && 'age' in test ? [test.age] : [])),
];

describe.each(SHIPPED.map((question) => [question.id, question] as const))('the question %s', (_id, question) => {
  it('asks of concepts that have a value set', () => {
    for (const concept of conceptsOf(question)) expect(conceptNamed(concept)?.id).toBe(concept);
  });

  it('cuts ages where every step of the ladder has an edge', () => {
    for (const edges of AGE_LADDER)
      for (const { from, to } of agesOf(question)) {
        expect(edges).toContain(from);
        if (to !== undefined) expect(edges).toContain(to + 1);
      }
  });

  it('is broken down by one to three columns', () => {
    expect(question.by.length).toBeGreaterThan(0);
    expect(question.by.length).toBeLessThanOrEqual(3);
    for (const column of question.by) expect(BREAKDOWNS).toContain(column);
  });
});

describe('the four together', () => {
  it('have one index date: two questions cannot differ by a day of their own', () => {
    expect(SHIPPED.map(({ id }) => id)).toEqual(['cervical-screening', 'flu', 'annual-check', 'stop-smoking']);
    expect(new Set(SHIPPED.map(({ index }) => index)).size).toBe(1);
  });
});
