/** Of whom does a question ask? Concepts, windows and ages that were approved, and nothing else. */
import { isDay } from '../../domain/dates';
import { isAligned } from '../rules/precisions';
import type { AgeRange, AnyTest, ConceptTest, Population, Window } from '../shapes/question';
import type { Allowed } from './allowed';
import { eachOf, has, listAt, nameAt, objectAt } from './fields';
import { no, read, type Reading } from './refusal';

const MOST_TESTS = 20;

export function conceptAt(value: unknown, place: string, { concepts }: Allowed): Reading<string> {
  const name = nameAt(value, place);
  if (!name.ok || concepts.includes(name.value)) return name;
  return no('concept', `${place}: the data set holds no concept “${name.value}”; it holds ${concepts.join(', ')}`);
}

export function windowAt(value: unknown, place: string, { period, precision }: Allowed): Reading<Window> {
  const given = objectAt(value, place, ['from', 'to']);
  if (!given.ok) return given;
  const { from, to } = given.value;
  if (typeof from !== 'string' || typeof to !== 'string' || !isDay(from) || !isDay(to) || from > to)
    return no('grammar', `${place} is no window: it needs two days, from and to, the earlier first`);
  if (from < period.from || to > period.to)
    return no('window', `${place} leaves the approved period ${period.from} to ${period.to}`);
  if (!isAligned({ from, to }, precision))
    return no('window', `${place} begins or ends within a ${precision}, and the data know no more than that`);
  return read({ from, to });
}

export function ageAt(value: unknown, place: string, { ageEdges, columns }: Allowed): Reading<AgeRange> {
  const given = objectAt(value, place, ['from', 'to']);
  if (!given.ok) return given;
  if (!columns.includes('ageBand')) return no('breakdown', `${place}: the data set holds no ages`);
  const { from, to } = given.value;
  const isUpper = (age: unknown): boolean => typeof age === 'number' && ageEdges.includes(age + 1);
  if (typeof from !== 'number' || !ageEdges.includes(from) || (has(given.value, 'to') && !isUpper(to)))
    return no('ages', `${place}: ages begin at one of ${ageEdges.join(', ')} and end one year below another of them`);
  if (typeof to !== 'number') return read({ from });
  return to < from ? no('grammar', `${place} ends before it begins`) : read({ from, to });
}

function testAt(value: unknown, place: string, allowed: Allowed): Reading<ConceptTest> {
  if (typeof value === 'string') return conceptAt(value, place, allowed);
  const given = objectAt(value, place, ['concept', 'within']);
  if (!given.ok) return given;
  const concept = conceptAt(given.value['concept'], `${place}.concept`, allowed);
  if (!concept.ok) return concept;
  const within = windowAt(given.value['within'], `${place}.within`, allowed);
  return within.ok ? read({ concept: concept.value, within: within.value }) : within;
}

function anyTestAt(value: unknown, place: string, allowed: Allowed): Reading<AnyTest> {
  const isAge = typeof value === 'object' && value !== null && Object.hasOwn(value, 'age');
  if (!isAge) return testAt(value, place, allowed);
  const given = objectAt(value, place, ['age']);
  if (!given.ok) return given;
  const age = ageAt(given.value['age'], `${place}.age`, allowed);
  return age.ok ? read({ age: age.value }) : age;
}

function testsAt<T>(
  value: unknown,
  place: string,
  reader: (value: unknown, place: string, allowed: Allowed) => Reading<T>,
  allowed: Allowed,
): Reading<readonly T[]> {
  const list = listAt(value, place, MOST_TESTS);
  return list.ok ? eachOf(list.value, (entry, at) => reader(entry, `${place}[${String(at)}]`, allowed)) : list;
}

function sexAt(value: unknown, { columns }: Allowed): Reading<'female' | 'male'> {
  if (value !== 'female' && value !== 'male') return no('grammar', 'population.sex is neither female nor male');
  return columns.includes('sex') ? read(value) : no('breakdown', 'population.sex: the data set does not hold it');
}

/** The parts that a population may have, each with its reader. */
const PARTS: { readonly [Part in keyof Population]-?: (value: unknown, allowed: Allowed) => Reading<unknown> } = {
  sex: sexAt,
  age: (value, allowed) => ageAt(value, 'population.age', allowed),
  any: (value, allowed) => testsAt(value, 'population.any', anyTestAt, allowed),
  all: (value, allowed) => testsAt(value, 'population.all', testAt, allowed),
  none: (value, allowed) => testsAt(value, 'population.none', testAt, allowed),
};

export function populationAt(value: unknown, allowed: Allowed): Reading<Population> {
  const given = objectAt(value, 'population', Object.keys(PARTS));
  if (!given.ok) return given;
  const found: [string, unknown][] = [];
  for (const [part, reader] of Object.entries(PARTS)) {
    if (!has(given.value, part)) continue;
    const one = reader(given.value[part], allowed);
    if (!one.ok) return one;
    found.push([part, one.value]);
  }
  return read(Object.fromEntries(found));
}
