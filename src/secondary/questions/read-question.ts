/**
 * What does a question ask, and may it? A closed grammar: whatever is not known here is refused, by its place and by
 * the id of the rule. INVARIANT: no text that was sent goes into a query; each word of it is one of a list.
 */
import { isDay } from '../../domain/dates';
import { RULES } from '../rules/disclosure';
import { BREAKDOWNS, type Breakdown, type Question } from '../shapes/question';
import type { Allowed } from './allowed';
import { eachOf, listAt, nameAt, objectAt } from './fields';
import { conceptAt, populationAt, windowAt } from './read-population';
import { no, notThis, read, tooFine, type Reading } from './refusal';

const FIELDS = ['id', 'index', 'population', 'outcome', 'within', 'by', 'measure'];

function idAt(value: unknown, { questions }: Allowed): Reading<string> {
  const id = nameAt(value, 'id');
  if (!id.ok || questions.includes(id.value)) return id;
  return no('question', `the question “${id.value}” is not approved for this request; ${questions.join(', ')} is`);
}

function indexAt(value: unknown, { index }: Allowed): Reading<string> {
  if (typeof value !== 'string' || !isDay(value)) return no('grammar', 'index is no day');
  return value === index ? read(value) : no('index', `the index date here is ${index}`);
}

const isBreakdown = (name: string): name is Breakdown => (BREAKDOWNS as readonly string[]).includes(name);

function breakdownAt(value: unknown, place: string, { by, columns }: Allowed): Reading<Breakdown> {
  const name = nameAt(value, place);
  if (!name.ok) return name;
  if (!isBreakdown(name.value)) return no('grammar', `${place}: there is no breakdown “${name.value}”`);
  if (!by.includes(name.value)) return no('breakdown', `${place}: a breakdown by ${name.value} is not approved`);
  return columns.includes(name.value)
    ? read(name.value)
    : no('breakdown', `${place}: the data set lost the column ${name.value} so that nobody in it is singled out`);
}

export function byAt(value: unknown, allowed: Allowed): Reading<readonly Breakdown[]> {
  if (Array.isArray(value) && value.length > RULES.breakdowns)
    return tooFine(`it is broken down by ${String(value.length)}; at most ${String(RULES.breakdowns)} are allowed`);
  const list = listAt(value, 'by', RULES.breakdowns);
  if (!list.ok) return list;
  const by = eachOf(list.value, (entry, at) => breakdownAt(entry, `by[${String(at)}]`, allowed));
  if (by.ok && new Set(by.value).size < by.value.length) return no('grammar', 'by names a breakdown twice');
  return by;
}

function outcomeAt(value: unknown, allowed: Allowed): Reading<Question['outcome']> {
  const given = objectAt(value, 'outcome', ['concept', 'present']);
  if (!given.ok) return given;
  const concept = conceptAt(given.value['concept'], 'outcome.concept', allowed);
  if (!concept.ok) return concept;
  const { present } = given.value;
  return typeof present === 'boolean'
    ? read({ concept: concept.value, present })
    : no('grammar', 'outcome.present is neither true nor false');
}

/** Reads a JSON value as a question of this request; the first thing that is not allowed is told. */
export function readQuestion(value: unknown, allowed: Allowed): Reading<Question> {
  const given = objectAt(value, 'the question', FIELDS);
  if (!given.ok) return given;
  const sent = given.value;
  const id = idAt(sent['id'], allowed);
  if (!id.ok) return id;
  // D5
  if (sent['measure'] !== 'proportion') return notThis('counts and proportions are answered, and no other measure');
  const index = indexAt(sent['index'], allowed);
  if (!index.ok) return index;
  const population = populationAt(sent['population'], allowed);
  if (!population.ok) return population;
  const outcome = outcomeAt(sent['outcome'], allowed);
  if (!outcome.ok) return outcome;
  const within = windowAt(sent['within'], 'within', allowed);
  if (!within.ok) return within;
  const by = byAt(sent['by'], allowed);
  if (!by.ok) return by;
  return read({
    id: id.value,
    index: index.value,
    population: population.value,
    outcome: outcome.value,
    within: within.value,
    by: by.value,
    measure: 'proportion',
  });
}
