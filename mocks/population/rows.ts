/**
 * What does a source's own row say of a person, and whose is it? The planted errors: typing mistakes, numbers of
 * before, numbers of somebody else, numbers that were lost. With each stands what becomes of it by the rules of
 * linkage.
 */
import { sung } from './canary';
import { picked } from './chance';
import type { Person, SourceKind } from './person';

export interface SourceRow {
  readonly number: string | null;
  readonly given: string;
  readonly family: string;
  readonly birthDate: string;
  readonly postcode: string;
  /** What linkage makes of it: the rows of this source count for the person, wait for a ruling, or are nobody's. */
  readonly becomes: 'linked' | 'worklist' | 'left out';
}

/** A row in a hundred, in each of three ways. */
const TYPOS = 0.03;

const slipped = (family: string): string => sung(`${family.split(' ')[0] ?? ''}e`);

/** One part of the date is wrong. In GP data only the day is, and within its month: nobody changes their age. */
function dateTypo(birthDate: string, kind: SourceKind, at: number): string {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const otherDay = String((Number(day) % 28) + 1).padStart(2, '0');
  if (kind === 'gp' || at < 0.4) return `${year}-${month}-${otherDay}`;
  if (Number(day) <= 12 && day !== month && at < 0.7) return `${year}-${day}-${month}`;
  return `${String(Number(year) - 1)}-${month}-${day === '29' ? '28' : day}`;
}

const isLeapDay = (day: string): boolean => /-02-29$/.test(day);

/** The number that this source goes by, and whether that is the person's own. */
function numberIn(person: Person, kind: SourceKind, other: Person | null): Pick<SourceRow, 'number' | 'becomes'> {
  const { pair } = person;
  if (person.numberLost) return { number: null, becomes: 'left out' };
  const swapped =
    (pair?.kind === 'swapped in gp' && kind === 'gp') ||
    ((pair?.kind === 'swapped in acute' || (pair?.kind === 'twins mixed up' && pair.second)) && kind === 'acute');
  if (swapped && other !== null) return { number: other.number, becomes: 'worklist' };
  const before = person.formerNumber !== null && (kind === 'gp') === person.draw('superseded source') < 0.5;
  return { number: before ? person.formerNumber : person.number, becomes: 'linked' };
}

/** The one source whose row has a typing mistake; null for most people. */
function typoSourceOf(person: Person): SourceKind | null {
  if (person.pair !== null || person.draw('typo') >= TYPOS) return null;
  return picked([...person.sources], person.draw('typo source'));
}

export function rowIn(person: Person, kind: SourceKind, other: Person | null): SourceRow {
  const { given, family, birthDate, postcode } = person;
  const row = { given, family, birthDate, postcode, ...numberIn(person, kind, other) };
  if (typoSourceOf(person) !== kind) return row;
  const at = person.draw('typo kind');
  if (at < 0.4 || isLeapDay(birthDate)) return { ...row, family: slipped(family) };
  return { ...row, birthDate: dateTypo(birthDate, kind, (at - 0.4) / 0.6) };
}

/** Which objections take the person out of every data set? By the names of the rules. */
export function outBy({ objections, numberLost, sources }: Person): readonly string[] {
  return [
    ...(objections.own === 'out' ? ['OB-1'] : []),
    // told to a practice, and so known by GP data alone
    ...(objections.type1 === 'dissent' && sources.has('gp') ? ['OB-2'] : []),
    ...(objections.national ? ['OB-3'] : []),
    ...(objections.restricted !== null || !objections.inDemographics ? ['OB-4'] : []),
    ...(numberLost ? ['OB-5'] : []),
  ];
}

/** Counted at all: nobody objected, and the GP data is known to be theirs. */
export const isCounted = (person: Person, other: Person | null): boolean =>
  person.sources.has('gp') && outBy(person).length === 0 && rowIn(person, 'gp', other).becomes === 'linked';

/** Sources whose rows count for the person. */
export const linkedSources = (person: Person, other: Person | null): ReadonlySet<SourceKind> =>
  new Set([...person.sources].filter((kind) => rowIn(person, kind, other).becomes === 'linked'));
