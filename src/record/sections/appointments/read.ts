/** What does an appointment or a referral say: when, where, with which service, and does it stand? */
import type { Appointment, Encounter, FhirResource, ServiceRequest, Slot } from 'fhir/r4';
import { headed, isProhibition } from '../../../domain/do-not';
import type { RecordDate } from '../../entry';
import { codeKeys, conceptCode, conceptText } from '../../fhir/concept';
import { dateText } from '../../fhir/facts';
import { identityKeys } from '../../fhir/identity';
import { organisationOf, type Organisation } from '../../fhir/organisation';
import { guarded, referenceOf } from '../../fhir/readable';
import { namesOf, referenceText } from '../../fhir/reference';
import { firstDate, joined, list, notesText, readPeriod, textOf } from '../../fhir/shape';
import { periodText } from '../../fhir/span';
import { ties } from '../../fhir/ties';
import { localReference } from '../../merge/resolve';
import type { FactBase, Link, ReadContext } from '../../section';
import { ownedBy, partiesOf, placeText, serviceKeys, textsOf } from './parties';

export interface AppointmentFact extends FactBase {
  readonly kind: 'appointment' | 'referral';
  readonly title: string;
  /** A request not to do it: its title says so, and it is never one with a request to do it. */
  readonly prohibits: boolean;
  readonly service: string | null;
  /** The service for comparing; empty where not said. */
  readonly services: readonly string[];
  /** All its words, for telling the field of care and whose it is. */
  readonly words: string;
  readonly place: string | null;
  readonly organisations: readonly Organisation[];
  readonly organisationStated: boolean;
  readonly who: string | null;
  readonly status: string | null;
  readonly end: RecordDate | null;
  readonly code: { readonly system: string; readonly code: string } | null;
  readonly identity: readonly string[];
  readonly reason: string | null;
  readonly comment: string | null;
  /** Why it does not stand, as it was said. */
  readonly statusReason: string | null;
  readonly answers: readonly string[];
  /** What the person is to do: fast, bring something. */
  readonly instructions: string | null;
  /** For when it is asked, or how long it takes, beside its start and end. */
  readonly timing: string | null;
  readonly priority: string | null;
  /** Whom a request names to do it. */
  readonly askedOf?: string | null;
  readonly links: readonly Link[];
  /** The appointments, of the same provider, that a planned contact was booked as. */
  readonly planOf: readonly string[];
}

type Wordless = Omit<AppointmentFact, 'words'>;

/** By the codes and by what is referred to. */
const reasonsOf = (
  { reasonCode, reasonReference }: Pick<Appointment, 'reasonCode' | 'reasonReference'>,
  context: ReadContext,
): string | null => joined([...new Set([...textsOf(list(reasonCode)), ...namesOf(reasonReference, context)])], ', ');

/** Why it was cancelled. GP Connect says it in an extension. Source: GP Connect 1.6.2, Appointment. */
function cancellationOf({ cancelationReason, extension }: Appointment): string | null {
  const extended = list(extension).find(({ url }) => /CancellationReason/i.test(url));
  return (
    conceptText(cancelationReason) ??
    textOf(extended?.valueString) ??
    conceptText(extended?.valueCodeableConcept) ??
    textOf(extended?.valueCode)
  );
}

/** In person, by telephone or by video. Source: GP Connect 1.6.2, Appointment. */
function channelOf({ extension }: Appointment): string | null {
  const channel = list(extension).find(({ url }) => /DeliveryChannel/i.test(url));
  const said = textOf(channel?.valueCode) ?? conceptText(channel?.valueCodeableConcept) ?? textOf(channel?.valueString);
  return said === null ? null : `By: ${said}`;
}

/** The slot that it was booked into, where it comes with it. */
function slotOf({ slot }: Appointment, context: ReadContext): Slot | undefined {
  const target = context.resolve(list(slot)[0]?.reference);
  return target?.resourceType === 'Slot' ? target : undefined;
}

/** `20 minutes`, where no end is given; the span that was asked for, where nothing is fixed yet. */
function timingOf({ start, end, minutesDuration, requestedPeriod }: Appointment): string | null {
  const asked = start === undefined ? list(requestedPeriod).map((one) => periodText(readPeriod(one))) : [];
  const length = typeof minutesDuration === 'number' && end === undefined ? `${minutesDuration} minutes` : null;
  const spans = joined(asked, ' or ');
  return joined([spans === null ? null : `requested ${spans}`, length], ', ');
}

/** For when it is asked, where that is another day than it was written. */
function occurrenceOf({ occurrenceDateTime, occurrencePeriod, occurrenceTiming }: ServiceRequest): string | null {
  const date = firstDate(occurrenceDateTime);
  const said =
    dateText(date) ??
    periodText(readPeriod(occurrencePeriod)) ??
    conceptText(occurrenceTiming?.code) ??
    dateText(firstDate(list(occurrenceTiming?.event)[0])) ??
    textOf(occurrenceDateTime);
  return said === null ? null : `for ${said}`.replace(/^for (?:from )?(?=until)|(?<=^for )from /, '');
}

function readAppointment(appointment: Appointment, context: ReadContext): Wordless {
  const parties = partiesOf(
    list(appointment.participant).map(({ actor, status }) => ({ actor, status })),
    context,
  );
  const concepts = [...list(appointment.serviceType), ...list(appointment.specialty)];
  const [coded] = textsOf(concepts);
  const service = coded ?? parties.services[0] ?? textsOf(list(appointment.serviceCategory))[0] ?? null;
  const period = list(appointment.requestedPeriod)[0];
  const slot = slotOf(appointment, context);
  const date = firstDate(appointment.start, slot?.start, period?.start);
  const kind = conceptText(appointment.appointmentType);
  return {
    provider: context.provider,
    reference: referenceOf(appointment),
    resource: appointment,
    date,
    end: firstDate(appointment.end, slot?.end, appointment.start === undefined ? period?.end : undefined),
    timing: timingOf(appointment),
    statusReason: cancellationOf(appointment),
    answers: parties.answers,
    instructions: textOf(appointment.patientInstruction),
    kind: 'appointment',
    title:
      service ??
      textOf(appointment.description) ??
      (parties.people[0] === undefined ? 'Appointment' : `Appointment with ${parties.people[0]}`),
    service,
    services: serviceKeys([...textsOf(concepts), ...parties.services], concepts),
    place: placeText(parties, context),
    organisations: ownedBy(parties, context),
    organisationStated: parties.organisations.length > 0,
    who: parties.people.join(', ') || null,
    status: textOf(appointment.status),
    code: conceptCode(concepts[0]),
    identity: identityKeys(appointment.identifier),
    reason: reasonsOf(appointment, context),
    comment:
      [channelOf(appointment), kind, textOf(appointment.description), textOf(appointment.comment)]
        .filter((part) => part !== null && part !== service)
        .join(' · ') || null,
    priority: null,
    prohibits: false,
    planOf: [],
    links: [
      ...ties(appointment.basedOn, 'Referral', 'Appointment'),
      ...ties(appointment.reasonReference, 'Reason', 'Appointment'),
    ],
  };
}

const isReferral = (request: ServiceRequest, words: string | null): boolean =>
  list(request.category).some(
    (category) =>
      /referral/i.test(conceptText(category) ?? '') || codeKeys(category).some((key) => key.endsWith('|3457005')),
  ) || /\brefer/i.test(words ?? '');

/**
 * GP Connect gives what is asked for as the reason: "Referral to physiotherapist", "Admission by GP". Source: GP
 * Connect 1.6.2, ReferralRequest.reasonCode.
 */
const ASKED_AS_REASON = /\brefer|\badmission\b|\badvice and guidance\b/i;

const askedIn = ({ code }: ServiceRequest, reason: string | null): string | null =>
  code === undefined && reason !== null && ASKED_AS_REASON.test(reason) ? reason : null;

/** `Referral to Ivy House`, `Cardiology referral`, `Request: FBC`, `Proposed: …`; a prohibition is headed as one. */
function referralTitle(request: ServiceRequest, words: string | null, service: string | null): string {
  const target = service !== null && service !== words ? ` to ${service}` : '';
  const isProposed = request.intent === 'proposal' || (request.intent as string) === 'option';
  if (isProhibition(request)) return headed(words ?? `Referral${target}`);
  const kindWord = isReferral(request, words) ? 'Referral' : request.intent === 'plan' ? 'Planned' : 'Request';
  const own =
    words === null
      ? `Referral${target}`
      : isProposed || /\brefer|\bdue\b/i.test(words)
        ? words
        : `${kindWord}: ${words}`;
  return isProposed ? `Proposed: ${own}` : own;
}

function readReferral(request: ServiceRequest, context: ReadContext): Wordless {
  const parties = partiesOf(
    [...list(request.performer), ...list(request.locationReference)].map((actor) => ({ actor })),
    context,
  );
  const why = reasonsOf(request, context);
  const asked = askedIn(request, why);
  const words = conceptText(request.code) ?? asked;
  const specialty = [request.performerType, ...list(request.locationCode)];
  const service = parties.services[0] ?? textsOf(specialty)[0] ?? parties.organisations[0]?.name ?? null;
  return {
    provider: context.provider,
    reference: referenceOf(request),
    resource: request,
    date: firstDate(request.authoredOn, request.occurrenceDateTime, request.occurrencePeriod?.start),
    end: null,
    timing: occurrenceOf(request),
    statusReason: conceptText(
      list(request.extension).find(({ url }) => /statusReason$/i.test(url))?.valueCodeableConcept,
    ),
    answers: [],
    instructions: textOf(request.patientInstruction),
    kind: 'referral',
    title: referralTitle(request, words, service),
    prohibits: isProhibition(request),
    service,
    services: serviceKeys([words, ...parties.services, ...textsOf(specialty)], [request.code, ...specialty]),
    place: parties.organisations.length === 0 ? null : placeText(parties, context),
    organisations: parties.organisations,
    organisationStated: parties.organisations.length > 0,
    who: referenceText(request.requester, context),
    status: textOf(request.status),
    code: conceptCode(request.code),
    identity: identityKeys(request.identifier, request.requisition),
    reason: asked === null ? why : null,
    comment: joined(
      [...textsOf(list(request.orderDetail)), ...textsOf(list(request.bodySite)), notesText(request.note)],
      '; ',
    ),
    priority: textOf(request.priority) === 'routine' ? null : textOf(request.priority),
    askedOf: parties.people.join(', ') || null,
    planOf: [],
    links: [
      ...ties(request.encounter, 'Made at', 'Referral'),
      ...ties(request.reasonReference, 'Reason', 'Referral'),
      ...ties(request.basedOn, 'Based on', 'Referral'),
    ],
  };
}

/** A contact that is planned: what it says of place, service and people stands where an appointment says it. */
function readPlanned(encounter: Encounter, context: ReadContext): Wordless {
  const types = list(encounter.type);
  const owner = organisationOf(encounter.serviceProvider, context);
  const actors = [
    ...list(encounter.participant).map(({ individual }) => individual),
    ...list(encounter.location).map(({ location }) => location),
  ];
  const named = partiesOf(
    actors.map((actor) => ({ actor })),
    context,
  );
  const parties = { ...named, organisations: owner === null ? named.organisations : [owner, ...named.organisations] };
  const service = conceptText(encounter.serviceType);
  const [type] = textsOf(types);
  return {
    provider: context.provider,
    reference: referenceOf(encounter),
    resource: encounter,
    date: firstDate(encounter.period?.start),
    end: firstDate(encounter.period?.end),
    kind: 'appointment',
    title: service ?? type ?? 'Planned contact',
    service,
    services: serviceKeys([service], [encounter.serviceType]),
    place: placeText(parties, context),
    organisations: ownedBy(parties, context),
    organisationStated: parties.organisations.length > 0,
    who: parties.people.join(', ') || null,
    status: textOf(encounter.status),
    code: conceptCode(encounter.serviceType) ?? conceptCode(types[0]),
    identity: identityKeys(encounter.identifier),
    reason: reasonsOf(encounter, context),
    statusReason: null,
    answers: [],
    instructions: null,
    timing: null,
    comment: service === null ? null : (type ?? null),
    priority: null,
    prohibits: false,
    planOf: list(encounter.appointment).flatMap(({ reference }) =>
      reference === undefined ? [] : [localReference(reference)],
    ),
    links: [...ties(encounter.basedOn, 'Referral', 'Planned contact')],
  };
}

const withWords = (fact: Wordless): AppointmentFact => ({
  ...fact,
  words: [fact.title, fact.comment, fact.reason].filter((text) => text !== null).join(' · '),
});

/** Reads booked care and the referrals that lead to it. */
export const readBooking = guarded<AppointmentFact>((resource: FhirResource, context) => {
  if (resource.resourceType === 'Appointment') return withWords(readAppointment(resource, context));
  if (resource.resourceType === 'Encounter') return withWords(readPlanned(resource, context));
  if (resource.resourceType === 'ServiceRequest') return withWords(readReferral(resource, context));
  return 'is of a type that the appointments do not read';
});
