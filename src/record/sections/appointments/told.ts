/**
 * What do the words of a booking tell beside its codes: which field of care, at a hospital, a referral that came in?
 * For comparing only. Source: RECORD, appointments.
 */
import { fieldsAt, isSpecialist, sameFields } from '../../fhir/service-words';
import type { AppointmentFact } from './read';

/** A service that takes a referral in names who sent it, which is not the field that it is for. */
const FROM = /\bfrom\b.*$/i;

/** The field by its title, else by what is said beside it. */
function fieldsIn({ kind, title, words }: AppointmentFact): readonly string[] {
  const said = kind === 'referral' ? title.replace(FROM, ' ') : words;
  const fields = fieldsAt('acute', [said]);
  return fields.length > 0 ? fields : fieldsAt('acute', [words.replace(FROM, ' ')]);
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

const CAME_IN = /\b(?:received|incoming|from)\b|\breferral in\b|\bgp referral\b/i;
const BY_GP = /\bgp\b/i;

/** Where social care takes a referral in, it is for social care, said or not. */
const forField = (fact: AppointmentFact): readonly string[] =>
  fact.provider.setting === 'social-care' && CAME_IN.test(fact.words) ? ['social care'] : fieldsIn(fact);

/** `a` sent the referral that `b` says it took in. */
const sentTo = (a: AppointmentFact, b: AppointmentFact): boolean =>
  !CAME_IN.test(a.title) && CAME_IN.test(b.words) && (!BY_GP.test(b.words) || a.provider.setting === 'gp');

/** One referral at its sender and at the service that took it in, for one field of care. */
export const sentAndTaken = (a: AppointmentFact, b: AppointmentFact): boolean =>
  (sentTo(a, b) || sentTo(b, a)) && sameFields(forField(a), forField(b)) === true;
