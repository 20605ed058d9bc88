/** When do two providers tell of one encounter? Source: RECORD, encounters. */
import { calendarKey, endOfDate, isDayPrecise, isMidnight, sameDay } from '../../../domain/dates';
import type { Setting } from '../../../domain/settings';
import { HOUR_MS } from '../../../domain/dates/civil';
import { within } from '../../../domain/within';
import { share } from '../../fhir/identity';
import { anySameOrganisation } from '../../fhir/organisation';
import { sameFields } from '../../fhir/service-words';
import { bothPractices, movedDates, movedToDay, movedWords } from '../../fhir/transferred';
import { phraseKey } from '../../fhir/wording';
import type { Join } from '../../section';
import { elsewhere, elsewhereAllows, placeStated } from './elsewhere';
import { NO_VISIT } from './kind';
import type { EncounterFact } from './read';

/** Days as `2026-09-02`, which sort as text. */
interface Days {
  readonly first: string;
  readonly last: string;
}

const OPEN = new Set(['in-progress', 'arrived', 'triaged', 'onleave', 'active', 'onhold']);

function daysOf({ date, end, status }: EncounterFact): Days | null {
  if (date === null || !isDayPrecise(date)) return null;
  const first = calendarKey(date);
  if (end !== null && isDayPrecise(end)) return { first, last: calendarKey(end) };
  return { first, last: status !== null && OPEN.has(status) ? '9999-12-31' : first };
}

/**
 * Do the days overlap? Where one ends on the day the other starts, they only adjoin: a discharge and a readmission,
 * unless both are that one day.
 */
function daysOverlap(a: Days, b: Days): boolean {
  if (a.first > b.last || b.first > a.last) return false;
  if (a.first === b.first) return true;
  const [earlier, later] = a.first < b.first ? [a, b] : [b, a];
  return earlier.last > later.first;
}

/** Two timed periods: one without an end is its start alone, or lasts until now where it still runs. */
function timesOverlap(a: EncounterFact, b: EncounterFact): boolean {
  if (a.date === null || b.date === null) return false;
  if (a.date.sort === b.date.sort) return true;
  const [earlier, later] = a.date.sort < b.date.sort ? [a, b.date.sort] : [b, a.date.sort];
  if (earlier.end === null) return OPEN.has(earlier.status ?? '') && later < earlier.now;
  return later < endOfDate(earlier.end);
}

/** Null: apart. Else how well the periods match, and whether the match holds only where it is the only candidate. */
function periodMatch(a: EncounterFact, b: EncounterFact): { readonly rank: number; readonly sole: boolean } | null {
  const [days, others] = [daysOf(a), daysOf(b)];
  if (days === null || others === null || a.date === null || b.date === null) return null;
  if (a.date.precision === 'time' && b.date.precision === 'time') {
    if (timesOverlap(a, b))
      return { rank: a.date.sort === b.date.sort ? 0 : days.first === others.first ? 1 : 2, sole: false };
    if (isMidnight(a.date) === isMidnight(b.date)) return null;
  }
  if (!daysOverlap(days, others)) return null;
  const exact = days.first === others.first && days.last === others.last;
  return {
    rank: exact ? 1 : days.first === others.first ? 2 : 3,
    sole: a.date.precision !== b.date.precision || isMidnight(a.date) !== isMidnight(b.date) || !exact,
  };
}

/**
 * By code, else by words where one side's are all among the other's: "cardiology" and "cardiology outpatients". Null:
 * not said by both.
 */
function sameService(a: EncounterFact, b: EncounterFact): boolean | null {
  if (share(a.services, b.services) || sameFields(a.fields, b.fields) === true) return true;
  if (a.specialty.length === 0 || b.specialty.length === 0) return null;
  return within(a.specialty, b.specialty) || within(b.specialty, a.specialty);
}

/**
 * An emergency department is one service under many names; one bed is had at a time, so a stay of the very same days is
 * one.
 */
function serviceAllows(a: EncounterFact, b: EncounterFact, rank: number): boolean {
  if (sameService(a, b) !== false || a.class === 'emergency') return true;
  return a.class === 'stay' && rank <= 1 && (a.end === null) === (b.end === null);
}

/** Of one kind; where one side does not say its kind, of one service or one name. */
const sameKind = (a: EncounterFact, b: EncounterFact, service: boolean | null): boolean =>
  a.class === null || b.class === null
    ? service === true || phraseKey(a.name) === phraseKey(b.name)
    : a.class === b.class;

/** Who comes to a care home, as the home puts it. */
const COMES: Partial<Record<Setting, RegExp>> = {
  gp: /\b(?:gp|doctor|dr)\b/i,
  community: /\b(?:(?:district|community) nurs\w+|dn|physio\w*|podiatr\w+|chiropod\w+)\b/i,
};

const FACE_TO_FACE: ReadonlySet<string | null> = new Set(['outpatient', 'home', null]);

/**
 * A visit to a care home, written down by the home and by whoever came: at the same instant, and the home says who. A
 * home writes no end.
 */
function visited(a: EncounterFact, b: EncounterFact): boolean {
  const [home, visitor] = a.provider.setting === 'care-home' ? [a, b] : [b, a];
  if (home.provider.setting !== 'care-home' || home.date?.precision !== 'time' || isMidnight(home.date)) return false;
  if (visitor.date?.precision !== 'time' || visitor.date.sort !== home.date.sort) return false;
  if (home.end !== null && visitor.end !== null && home.end.sort !== visitor.end.sort) return false;
  if (!FACE_TO_FACE.has(home.class) || !FACE_TO_FACE.has(visitor.class) || NO_VISIT.test(home.name)) return false;
  return COMES[visitor.provider.setting]?.test(home.name) === true;
}

const DAY_CASE = /\bday[ -]?case\b/i;

const overnight = (fact: EncounterFact): boolean => {
  const days = daysOf(fact);
  return days !== null && days.last > days.first;
};

/** Whoever is a day case sleeps at home. */
const dayCaseApart = (a: EncounterFact, b: EncounterFact): boolean =>
  (DAY_CASE.test(a.name) && overnight(b)) || (DAY_CASE.test(b.name) && overnight(a));

/**
 * A person is at one place at one instant; GP and hospital may each begin a day, so a date alone proves nothing here.
 * Only where one side does not say its organisation.
 */
function sameInstant(a: EncounterFact, b: EncounterFact): boolean {
  if (placeStated(a) && placeStated(b)) return false;
  if (a.class === null || a.class !== b.class) return false;
  return (
    a.date?.precision === 'time' &&
    b.date?.precision === 'time' &&
    a.date.sort === b.date.sort &&
    a.end?.sort === b.end?.sort
  );
}

const classesAllow = ({ class: a }: EncounterFact, { class: b }: EncounterFact): boolean =>
  a === null || b === null || a === b;

/**
 * One contact in the record of two practices. A person is at one surgery at one minute, whatever each practice's system
 * calls the contact; of a day alone kind and person must
 * agree, or it is the only candidate; where one side lost the time, it must be the only one of that day.
 */
function byTransfer(a: EncounterFact, b: EncounterFact): Join | null {
  if (!bothPractices(a, b)) return null;
  const date = movedDates(a.date, b.date) ?? (movedToDay(a.date, b.date) && classesAllow(a, b) ? 2 : null);
  if (date === null) return null;
  const named = movedWords([a.name], [b.name]);
  const by = movedWords([a.who ?? ''], [b.who ?? '']);
  return {
    rule: 'encounter-transferred',
    text: 'same contact in the GP record of two practices',
    rank: 5 + date + (named ?? 2) / 4 + (by ?? 2) / 8,
    sole: date > 1 || (date > 0 && (named === null || by === null)),
  };
}

/** Why two providers' facts are one encounter, or null: an attendance, the stay and its letter stay three. */
export function sameEncounter(a: EncounterFact, b: EncounterFact): Join | null {
  if ((a.class === 'episode') !== (b.class === 'episode')) return null;
  if (share(a.identity, b.identity)) return { rule: 'encounter-identifier', text: 'same identifier', rank: 0 };
  return byPeriod(a, b) ?? byTransfer(a, b);
}

/** By kind of contact, dates, place and service. */
function byPeriod(a: EncounterFact, b: EncounterFact): Join | null {
  const match = periodMatch(a, b);
  if (match === null || dayCaseApart(a, b)) return null;
  if (visited(a, b)) return { rule: 'encounter-visit', text: 'same visit to a care home', rank: 4, sole: true };
  const service = sameService(a, b);
  if (!serviceAllows(a, b, match.rank) || !sameKind(a, b, service)) return null;
  if (a.class === 'episode' && service !== true) return null;
  if (anySameOrganisation(a.organisations, b.organisations)) {
    return {
      rule: 'encounter-period',
      text: `same organisation and kind of contact, overlapping dates: ${a.kind}`,
      rank: match.rank,
      sole: match.sole,
    };
  }
  if (elsewhere(a) !== elsewhere(b) && elsewhereAllows(a, b, service)) {
    return {
      rule: 'encounter-elsewhere',
      text: `same kind of contact and dates, told without its place: ${a.kind}`,
      rank: match.rank + 4,
      sole: true,
    };
  }
  return sameInstant(a, b)
    ? { rule: 'encounter-instant', text: 'same start and kind of contact', rank: 4, sole: true }
    : null;
}

/** Two that a third must not bring together: of two kinds, or of two organisations that each is said to be at. */
export function apartEncounter(a: EncounterFact, b: EncounterFact): boolean {
  if (share(a.identity, b.identity) || byTransfer(a, b) !== null || visited(a, b)) return false;
  if (a.class !== null && b.class !== null && a.class !== b.class) return true;
  return placeStated(a) && placeStated(b) && !anySameOrganisation(a.organisations, b.organisations);
}

/** An attendance ends, and a stay at the same place begins, within this many hours: one episode of care. */
const ADMISSION_HOURS = 12;

/** Is `b` the stay that `a`, an attendance, led to? By time where no reference says so. */
function ledTo(a: EncounterFact, b: EncounterFact): boolean {
  if (a.class !== 'emergency' || b.class !== 'stay' || !anySameOrganisation(a.organisations, b.organisations))
    return false;
  if (a.date === null || b.date === null || b.date.sort < a.date.sort)
    return sameDay(a.date, b.date) && a.date?.precision !== b.date?.precision;
  const left = a.end ?? a.date;
  return (
    sameDay(left, b.date) ||
    (isDayPrecise(left) && b.date.precision === 'time' && b.date.sort - left.sort <= ADMISSION_HOURS * HOUR_MS)
  );
}

/** Words for an attendance and the stay it led to, which stay two. */
export const besideEncounter = (a: EncounterFact, b: EncounterFact): string | null =>
  ledTo(a, b) ? 'Admission after it' : ledTo(b, a) ? 'Emergency attendance before it' : null;

/** Words for two of the same days and place that stay two because one of them says too little. */
export function nearEncounter(a: EncounterFact, b: EncounterFact): string | null {
  const match = periodMatch(a, b);
  if (match === null || (a.class !== null && b.class !== null && a.class !== b.class)) return null;
  return anySameOrganisation(a.organisations, b.organisations) && sameService(a, b) !== false
    ? 'the same days and organisation'
    : null;
}

/** A stay is met in every month it touches, anything else on its days. */
export function encounterKeys(fact: EncounterFact): readonly string[] {
  const keys = [...fact.identity];
  const days = daysOf(fact);
  if (days === null) return fact.date === null ? keys : [...keys, `day:${calendarKey(fact.date)}`];
  if (fact.class === 'stay' || fact.class === 'episode')
    return [...keys, ...monthsOf(days).map((month) => `${fact.class ?? ''}:${month}`)];
  keys.push(`day:${days.first}`);
  // An attendance meets the stays of its month, to be shown as one episode; they never join.
  if (fact.class === null || fact.class === 'emergency') keys.push(`stay:${days.first.slice(0, 7)}`);
  return keys;
}

const MOST_MONTHS = 24;

function monthsOf({ first, last }: Days): readonly string[] {
  const months: string[] = [];
  let [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
  for (let at = first.slice(0, 7); at <= last.slice(0, 7) && months.length < MOST_MONTHS;) {
    months.push(at);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    at = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  }
  return months;
}
