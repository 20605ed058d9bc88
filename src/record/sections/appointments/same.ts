/** When do two providers tell of one appointment or one referral? Source: RECORD, appointments. */
import { calendarKey, dayOfInstant, isDayPrecise, sameDay } from '../../../domain/dates';
import { DAY_MS } from '../../../domain/dates/civil';
import { share } from '../../fhir/identity';
import { anySameOrganisation } from '../../fhir/organisation';
import { bothPractices, movedDates, movedWords } from '../../fhir/transferred';
import type { Join } from '../../section';
import type { AppointmentFact } from './read';
import {
  eitherAtHospital,
  listedFromElsewhere,
  sameFieldSaid,
  sentAndTaken,
  sentThenTaken,
  TAKEN_WITHIN_DAYS,
} from './told';

/** Null where one of the two does not name its service. */
function sameService(a: AppointmentFact, b: AppointmentFact): boolean | null {
  if (a.services.length === 0 || b.services.length === 0) return null;
  return share(a.services, b.services);
}

/** Equal to the instant, or a date of that day where one source knows no time. */
function sameStart(a: AppointmentFact, b: AppointmentFact): 'instant' | 'day' | null {
  if (a.date === null || b.date === null || !isDayPrecise(a.date) || !isDayPrecise(b.date)) return null;
  if (a.date.precision === 'time' && b.date.precision === 'time') return a.date.sort === b.date.sort ? 'instant' : null;
  return sameDay(a.date, b.date) ? 'day' : null;
}

function sameAppointment(a: AppointmentFact, b: AppointmentFact): Join | null {
  const start = sameStart(a, b);
  if (start === null) return null;
  const service = sameService(a, b);
  if (service === false) return null;
  const place = anySameOrganisation(a.organisations, b.organisations);
  const sole = start === 'day';
  if (place && service === true)
    return { rule: 'appointment-start', text: 'same start, service and organisation', rank: sole ? 2 : 1, sole };
  if (sole) return null;
  // One person keeps one appointment at one instant: there, one of the two may be silent on place or service.
  if (place) return { rule: 'appointment-instant', text: 'same start and organisation', rank: 3, sole: true };
  // A practice lists what others have booked, often without the place; two hospitals that each list their own have each
  // booked one.
  const unsaid = [a, b].some(({ organisationStated, provider }) => !organisationStated && provider.setting === 'gp');
  if (unsaid && service === true)
    return { rule: 'appointment-instant', text: 'same start and service', rank: 3, sole: true };
  return fieldAtInstant(a, b);
}

/** By the words alone: the field of care where a practice lists what is held elsewhere, or that it is at a hospital. */
function fieldAtInstant(a: AppointmentFact, b: AppointmentFact): Join | null {
  const field = sameFieldSaid(a, b);
  if (field === true && listedFromElsewhere(a) !== listedFromElsewhere(b))
    return { rule: 'appointment-instant', text: 'same start and field of care', rank: 3, sole: true };
  return field === null && eitherAtHospital(a, b)
    ? { rule: 'appointment-instant', text: 'same start, said to be at a hospital', rank: 4, sole: true }
    : null;
}

/** Two that each list an appointment of their own: a third, which names no place, must not bring them together. */
const eachTheirOwn = (a: AppointmentFact, b: AppointmentFact): boolean =>
  a.kind === 'appointment' &&
  a.provider.setting !== 'gp' &&
  b.provider.setting !== 'gp' &&
  !share(a.identity, b.identity) &&
  sameAppointment(a, b) === null;

// INVARIANT: a request not to do a thing never stands on one line with a request to do it, under whatever identifier.
const opposed = (a: AppointmentFact, b: AppointmentFact): boolean => a.kind !== b.kind || a.prohibits !== b.prohibits;

export const apartBookings = (a: AppointmentFact, b: AppointmentFact): boolean => opposed(a, b) || eachTheirOwn(a, b);

/** One referral in the record of two practices: the day, and the words that say what for. */
function movedReferral(a: AppointmentFact, b: AppointmentFact): Join | null {
  const date = bothPractices(a, b) ? movedDates(a.date, b.date) : null;
  const said = ({ title, reason }: AppointmentFact) => (reason === null ? [title] : [reason]);
  const words = movedWords(said(a), said(b)) ?? movedAbout(a, b);
  return date === null || words === null
    ? null
    : {
        rule: 'referral-transferred',
        text: 'same referral in the GP record of two practices',
        rank: 3 + date + words / 2,
        sole: date > 0 || words === 2,
      };
}

/** A transfer may code the service anew: then what was written beside it is the same, or the field of care. */
const movedAbout = (a: AppointmentFact, b: AppointmentFact): 2 | null =>
  sameFieldSaid(a, b) === true || (a.comment !== null && movedWords([a.comment], [b.comment ?? '']) === 0) ? 2 : null;

/** Why two providers' facts are one, or null. A referral and the appointment it led to stay two, linked. */
export function sameBooking(a: AppointmentFact, b: AppointmentFact): Join | null {
  if (opposed(a, b)) return null;
  if (share(a.identity, b.identity))
    return { rule: `${a.kind}-identifier`, text: 'same identifier', rank: sameStart(a, b) === null ? 1 : 0 };
  if (a.kind === 'appointment') return sameAppointment(a, b);
  if (sameService(a, b) === true && sameDay(a.date, b.date))
    return { rule: 'referral-day', text: 'same service and day of referral', rank: 2, sole: true };
  return sameDay(a.date, b.date) && sentAndTaken(a, b)
    ? { rule: 'referral-taken', text: 'same day and field of care; one says that it came in', rank: 3, sole: true }
    : (movedReferral(a, b) ?? takenLater(a, b));
}

const takenLater = (a: AppointmentFact, b: AppointmentFact): Join | null =>
  sentThenTaken(a, b)
    ? { rule: 'referral-taken-later', text: 'same field of care, and it came in days after', rank: 4, sole: true }
    : null;

/** By its day; a referral that another took in also by those before, on one of which it was sent. */
export function bookingKeys({ kind, date, identity, provider }: AppointmentFact): readonly string[] {
  if (date === null || !isDayPrecise(date)) return identity;
  const back = kind === 'referral' && provider.setting !== 'gp' ? TAKEN_WITHIN_DAYS : 0;
  const days = Array.from({ length: back }, (_, at) => dayOfInstant(date.sort - (at + 1) * DAY_MS));
  return [...identity, ...[calendarKey(date), ...days].map((day) => `${kind}:${day}`)];
}
