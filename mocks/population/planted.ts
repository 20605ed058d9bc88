/**
 * Which groups stand out, and by how much? A few in each question, chosen by the seed; all others are alike to a
 * person, by quota, so that what an answer names beyond them it has made up.
 */
import type { Breakdown, Question } from '../../src/secondary/shapes/question';
import { SHIPPED } from '../../src/secondary/questions/shipped';
import { ageBand, AGE_LADDER } from '../../src/secondary/rules/age-bands';
import { chance, picked } from './chance';
import { BOROUGHS } from './groups';
import type { Person, Row } from './person';
import { odsOf } from './sources';

export type By = Readonly<Partial<Record<Breakdown, string>>>;

export interface Planted {
  readonly by: By;
  readonly stands: 'above' | 'below';
}

export const QUESTIONS = ['cervical-screening', 'flu', 'annual-check', 'stop-smoking'] as const;
export type QuestionId = (typeof QUESTIONS)[number];

/** Of those with the outcome in 100: in groups that are alike, and in those that stand out. */
export const RATES: Readonly<Record<QuestionId, { readonly alike: number; readonly planted: number }>> = {
  'cervical-screening': { alike: 30, planted: 60 },
  flu: { alike: 36, planted: 66 },
  'annual-check': { alike: 50, planted: 90 },
  'stop-smoking': { alike: 60, planted: 32 },
};

const FINEST = AGE_LADDER[0] ?? [];

export function questionOf(id: QuestionId): Question {
  const found = SHIPPED.find((question) => question.id === id);
  if (found === undefined) throw new Error(`no question ${id}`);
  return found;
}

const VALUE_OF: Readonly<Partial<Record<Breakdown, (person: Person) => string>>> = {
  ageBand: ({ age }) => ageBand(age, FINEST),
  sex: ({ sex }) => sex,
  ethnicGroup: ({ ethnic }) => ethnic ?? 'not recorded',
  deprivationFifth: ({ fifth }) => String(fifth),
  borough: ({ borough }) => borough,
  practice: ({ practice }) => odsOf(practice),
};

/** The cell of a question's breakdown in which somebody is counted. */
export const cellOf = (id: QuestionId, person: Person): By =>
  Object.fromEntries(questionOf(id).by.map((column) => [column, VALUE_OF[column]?.(person) ?? 'not recorded']));

/** So many different ones of a list. */
function several<T>(rows: readonly T[], count: number, at: (turn: number) => number): readonly T[] {
  const left = [...rows];
  const chosen: T[] = [];
  for (let turn = 0; turn < count && left.length > 0; turn += 1) {
    const one = picked(left, at(turn));
    left.splice(left.indexOf(one), 1);
    chosen.push(one);
  }
  return chosen;
}

const LARGE_ETHNIC_GROUPS = ['H', 'J', 'K', 'L', 'M', 'N', 'S'];
const GOOD_PRACTICES = 3;

/** Every pair of values. */
const pairs = (first: Breakdown, firsts: readonly string[], second: Breakdown, seconds: readonly string[]): By[] =>
  firsts.flatMap((one) => seconds.map((two) => ({ [first]: one, [second]: two })));

export function plantedOf({ seed, practices }: Row): Readonly<Record<QuestionId, readonly Planted[]>> {
  const from = (offset: number) => (turn: number) => chance(seed, offset + turn, 'planted');
  const screened = pairs('ageBand', ['25-29', '30-34', '35-39', '40-44'], 'deprivationFifth', ['1', '2', '3']);
  const older = pairs(
    'ageBand',
    ['65-69', '70-74', '75-79'],
    'borough',
    BOROUGHS.map(([name]) => name),
  );
  const good = Math.min(GOOD_PRACTICES, Math.ceil(practices / 8));
  const all = Array.from({ length: practices }, (_none, at) => ({ practice: odsOf(at) }));
  const below = LARGE_ETHNIC_GROUPS.map((group) => ({ ethnicGroup: group }));
  return {
    'cervical-screening': several(screened, 2, from(0)).map((by) => ({ by, stands: 'above' })),
    flu: several(older, 2, from(10)).map((by) => ({ by, stands: 'above' })),
    'annual-check': several(all, good, from(20)).map((by) => ({ by, stands: 'above' })),
    'stop-smoking': several(below, 2, from(30)).map((by) => ({ by, stands: 'below' })),
  };
}
