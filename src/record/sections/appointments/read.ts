/** What does an appointment or a referral say: when, where, with which service, and does it stand? */
import type {
  Appointment,
  CodeableConcept,
  Encounter,
  FhirResource,
  HealthcareService,
  Location,
  Reference,
  ServiceRequest,
} from 'fhir/r4';
import { headed, isProhibition } from '../../../domain/do-not';
import type { RecordDate } from '../../entry';
import { codeKeys, conceptCode, conceptText } from '../../fhir/concept';
import { identityKeys } from '../../fhir/identity';
import { organisationOf, type Organisation } from '../../fhir/organisation';
import { guarded, referenceOf } from '../../fhir/readable';
import { referenceText } from '../../fhir/reference';
import { firstDate, list, textOf } from '../../fhir/shape';
import { ties } from '../../fhir/ties';
import { phraseKey } from '../../fhir/wording';
import { localReference } from '../../merge/resolve';
import type { FactBase, Link, ReadContext } from '../../section';

export interface AppointmentFact extends FactBase {
  readonly kind: 'appointment' | 'referral';
  readonly title: string;
  /** A request not to do it: its title says so, and it is never one with a request to do it. */
  readonly prohibits: boolean;
  readonly service: string | null;
  /** The service for comparing; empty where not said. */
  readonly services: readonly string[];
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
  readonly priority: string | null;
  readonly links: readonly Link[];
  /** The appointments, of the same provider, that a planned contact was booked as. */
  readonly planOf: readonly string[];
}

/** Words that every appointment has and that tell no service from another. */
const FORM =
  /\b(?:referral|referred|refer|request|to|for|service|services|department|clinic|outpatients?|appointment|new|first|follow[- ]?up|review)\b/gi;

const serviceKeys = (
  texts: readonly (string | null)[],
  concepts: readonly (CodeableConcept | undefined)[],
): readonly string[] => {
  const keys = new Set(concepts.flatMap((concept) => codeKeys(concept)));
  for (const text of texts) {
    const phrase = text === null ? '' : phraseKey(text.replace(FORM, ' '));
    if (phrase !== '') keys.add(`ph:${phrase}`);
  }
  return [...keys];
};

/** `Location/3` → Location, also where only the display stands beside a full address. */
const typeOf = (reference: Reference | undefined): string =>
  reference?.type ?? /([A-Za-z]+)\/[^/]+$/.exec(reference?.reference ?? '')?.[1] ?? '';

interface Parties {
  readonly places: readonly string[];
  readonly services: readonly string[];
  readonly people: readonly string[];
  readonly organisations: readonly Organisation[];
}

/** Who and what takes part, the patient left out. */
function partiesOf(actors: readonly (Reference | undefined)[], context: ReadContext): Parties {
  const places: string[] = [];
  const services: string[] = [];
  const people: string[] = [];
  const organisations: (Organisation | null)[] = [];
  for (const actor of actors) {
    const type = typeOf(actor);
    const name = referenceText(actor, context);
    const target = context.resolve(actor?.reference);
    if (type === 'Patient' || type === 'RelatedPerson') continue;
    if (type === 'Location') {
      if (name !== null) places.push(name);
      organisations.push(
        organisationOf((target as Location | undefined)?.managingOrganization, context),
        name === null ? null : { ods: null, name },
      );
    } else if (type === 'HealthcareService') {
      if (name !== null) services.push(name);
      organisations.push(organisationOf((target as HealthcareService | undefined)?.providedBy, context));
    } else if (type === 'Organization') {
      organisations.push(organisationOf(actor, context));
    } else if (name !== null) {
      people.push(name);
      if (target?.resourceType === 'PractitionerRole') organisations.push(organisationOf(target.organization, context));
    }
  }
  return { places, services, people, organisations: organisations.filter((one) => one !== null) };
}

const textsOf = (concepts: readonly (CodeableConcept | undefined)[]): readonly string[] =>
  concepts.flatMap((concept) => conceptText(concept) ?? []);

/**
 * The organisation and the place in it. A trust's own list names the ward alone: then the trust is the organisation.
 */
function placeText({ places, organisations }: Parties, { provider }: ReadContext): string | null {
  const owners = organisations.flatMap(({ name }) => (name === null || places.includes(name) ? [] : [name]));
  const own =
    owners.length > 0 || provider.setting === 'gp' || places.some((place) => place.includes(provider.name))
      ? []
      : [provider.name];
  return [...new Set([...own, ...owners, ...places])].slice(0, 2).join(', ') || null;
}

/** Whose appointment it is: what the participants say, and the provider itself where they name a place at most. */
const ownedBy = ({ places, organisations }: Parties, { provider }: ReadContext): readonly Organisation[] =>
  organisations.some(({ name }) => name === null || !places.includes(name))
    ? organisations
    : [...organisations, { ods: null, name: provider.name }];

function readAppointment(appointment: Appointment, context: ReadContext): AppointmentFact {
  const parties = partiesOf(
    list(appointment.participant).map(({ actor }) => actor),
    context,
  );
  const concepts = [...list(appointment.serviceType), ...list(appointment.specialty)];
  const [coded] = textsOf(concepts);
  const service = coded ?? parties.services[0] ?? textsOf(list(appointment.serviceCategory))[0] ?? null;
  const period = list(appointment.requestedPeriod)[0];
  const date = firstDate(appointment.start, period?.start);
  const kind = conceptText(appointment.appointmentType);
  return {
    provider: context.provider,
    reference: referenceOf(appointment),
    resource: appointment,
    date,
    end: firstDate(appointment.end),
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
    reason: textsOf(list(appointment.reasonCode)).join(', ') || null,
    comment:
      [kind, textOf(appointment.description), textOf(appointment.comment)]
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

function readReferral(request: ServiceRequest, context: ReadContext): AppointmentFact {
  const parties = partiesOf([...list(request.performer), ...list(request.locationReference)], context);
  const words = conceptText(request.code);
  const specialty = [request.performerType, ...list(request.locationCode)];
  const service = parties.services[0] ?? textsOf(specialty)[0] ?? parties.organisations[0]?.name ?? null;
  const referral = isReferral(request, words);
  const target = service !== null && service !== words ? ` to ${service}` : '';
  const prohibits = isProhibition(request);
  const isPlanned = request.intent === 'plan' || request.intent === 'proposal';
  const title = prohibits
    ? headed(words ?? `Referral${target}`)
    : words === null
      ? `Referral${target}`
      : /\brefer|\bdue\b/i.test(words)
        ? words
        : `${referral ? 'Referral' : isPlanned ? 'Planned' : 'Request'}: ${words}`;
  return {
    provider: context.provider,
    reference: referenceOf(request),
    resource: request,
    date: firstDate(request.authoredOn, request.occurrenceDateTime, request.occurrencePeriod?.start),
    end: null,
    kind: 'referral',
    title,
    prohibits,
    service,
    services: serviceKeys([words, ...parties.services, ...textsOf(specialty)], [request.code, ...specialty]),
    place: parties.organisations.length === 0 ? null : placeText(parties, context),
    organisations: parties.organisations,
    organisationStated: parties.organisations.length > 0,
    who: referenceText(request.requester, context),
    status: textOf(request.status),
    code: conceptCode(request.code),
    identity: identityKeys(request.identifier, request.requisition),
    reason: textsOf(list(request.reasonCode)).join(', ') || null,
    comment:
      list(request.note)
        .flatMap(({ text }) => textOf(text) ?? [])
        .join('; ') || null,
    priority: textOf(request.priority) === 'routine' ? null : textOf(request.priority),
    planOf: [],
    links: [
      ...ties(request.encounter, 'Made at', 'Referral'),
      ...ties(request.reasonReference, 'Reason', 'Referral'),
      ...ties(request.basedOn, 'Based on', 'Referral'),
    ],
  };
}

/** A contact that is planned: what it says of place, service and people stands where an appointment says it. */
function readPlanned(encounter: Encounter, context: ReadContext): AppointmentFact {
  const types = list(encounter.type);
  const owner = organisationOf(encounter.serviceProvider, context);
  const actors = [
    ...list(encounter.participant).map(({ individual }) => individual),
    ...list(encounter.location).map(({ location }) => location),
  ];
  const named = partiesOf(actors, context);
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
    reason: textsOf(list(encounter.reasonCode)).join(', ') || null,
    comment: service === null ? null : (type ?? null),
    priority: null,
    prohibits: false,
    planOf: list(encounter.appointment).flatMap(({ reference }) =>
      reference === undefined ? [] : [localReference(reference)],
    ),
    links: [...ties(encounter.basedOn, 'Referral', 'Planned contact')],
  };
}

/** Reads booked care and the referrals that lead to it. */
export const readBooking = guarded<AppointmentFact>((resource: FhirResource, context) => {
  if (resource.resourceType === 'Appointment') return readAppointment(resource, context);
  if (resource.resourceType === 'Encounter') return readPlanned(resource, context);
  if (resource.resourceType === 'ServiceRequest') return readReferral(resource, context);
  return 'is of a type that the appointments do not read';
});
