/** How do appointments and referrals merge, and what do they show? */
import { formatDateTime, formatTime } from '../../../domain/dates/written';
import { codeInWords } from '../../fhir/concept';
import { dateText, factLine, factTable } from '../../fhir/facts';
import { joined } from '../../fhir/shape';
import { standingDate } from '../../fhir/span';
import { sentTwice } from '../../fhir/sent-twice';
import type { EntryParts, Group, SectionRules } from '../../section';
import { readBooking, type AppointmentFact } from './read';
import { apartBookings, bookingKeys, sameBooking } from './same';

/** The short word on the row, by FHIR R4 AppointmentStatus and RequestStatus. */
const TAGS: Readonly<Record<string, string>> = {
  planned: 'planned',
  proposed: 'proposed',
  pending: 'pending',
  booked: 'booked',
  arrived: 'arrived',
  fulfilled: 'attended',
  cancelled: 'cancelled',
  noshow: 'did not attend',
  'checked-in': 'checked in',
  waitlist: 'on waiting list',
  draft: 'draft',
  active: 'active',
  'on-hold': 'on hold',
  revoked: 'cancelled',
  completed: 'completed',
  unknown: 'status not known',
};

const statusWords = ({ status }: AppointmentFact): string | null =>
  status === null ? null : (TAGS[status] ?? codeInWords(status).toLowerCase());

const isCancelled = ({ status }: AppointmentFact): boolean => status === 'cancelled' || status === 'revoked';

/** Planned at one and booked at the other is one plan, told from two sides. */
const isExpected = ({ status }: AppointmentFact): boolean =>
  status === 'planned' || status === 'booked' || status === 'pending' || status === 'proposed';

const first = (group: readonly AppointmentFact[], of: (fact: AppointmentFact) => string | null): string | null =>
  group.map(of).find((value) => value !== null) ?? null;

/** The copy with most to say leads: it names a service, then a place. */
const leadOf = (group: Group<AppointmentFact>): AppointmentFact =>
  group.find(({ service, organisationStated }) => service !== null && organisationStated) ??
  group.find(({ service }) => service !== null) ??
  group[0];

const DECLINED = 'patient declined';

/** `Booked – patient declined`: booked on paper, and yet nobody will come. */
function statusOf(speaker: AppointmentFact, answers: readonly string[]): string | null {
  const words = statusWords(speaker);
  const declined = answers.includes(DECLINED) && isExpected(speaker) ? DECLINED : null;
  return joined([words === null ? null : codeInWords(words), declined], ' – ');
}

function entry(group: Group<AppointmentFact>): EntryParts {
  const lead = leadOf(group);
  const place =
    first([lead, ...group], (fact) => fact.place) ?? (lead.kind === 'appointment' ? lead.provider.name : null);
  const date = standingDate(group.map((fact) => fact.date));
  const time = lead.kind === 'appointment' && date !== null ? formatTime(date) : null;
  const who = first([lead, ...group], (fact) => fact.who);
  const by = who === null ? null : lead.kind === 'referral' ? `by ${who}` : `with ${who}`;
  const reason = first([lead, ...group], (fact) => fact.reason);
  // INVARIANT: one source that still has it booked keeps it from reading as cancelled; the conflict is shown beside.
  const cancelled = group.every(isCancelled);
  const speaker = cancelled
    ? lead
    : ([lead, ...group].find((fact) => !isCancelled(fact) && fact.status !== null) ?? lead);
  const why = first([speaker, ...group], (fact) => fact.statusReason);
  const instructions = first([lead, ...group], (fact) => fact.instructions);
  const answers = [...new Set([lead, ...group].flatMap((fact) => fact.answers))];
  return {
    title: lead.title,
    summary: joined(
      [
        why === null ? null : `${codeInWords(statusWords(speaker) ?? 'Status')}: ${why}`,
        ...answers,
        time,
        place !== null && lead.title.endsWith(place) ? null : place,
        by,
        reason,
        lead.priority,
        first([lead, ...group], (fact) => fact.timing),
        instructions === null ? null : `Instructions: ${instructions}`,
      ],
      ' · ',
    ),
    date,
    end: standingDate(group.map((fact) => fact.end)),
    status: statusOf(speaker, answers),
    tag: answers.includes(DECLINED) && !cancelled ? DECLINED : statusWords(speaker),
    code: lead.code,
    detail: {
      section: 'appointments',
      kind: lead.kind,
      service: first([lead, ...group], (fact) => fact.service),
      place,
      cancelled,
    },
  };
}

/** Appointments and referrals. Source: RECORD, appointments. */
const TWICE = sentTwice<AppointmentFact>(({ kind, title, prohibits, status }) => [kind, title, prohibits, status]);

export const rules: SectionRules<AppointmentFact> = {
  section: 'appointments',
  read: readBooking,
  // A planned contact that names its appointment is that appointment: the appointment speaks.
  ownKeys: (fact) => [fact.reference, ...fact.planOf, ...TWICE.ownKeys(fact)],
  combine: (facts) => facts.find(({ planOf }) => planOf.length === 0) ?? facts[0],
  keys: bookingKeys,
  same: sameBooking,
  apart: apartBookings,
  links: (fact) => fact.links,
  conflicts: [
    {
      field: 'status',
      value: statusWords,
      equal: (a, b) => statusWords(a) === statusWords(b) || (isExpected(a) && isExpected(b)),
    },
    {
      field: 'time',
      value: ({ kind, date }) => (kind === 'referral' || date === null ? null : formatDateTime(date)),
      equal: (a, b) =>
        a.date === null ||
        b.date === null ||
        a.date.sort === b.date.sort ||
        (a.date.precision !== b.date.precision &&
          formatDateTime(a.date).slice(0, 11) === formatDateTime(b.date).slice(0, 11)),
    },
  ],
  entry,
  describe: (group) => ({
    facts: factTable([
      factLine('Order', group, (fact) => (fact.prohibits ? 'Do NOT do it' : null)),
      factLine('Service', group, (fact) => fact.service ?? fact.title),
      factLine('When', group, (fact) => dateText(fact.date)),
      factLine('Until', group, (fact) => dateText(fact.end)),
      factLine('Where', group, (fact) => fact.place),
      factLine('With', group, (fact) => (fact.kind === 'appointment' ? fact.who : null)),
      factLine('Requested by', group, (fact) => (fact.kind === 'referral' ? fact.who : null)),
      factLine('Asked of', group, (fact) => fact.askedOf ?? null),
      factLine('Status', group, (fact) => statusWords(fact)),
      factLine('Reason for status', group, (fact) => fact.statusReason),
      factLine('Answers', group, (fact) => joined(fact.answers, ', ')),
      factLine('Timing', group, (fact) => fact.timing),
      factLine('Instructions', group, (fact) => fact.instructions),
      factLine('Priority', group, (fact) => fact.priority),
      factLine('Reason', group, (fact) => fact.reason),
      factLine('Comment', group, (fact) => fact.comment),
    ]),
    history: [],
  }),
};
