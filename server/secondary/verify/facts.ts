/** Are these the facts of a data set? */
import { isObject } from '../../../src/domain/json';
import { BREAKDOWNS, type Breakdown } from '../../../src/secondary/shapes/question';
import { PRECISIONS } from '../../../src/secondary/shapes/request';
import type { WrittenFacts } from '../build/data-set';

export const isBreakdowns = (given: unknown): given is readonly Breakdown[] =>
  Array.isArray(given) && given.every((one) => (BREAKDOWNS as readonly unknown[]).includes(one));

const isTexts = (given: unknown): given is readonly string[] =>
  Array.isArray(given) && given.every((one) => typeof one === 'string');

const isDay = (given: unknown): given is string => typeof given === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(given);

export function isFacts(given: unknown): given is WrittenFacts {
  if (!isObject(given)) return false;
  const { columns, concepts, ageEdges, precision, period, index } = given;
  return (
    isBreakdowns(columns) &&
    isTexts(concepts) &&
    Array.isArray(ageEdges) &&
    (PRECISIONS as readonly unknown[]).includes(precision) &&
    isObject(period) &&
    isDay(period['from']) &&
    isDay(period['to']) &&
    isDay(index)
  );
}
