/**
 * Do two providers tell of one contact, one legal decision or one key safe, where no identifier says so?
 * Source: RECORD, alerts.
 */
import { calendarKey, isDayPrecise } from '../../../domain/dates';
import { within } from '../../../domain/within';
import { plainText } from '../../fhir/concept';
import { contactKeys, sameContact } from '../../fhir/same-contact';
import type { Join } from '../../section';
import type { AlertFact } from './read';

const equal = (a: readonly string[], b: readonly string[]): boolean => within(a, b) && within(b, a);

/** Decisions by their names, and how far what else is said of them must agree. Source: Mental Capacity Act 2005. */
const DECISIONS: readonly (readonly [string, RegExp, (a: readonly string[], b: readonly string[]) => boolean])[] = [
  ['advance decision', /\badrt\b|\badvanced? decision\b/, equal],
  [
    'attorney for health',
    /^(?!.*\b(?:property|financ\w+)\b).*\b(?:lpa|power of attorney)\b.*(?:\bhealth\b|\bwelfare\b|\bh ?& ?w\b)/,
    (a, b) => within(a, b) || within(b, a),
  ],
  [
    'attorney for property',
    /^(?!.*\b(?:health|welfare)\b).*\b(?:lpa|power of attorney)\b.*(?:\bproperty\b|\bfinanc\w+|\bp ?& ?f)/,
    (a, b) => within(a, b) || within(b, a),
  ],
];

/** Words of the names themselves, and that it was registered. */
const NAMES =
  /\b(?:adrt|advanced?|decision|to|refuse|treatment|lasting|power|of|attorney|lpa|health|and|welfare|h ?& ?w|property|financial|affairs|registered|p ?& ?fa?)\b/g;

const decisionOf = ({ title }: AlertFact) => DECISIONS.find(([, words]) => words.test(title.toLowerCase()));

const beyondName = ({ title }: AlertFact): readonly string[] =>
  plainText(title.toLowerCase().replace(NAMES, ' '))
    .split(' ')
    .filter((word) => word !== '');

const MONTH = '2023-08'.length;

/** The same day, or a month and a day in it. */
function sameDate(a: AlertFact, b: AlertFact): boolean {
  if (a.date === null || b.date === null) return false;
  const [x, y] = [calendarKey(a.date), calendarKey(b.date)];
  if (isDayPrecise(a.date) && isDayPrecise(b.date)) return x === y;
  return Math.min(x.length, y.length) === MONTH && x.slice(0, MONTH) === y.slice(0, MONTH);
}

/**
 * One decision of one date, for the same matters and by the same attorneys.
 * INVARIANT: one that was withdrawn never joins one that stands, nor a narrower decision the whole one.
 */
function sameDecision(a: AlertFact, b: AlertFact): Join | null {
  const decision = decisionOf(a);
  if (decision === undefined || decision[0] !== decisionOf(b)?.[0] || !sameDate(a, b)) return null;
  return decision[2](beyondName(a), beyondName(b))
    ? { rule: 'alert-decision', text: 'same kind of decision and date', rank: 1, sole: true }
    : null;
}

const KEY_SAFE = /\bkey ?safe\b/;
const PLACE = /\b(?:front|back|rear|side|garage|porch|gate|left|right|shed)\b/g;

/** One key safe: told by both to be at the same place. */
function sameKeySafe(a: AlertFact, b: AlertFact): Join | null {
  const placesOf = ({ title }: AlertFact): readonly string[] => plainText(title).match(PLACE) ?? [];
  const places = placesOf(a);
  if (![a, b].every(({ title }) => KEY_SAFE.test(plainText(title)))) return null;
  return places.length > 0 && equal(places, placesOf(b))
    ? { rule: 'alert-key-safe', text: 'key safe at the same place', rank: 1, sole: true }
    : null;
}

/** Why two that share no identifier are one, or null; only what stands alike is compared. */
export function sameTold(a: AlertFact, b: AlertFact): Join | null {
  if (a.kind !== b.kind || a.active !== b.active || a.notForPatient !== b.notForPatient) return null;
  switch (a.kind) {
    case 'contact':
      return sameContact(a.resource, b.resource);
    case 'legal':
      return sameDecision(a, b);
    default:
      return sameKeySafe(a, b);
  }
}

/** What `sameTold` may join meets by these. */
export function toldKeys(fact: AlertFact): readonly string[] {
  if (fact.kind === 'contact') return contactKeys(fact.resource);
  if (fact.kind === 'legal') {
    const decision = decisionOf(fact);
    return decision === undefined || fact.date === null
      ? []
      : [`${decision[0]}:${calendarKey(fact.date).slice(0, MONTH)}`];
  }
  return KEY_SAFE.test(plainText(fact.title)) ? ['key safe'] : [];
}
