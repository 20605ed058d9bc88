/**
 * What do the words of a booking tell beside its codes: which field of care, at a hospital, a referral that came in?
 * For comparing only. Source: RECORD, appointments.
 */
import { daysBetween, isDayPrecise } from '../../../domain/dates';
import type { Setting } from '../../../domain/settings';
import { mayBePractice } from '../../fhir/organisation';
import { fieldsAt, isSpecialist, sameFields } from '../../fhir/service-words';
import { askedApart, cameFrom } from './asked';
import type { AppointmentFact } from './read';

/** A service that takes a referral in names who sent it, which is not the field that it is for. */
const FROM = /\bfrom\b.*$/i;

/** A field that holds others, of which what is said beside it may name one: “Mental health team · ADHD”. */
const WIDE = 'mental health';
const isWide = (field: string): boolean => field === WIDE;

/** The field by its title, else by what is said beside it. */
function fieldsIn({ kind, title, words }: AppointmentFact): readonly string[] {
  const said = kind === 'referral' ? title.replace(FROM, ' ') : words;
  const fields = fieldsAt('acute', [said]);
  if (fields.some((field) => !isWide(field))) return fields;
  const beside = fieldsAt('acute', [words.replace(FROM, ' ')]);
  const closer = beside.filter((field) => !isWide(field));
  return closer.length > 0 ? closer : fields.length > 0 ? fields : beside;
}

/** Whether the words of both name one field of care; null where one names none. */
export const sameFieldSaid = (a: AppointmentFact, b: AppointmentFact): boolean | null =>
  sameFields(fieldsIn(a), fieldsIn(b));

const HOSPITAL = /\b(?:hosp|hospital|opd|out-?patients?)\b/i;

/** A practice lists it, and the words say that it is held elsewhere: at a hospital, or of a field no practice has. */
export const listedFromElsewhere = (fact: AppointmentFact): boolean =>
  !fact.organisationStated &&
  fact.provider.setting === 'gp' &&
  (HOSPITAL.test(fact.words) || fieldsIn(fact).some(isSpecialist));

/** `a` says no more of its place than that it is at a hospital, and `b` is a hospital's own. */
const atHospital = (a: AppointmentFact, b: AppointmentFact): boolean =>
  !a.organisationStated && a.provider.setting !== 'acute' && b.provider.setting === 'acute' && HOSPITAL.test(a.words);

export const eitherAtHospital = (a: AppointmentFact, b: AppointmentFact): boolean =>
  atHospital(a, b) || atHospital(b, a);

const CAME_IN = /\b(?:received|incoming|inward|from)\b|\breferral in\b|\bgp referral\b/i;
const BY_GP = /\bgp\b/i;

/** Services of one field: where they take a referral in, it is for that, said or not. */
const OWN_FIELD: Partial<Record<Setting, string>> = { 'social-care': 'social care', 'mental-health': 'mental health' };

function forField(fact: AppointmentFact): readonly string[] {
  const own = CAME_IN.test(fact.words) ? OWN_FIELD[fact.provider.setting] : undefined;
  if (own === undefined) return fieldsIn(fact);
  const named = fieldsIn(fact);
  return fact.provider.setting === 'social-care' || named.length === 0 ? [own] : named;
}

/** `a` sent the referral that `b` says it took in. */
const sentTo = (a: AppointmentFact, b: AppointmentFact): boolean =>
  !CAME_IN.test(a.title) && CAME_IN.test(b.words) && (!BY_GP.test(b.words) || a.provider.setting === 'gp');

/** For one field of care, in nothing that both say of it another, and from that sender. */
function sameAsked(sent: AppointmentFact, taken: AppointmentFact): boolean {
  const [x, y] = [forField(sent), forField(taken)];
  const fields = [WIDE, ...x.filter((field) => y.includes(field))];
  return sameFields(x, y) === true && cameFrom(taken, sent) && !askedApart(sent, taken, fields);
}

/** One referral at its sender and at the service that took it in. */
export const sentAndTaken = (a: AppointmentFact, b: AppointmentFact): boolean =>
  (sentTo(a, b) && sameAsked(a, b)) || (sentTo(b, a) && sameAsked(b, a));

const cameIn = (a: AppointmentFact, b: AppointmentFact): boolean =>
  sentTo(a, b) || (a.provider.setting === 'gp' && !CAME_IN.test(a.title) && mayBePractice(b.who ?? ''));

/** From the sending to the taking in: within a working week. */
export const TAKEN_WITHIN_DAYS = 5;

/**
 * The same at its sender and, some days later, at the service that took it in. INVARIANT: never before it was sent, and
 * only where the one says that it came in and both name one field of care.
 */
export function sentThenTaken(a: AppointmentFact, b: AppointmentFact): boolean {
  if (a.date === null || b.date === null || !isDayPrecise(a.date) || !isDayPrecise(b.date)) return false;
  const days = daysBetween(a.date.sort, b.date.sort);
  const [sent, taken] = days > 0 ? [a, b] : [b, a];
  return (
    days !== 0 &&
    Math.abs(days) <= TAKEN_WITHIN_DAYS &&
    taken.provider.setting !== 'gp' &&
    sent.provider.id !== taken.provider.id &&
    cameIn(sent, taken) &&
    sameAsked(sent, taken)
  );
}
