/** Do the words on the page for groups of people follow the tables of the program, which it may not import? */
import { describe, expect, it } from 'vitest';
import { SHIPPED } from '../src/secondary/questions/shipped';
import { CONCEPTS } from '../src/secondary/rules/concepts';
import { BREAKDOWNS, type AnyTest, type ConceptTest, type Question } from '../src/secondary/shapes/question';
import { PRECISIONS, PURPOSES } from '../src/secondary/shapes/request';
import { PRECISIONS_IN_ORDER, PURPOSES_IN_ORDER } from '../src/viewer/secondary/words/choices';
import { QUESTIONS } from '../src/viewer/secondary/words/data';
import { BREAKDOWN_ORDER } from '../src/viewer/secondary/words/groups';
import { conceptName, populationInWords } from '../src/viewer/secondary/words/questions';

const concepts = (tests: readonly AnyTest[] = []): readonly Exclude<ConceptTest, string>[] =>
  tests.flatMap((test) =>
    typeof test === 'string'
      ? [{ concept: test, within: { from: '2026-03-31', to: '2026-03-31' } }]
      : 'age' in test
        ? []
        : [test],
  );

/** Every concept that the question looks at, with the days between which. */
const asked = ({ population, outcome, within }: Question): readonly Exclude<ConceptTest, string>[] => [
  ...concepts(population.any),
  ...concepts(population.all),
  ...concepts(population.none),
  { concept: outcome.concept, within },
];

describe('the form', () => {
  it('offers each question of the instance, and no other', () => {
    expect(QUESTIONS.map(({ id }) => id).sort()).toEqual(SHIPPED.map(({ id }) => id).sort());
  });

  it.each(SHIPPED.map((question) => [question.id, question] as const))(
    'asks for what %s needs, and no more',
    (id, of) => {
      const needs = QUESTIONS.find((one) => one.id === id);
      const looked = asked(of);
      expect([...(needs?.valueSets ?? [])].sort()).toEqual([...new Set(looked.map(({ concept }) => concept))].sort());
      const days = looked.flatMap(({ within }) => [within.from, within.to]).sort();
      const { sex, age, any = [] } = of.population;
      const byAge = age !== undefined || any.some((test) => typeof test !== 'string' && 'age' in test);
      expect(needs?.columns).toEqual([...(sex === undefined ? [] : ['sex']), ...(byAge ? ['ageBand'] : [])]);
      expect(needs?.period).toEqual({ from: days[0], to: days.at(-1) });
    },
  );

  it('offers every breakdown, purpose and precision, from the broadest to the finest', () => {
    expect(BREAKDOWN_ORDER).toEqual(BREAKDOWNS);
    expect(PURPOSES_IN_ORDER.map(({ value }) => value)).toEqual(PURPOSES);
    expect(PRECISIONS_IN_ORDER.map(({ value }) => value)).toEqual(PRECISIONS);
  });
});

describe('the words of a question', () => {
  it('has some for every concept', () => {
    expect(CONCEPTS.filter(({ id }) => conceptName(id) === id.replaceAll('-', ' ') && id.includes('-'))).toEqual([]);
  });

  it('tells every reason to be counted, and says what is not on record as such', () => {
    const told = Object.fromEntries(SHIPPED.map(({ id, population }) => [id, populationInWords(population)]));
    expect(told['flu']).toContain(
      'either aged 65 or over, or with a record of a clinical risk group for flu, or with a record of',
    );
    expect(told['cervical-screening']).toContain('recorded female, aged 25 to 64, with no record of having no cervix');
  });
});
