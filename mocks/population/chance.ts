/**
 * What falls to whom? A pure function of seed, person and topic: any part of any person can be had without the people
 * before them, and the same seed gives the same people on every machine.
 */

/** Each question that is left to chance has a number of its own. */
const TOPICS = [
  'age',
  'age in band',
  'day of birth',
  'sex',
  'given',
  'family',
  'street',
  'ethnic',
  'fifth',
  'borough',
  'postcode',
  'gp',
  'acute',
  'mental health',
  'community',
  'council',
  'national',
  'pair',
  'pair source',
  'number lost',
  'not in demographics',
  'superseded source',
  'typo',
  'typo source',
  'typo kind',
  'own opt-out',
  'opted in again',
  'opt-out number',
  'national opt-out',
  'type 1',
  'restricted',
  'no cervix',
  'no cervix source',
  'risk',
  'risk code',
  'pregnant',
  'learning disability',
  'severe mental illness',
  'smoker',
  'referred',
  'screening place',
  'vaccine place',
  'check place',
  'started place',
  'outcome of the uncounted',
  'decoy screening',
  'decoy vaccine',
  'decoy check',
  'decoy smoking',
  'decoy risk',
  'excluded',
  'excluded kind',
  'broken',
  'month',
  'day',
  'code',
  'medicine',
  'allergy',
  'pressure',
  'appointment',
  'flag',
  'care plan',
  'planted',
] as const;
export type Topic = (typeof TOPICS)[number];

const NUMBER_OF: ReadonlyMap<Topic, number> = new Map(TOPICS.map((topic, at) => [topic, at + 1]));

/** The finaliser of MurmurHash3 (public domain): every bit of the input moves every bit of the result. */
function mixed(bits: number): number {
  let h = bits;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** From 0, to below 1. */
export function chance(seed: number, person: number, topic: Topic): number {
  const of = mixed(seed ^ Math.imul((NUMBER_OF.get(topic) ?? 0) + 1, 0x9e3779b1));
  return mixed(of ^ mixed(Math.imul(person + 1, 0x27d4eb2f) ^ of)) / 2 ** 32;
}

export type Draw = (topic: Topic) => number;

export const drawFor =
  (seed: number, person: number): Draw =>
  (topic) =>
    chance(seed, person, topic);

export type Weighted<T> = readonly (readonly [value: T, weight: number])[];

/** The row on which a number from 0 to below 1 falls, by the weights of the rows. */
export function weighted<T>(rows: Weighted<T>, at: number): T {
  const whole = rows.reduce((sum, [, weight]) => sum + weight, 0);
  let left = at * whole;
  for (const [value, weight] of rows) {
    left -= weight;
    if (left < 0) return value;
  }
  return picked(rows, at)[0];
}

/** One of a list, each as likely as the next. */
export function picked<T>(rows: readonly T[], at: number): T {
  const found = rows[Math.min(rows.length - 1, Math.floor(at * rows.length))];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}
