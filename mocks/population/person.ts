/**
 * Who is this person? Everything that is true of them: what demographics knows, where they have records, to what they
 * objected. A pure function of seed and place in the row, so that nobody has to be kept in mind.
 */
import { sung } from './canary';
import { drawFor, picked, weighted, type Draw } from './chance';
import { AGE_BANDS, BOROUGHS, ETHNIC_GROUPS, FIFTHS, OLDEST, POSTCODES_OF_A_PLACE, postcodeOf } from './groups';
import { FORMER_EVERY, formerNumberOf, numberOf } from './nhs-numbers';

/** The index date of the four questions. */
export const INDEX = '2026-03-31';
const DAY = 86_400_000;

export const SHARED_SOURCES = ['acute', 'mental-health', 'community', 'council', 'national'] as const;
export type SharedSource = (typeof SHARED_SOURCES)[number];
export type SourceKind = 'gp' | SharedSource;

const GIVEN = {
  female: ['Amara', 'Beth', 'Chloe', 'Dilara', 'Esther', 'Farah', 'Grace', 'Hana', 'Imani', 'Joan', 'Katya', 'Lucia'],
  male: ['Adam', 'Bilal', 'Conor', 'Dmitri', 'Emeka', 'Felix', 'George', 'Haruki', 'Idris', 'Jakub', 'Kofi', 'Liam'],
} as const;
const FAMILY = [
  'Adeyemi',
  'Baptiste',
  'Chowdhury',
  'Demir',
  'Eriksen',
  'Fernandes',
  'Georgiou',
  'Hussain',
  'Ivanova',
  'Jones',
  'Kowalski',
  'Lambert',
  'Mensah',
  'Nguyen',
  'Okafor',
  'Patel',
  'Quigley',
  'Rahman',
  'Smith',
  'Tesfaye',
] as const;

export interface Objections {
  /** OB-1; `again`: opted in again later. */
  readonly own: 'out' | 'again' | null;
  /** Told by the number that the person had before. */
  readonly ownByFormerNumber: boolean;
  readonly national: boolean;
  readonly type1: 'dissent' | 'withdrawn' | null;
  readonly restricted: 'R' | 'V' | null;
  readonly inDemographics: boolean;
}

export interface Person {
  readonly index: number;
  readonly draw: Draw;
  readonly practice: number;
  readonly number: string;
  readonly formerNumber: string | null;
  /** No number stands in any record of theirs. */
  readonly numberLost: boolean;
  readonly sex: 'female' | 'male';
  readonly given: string;
  readonly family: string;
  readonly birthDate: string;
  readonly age: number;
  readonly ageFrom: number;
  readonly postcode: string;
  readonly fifth: number;
  readonly borough: string;
  readonly ethnic: string | null;
  readonly street: string;
  readonly sources: ReadonlySet<SourceKind>;
  readonly pair: Pair | null;
  readonly objections: Objections;
}

/** Two neighbours in the row who are mistaken for one another. */
export interface Pair {
  readonly kind: 'twins' | 'twins mixed up' | 'swapped in gp' | 'swapped in acute';
  readonly other: number;
  readonly second: boolean;
}

/** How often, of pairs. */
const PAIRS = { twins: 0.012, mixedUp: 0.003, swappedInGp: 0.002, swappedInAcute: 0.003 };

function pairOf(seed: number, index: number, people: number): Pair | null {
  const first = index - (index % 2);
  if (first + 1 >= people) return null;
  const at = drawFor(seed, first)('pair');
  const second = index !== first;
  const other = second ? first : first + 1;
  let edge = PAIRS.twins;
  if (at < edge) return { kind: 'twins', other, second };
  if (at < (edge += PAIRS.mixedUp)) return { kind: 'twins mixed up', other, second };
  if (at < (edge += PAIRS.swappedInGp)) return { kind: 'swapped in gp', other, second };
  if (at < edge + PAIRS.swappedInAcute) return { kind: 'swapped in acute', other, second };
  return null;
}

const areTwins = (pair: Pair | null): pair is Pair => pair?.kind === 'twins' || pair?.kind === 'twins mixed up';
const areSwapped = (pair: Pair | null): boolean => pair !== null && !areTwins(pair);

function bornOf(draw: Draw, pair: Pair | null): { birthDate: string; age: number; ageFrom: number } {
  const ageFrom = weighted(AGE_BANDS, draw('age'));
  const next = AGE_BANDS[AGE_BANDS.findIndex(([from]) => from === ageFrom) + 1]?.[0] ?? OLDEST + 1;
  const age = ageFrom + Math.floor(draw('age in band') * (next - ageFrom));
  const at = draw('day of birth');
  const daysBefore = areSwapped(pair)
    ? 5 + Math.floor(at * 165) + (pair?.second === true ? 180 : 0)
    : Math.floor(at * 355);
  const born = new Date(Date.UTC(2026 - age, 2, 31) - daysBefore * DAY).toISOString().slice(0, 10);
  return { birthDate: areSwapped(pair) ? ofOwnParity(born, pair?.second === true) : born, age, ageFrom };
}

/** Of two who are swapped one is born on an odd day and the other on an even one; no month lacks these days. */
function ofOwnParity(born: string, second: boolean): string {
  const half = Math.floor((Math.min(28, Number(born.slice(8))) - 1) / 2);
  return `${born.slice(0, 8)}${String(half * 2 + (second ? 2 : 1)).padStart(2, '0')}`;
}

function homeOf(draw: Draw, other: boolean): Pick<Person, 'postcode' | 'fifth' | 'borough' | 'street'> {
  const fifth = weighted(FIFTHS, draw('fifth'));
  const borough = weighted(BOROUGHS, draw('borough'));
  const half = POSTCODES_OF_A_PLACE / 2;
  const street = Math.floor(draw('postcode') * half) + (other ? half : 0);
  return {
    fifth,
    borough,
    postcode: postcodeOf(borough, fifth, street),
    street: sung(`${String(1 + Math.floor(draw('street') * 98))} Larch Street`),
  };
}

function objectionsOf(draw: Draw, hasFormer: boolean): Objections {
  const own = draw('own opt-out');
  const type1 = draw('type 1');
  const restricted = draw('restricted');
  return {
    own: own < 0.05 ? 'out' : own < 0.056 ? 'again' : null,
    ownByFormerNumber: hasFormer && draw('opt-out number') < 0.5,
    national: draw('national opt-out') < 0.04,
    type1: type1 < 0.02 ? 'dissent' : type1 < 0.025 ? 'withdrawn' : null,
    restricted: restricted < 0.003 ? 'R' : restricted < 0.004 ? 'V' : null,
    inDemographics: draw('not in demographics') >= 0.002,
  };
}

function sourcesOf(draw: Draw, pair: Pair | null): ReadonlySet<SourceKind> {
  const sources = new Set<SourceKind>();
  if (draw('gp') < 0.97) sources.add('gp');
  if (draw('acute') < 0.35) sources.add('acute');
  if (draw('mental health') < 0.08) sources.add('mental-health');
  if (draw('community') < 0.2) sources.add('community');
  if (draw('council') < 0.06) sources.add('council');
  if (draw('national') < 0.6) sources.add('national');
  if (pair?.kind === 'swapped in gp') sources.add('gp');
  if (pair?.kind === 'swapped in acute' || pair?.kind === 'twins mixed up') sources.add('acute');
  if (sources.size === 0) sources.add('acute');
  return sources;
}

export interface Row {
  readonly seed: number;
  readonly people: number;
  readonly practices: number;
}

export function personAt({ seed, people, practices }: Row, index: number): Person {
  const draw = drawFor(seed, index);
  const pair = pairOf(seed, index, people);
  const swappedSecond = areSwapped(pair) && pair?.second === true;
  // the second of twins has the first one's family, birth and home
  const shared = areTwins(pair) && pair.second ? drawFor(seed, pair.other) : draw;
  const sex = draw('sex') < 0.5 ? 'female' : 'male';
  const names = GIVEN[sex].slice(areTwins(pair) && pair.second ? 6 : 0, areTwins(pair) && !pair.second ? 6 : 12);
  const families = FAMILY.slice(swappedSecond ? 10 : 0, areSwapped(pair) && !swappedSecond ? 10 : 20);
  const hasFormer = index % FORMER_EVERY === Math.abs(seed) % FORMER_EVERY && pair === null;
  return {
    index,
    draw,
    practice: Math.floor((index * practices) / people),
    number: numberOf(index),
    formerNumber: hasFormer ? formerNumberOf(index) : null,
    numberLost: pair === null && draw('number lost') < 0.005,
    sex,
    given: sung(picked(names, draw('given'))),
    family: sung(picked(families, shared('family'))),
    ...bornOf(shared, pair),
    ...homeOf(shared, swappedSecond),
    ethnic: weighted(ETHNIC_GROUPS, draw('ethnic')),
    sources: sourcesOf(draw, pair),
    pair,
    objections: objectionsOf(draw, hasFormer),
  };
}
