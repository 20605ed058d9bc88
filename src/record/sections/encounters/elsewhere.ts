/** Was a visit at another place than where it is told, and may it be another's? Source: RECORD, encounters. */
import { within } from '../../../domain/within';
import { plainText } from '../../fhir/concept';
import { anySameOrganisation } from '../../fhir/organisation';
import { isSpecialist } from '../../fhir/service-words';
import { NO_VISIT } from './kind';
import type { EncounterFact } from './read';

/** Settings that have no emergency department and no beds: what they tell of such was somewhere else. */
const WITHOUT_BEDS: ReadonlySet<string> = new Set(['gp', 'pharmacy', 'social-care']);

/** Words by which a practice tells of somewhere else, and anyone else of a practice. */
const WENT = /\b(?:seen (?:in|by|at)|attended|hospital|out-?patients?|opd)\b/i;
const AT_PRACTICE = /\((?:at )?gp\)|\b(?:at|by) (?:the )?gp\b/i;

const inBed = ({ class: kind }: EncounterFact): boolean => kind === 'emergency' || kind === 'stay';

/**
 * Names of places that have no beds, as practices write their own; “Day Surgery Unit” and hospitals are none, and a
 * medical or health centre may be a private hospital: it is a practice only where it tells of itself.
 */
const A_PRACTICE =
  /\b(?:(?<!day )surgery|(?:medical|health|gp|group|family|doctors['’]?) practice|practice$|pharmacy|chemist)\b/i;
const A_HOSPITAL = /\b(?:hospitals?|infirmary|trust|university|unit|ward|clinic|treatment centre)\b/i;

const hasNoBeds = (name: string | null): boolean =>
  name !== null && A_PRACTICE.test(name.trim()) && !A_HOSPITAL.test(name);

/**
 * Names the place where it was. A practice that names itself, or a practice, as the place of a stay or an attendance
 * only says who tells of it.
 */
export const placeStated = (fact: EncounterFact): boolean =>
  fact.organisationStated &&
  !(
    WITHOUT_BEDS.has(fact.provider.setting) &&
    inBed(fact) &&
    (anySameOrganisation(fact.organisations, [{ ods: null, name: fact.provider.name }]) ||
      fact.organisations.every(({ name }) => hasNoBeds(name)))
  );

/** “A&E attendance Pendle Vale”: where it was, at the end of the name. */
const NAMED_PLACE = /\b(?:attendance|attended|visit)(?: at)? ((?:[A-Z][\w'’]+ ?){1,4})$/;

/** The place that the name tells is the other's; true where it tells none. */
function placeInNameAllows(told: EncounterFact, there: EncounterFact): boolean {
  const place = NAMED_PLACE.exec(told.name)?.[1];
  if (place === undefined) return true;
  const words = plainText(place).split(' ');
  const others = [...there.organisations.map(({ name }) => name), there.provider.name, there.place];
  return others.some((name) => name !== null && within(words, plainText(name).split(' ')));
}

/** It was at another place than where it is told, which is not named. */
export function elsewhere(fact: EncounterFact): boolean {
  const { setting } = fact.provider;
  if (placeStated(fact) || fact.class === 'episode') return false;
  if (WITHOUT_BEDS.has(setting) && inBed(fact)) return true;
  if (NO_VISIT.test(fact.name)) return false;
  return setting === 'gp' ? WENT.test(fact.name) || fact.fields.some(isSpecialist) : AT_PRACTICE.test(fact.name);
}

/** A visit elsewhere is one only of one field of care: many are had in a day. Whoever was seen did not telephone. */
export function elsewhereAllows(a: EncounterFact, b: EncounterFact, service: boolean | null): boolean {
  const [told, there] = elsewhere(a) ? [a, b] : [b, a];
  if (AT_PRACTICE.test(told.name) && told.provider.setting !== 'gp' && there.provider.setting !== 'gp') return false;
  if (inBed(told)) return placeInNameAllows(told, there);
  if (inBed(there) || service !== true) return false;
  return !(told.class === null && there.class === 'virtual' && /\bseen\b/i.test(told.name));
}
