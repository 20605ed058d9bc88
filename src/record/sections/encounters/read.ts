/** What does an encounter or a period of care say: where, what kind, when, why, with what outcome? */
import type { CodeableConcept, Encounter, EpisodeOfCare, FhirResource, Location, Reference } from 'fhir/r4';
import type { RecordDate } from '../../entry';
import { ageText } from '../../fhir/age';
import { codeKeys, conceptCode, conceptText } from '../../fhir/concept';
import { identityKeys } from '../../fhir/identity';
import { organisationOf, type Organisation } from '../../fhir/organisation';
import { guarded, referenceOf } from '../../fhir/readable';
import { namesOf, referenceText } from '../../fhir/reference';
import { fieldsAt } from '../../fhir/service-words';
import { joined, list, readPeriod, textOf } from '../../fhir/shape';
import { ties } from '../../fhir/ties';
import type { FactBase, Link, ReadContext } from '../../section';
import { calledBy, classOf, kindOf, specialtyWords, type Called } from './kind';

export interface EncounterFact extends FactBase, Called {
  readonly organisations: readonly Organisation[];
  /** False where the organisation is only the provider that told of it. */
  readonly organisationStated: boolean;
  readonly place: string | null;
  readonly reason: string | null;
  /** What was found, where that is told beside the reason. */
  readonly diagnosis: string | null;
  readonly outcome: string | null;
  readonly destination: string | null;
  readonly admission: string | null;
  /** How long it took, as it was sent. */
  readonly length: string | null;
  readonly status: string | null;
  readonly end: RecordDate | null;
  readonly identity: readonly string[];
  readonly who: string | null;
  /** Who only wrote it down, or sent the person there. */
  readonly recordedBy: string | null;
  readonly now: number;
  readonly links: readonly Link[];
}

const distinct = (words: readonly string[]): string | null =>
  joined(words.length < 2 ? words : [...new Set(words)], ', ');

const diagnosesIn = ({ diagnosis }: Encounter, context: ReadContext): readonly string[] =>
  diagnosis === undefined
    ? []
    : namesOf(
        list(diagnosis).map(({ condition }) => condition),
        context,
      );

/** Why: by the codes and what is referred to; where neither says, what was found. */
function reasonOf(encounter: Encounter, context: ReadContext): string | null {
  if ((encounter.reasonCode ?? encounter.reasonReference ?? encounter.diagnosis) === undefined) return null;
  const coded = list(encounter.reasonCode).flatMap((concept) => conceptText(concept) ?? []);
  return (
    distinct([...coded, ...namesOf(encounter.reasonReference, context)]) ?? distinct(diagnosesIn(encounter, context))
  );
}

/** How the person came, and came again. */
function admissionOf({ hospitalization }: Encounter): string | null {
  return joined([conceptText(hospitalization?.admitSource), conceptText(hospitalization?.reAdmission)], ', ');
}

/** A stay is sent as part of the attendance it came from, a ward stay as part of the whole stay. */
function wholeOf(encounter: Encounter, context: ReadContext): readonly Link[] {
  const whole = context.resolve(encounter.partOf?.reference);
  const attendance =
    whole?.resourceType === 'Encounter' && classOf(whole, conceptText(list(whole.type)[0]) ?? '') === 'emergency';
  return attendance
    ? ties(encounter.partOf, 'Emergency attendance before it', 'Admission after it')
    : ties(encounter.partOf, 'Part of', 'Part of it');
}

const NO_LINKS: readonly Link[] = [];

function linksOf(encounter: Encounter, context: ReadContext): readonly Link[] {
  const { partOf, episodeOfCare, appointment, basedOn, diagnosis, reasonReference } = encounter;
  if ((partOf ?? episodeOfCare ?? appointment ?? basedOn ?? diagnosis ?? reasonReference) === undefined)
    return NO_LINKS;
  return [
    ...wholeOf(encounter, context),
    ...ties(encounter.episodeOfCare, 'Period of care', 'Contact in this period'),
    ...ties(encounter.appointment, 'Appointment', 'Attendance'),
    ...ties(encounter.basedOn, 'Referral', 'Attendance'),
    ...ties(
      list(encounter.diagnosis).map(({ condition }) => condition),
      'Diagnosis',
      'Recorded at',
    ),
    ...ties(encounter.reasonReference, 'Reason', 'Seen for it at'),
  ];
}

type Where = Pick<EncounterFact, 'organisations' | 'organisationStated' | 'place'>;

const noWhere = (name: string): Where => ({
  organisations: [{ ods: null, name }],
  organisationStated: false,
  place: null,
});

/** Whose contact it was, and at which place. */
function whereOf({ location, serviceProvider }: Encounter, context: ReadContext): Where {
  if (location === undefined && serviceProvider === undefined) return noWhere(context.provider.name);
  const locations = list(location).flatMap((one) => (one.location as Reference | undefined) ?? []);
  const place = locations.map((one) => referenceText(one, context)).find((text) => text !== null) ?? null;
  const owners = [
    serviceProvider,
    ...locations.map((one) => (context.resolve(one.reference) as Location | undefined)?.managingOrganization),
  ];
  const organisations = owners.flatMap((owner) => organisationOf(owner, context) ?? []);
  return {
    organisations: organisations.length === 0 ? noWhere(context.provider.name).organisations : organisations,
    organisationStated: organisations.length > 0,
    place:
      [organisations[0]?.name ?? null, place]
        .filter((part, at, all) => part !== null && all.indexOf(part) === at)
        .join(', ') || null,
  };
}

/** Takes part, and does not see the person. Source: HL7 v3 ParticipationType; GP Connect ParticipantType. */
const NOT_SEEING: ReadonlySet<string> = new Set(['REC', 'ENT', 'TRANS', 'REF', 'REFB', 'REFT', 'CALLBCK', 'NOT']);
const NOT_SEEING_NAMES =
  /^(?:record(?:er|ed by)|transcriber|referrer|referred (?:by|to)|data entry person|call ?back contact|ur?gent notification contact)$/i;
/** Another list's letters mean something else: “ENT surgeon”. */
const PARTS = /^https?:\/\/(?:[a-z.]*hl7\.org|fhir\.nhs\.uk)\/.*Particip(?:ation|ant)-?Type|\.113883\.5\.90$/i;

function doesNotSee(type: CodeableConcept): boolean {
  return (
    NOT_SEEING_NAMES.test(conceptText(type) ?? '') ||
    list(type.coding).some(({ system, code, display }) => {
      const said = textOf(display) ?? textOf(type.text);
      const isOne = NOT_SEEING.has(code ?? '') && (textOf(system) === null || PARTS.test(system ?? ''));
      return isOne && (said === null || NOT_SEEING_NAMES.test(said));
    })
  );
}

/** Who saw the person, each named once; and who is only named as having noted it. */
function peopleOf(encounter: Encounter, context: ReadContext) {
  const seen = new Set<string>();
  const noted = new Set<string>();
  for (const { individual, type } of list(encounter.participant)) {
    const name = referenceText(individual, context);
    const parts = list(type);
    if (name !== null) (parts.length > 0 && parts.every(doesNotSee) ? noted : seen).add(name);
  }
  for (const name of seen) noted.delete(name);
  return { seen: [...seen].join(', ') || null, noted: [...noted].join(', ') || null };
}

function readEncounter(encounter: Encounter, context: ReadContext): EncounterFact {
  const { start, end } = readPeriod(encounter.period);
  const { type, serviceType, hospitalization } = encounter;
  const called = calledBy({ class: encounter.class, type, serviceType, setting: context.provider.setting });
  const where = whereOf(encounter, context);
  const people = peopleOf(encounter, context);
  return {
    provider: context.provider,
    reference: referenceOf(encounter),
    resource: encounter,
    date: start ?? end,
    end,
    class: called.class,
    kind: called.kind,
    name: called.name,
    code: called.code,
    services: called.services,
    specialty: called.specialty,
    fields: called.fields,
    service: called.service,
    organisations: where.organisations,
    organisationStated: where.organisationStated,
    place: where.place,
    reason: reasonOf(encounter, context),
    diagnosis: distinct(diagnosesIn(encounter, context)),
    outcome: conceptText(hospitalization?.dischargeDisposition),
    destination: referenceText(hospitalization?.destination, context),
    admission: hospitalization === undefined ? null : admissionOf(encounter),
    length: ageText(encounter.length),
    status: textOf(encounter.status),
    identity: identityKeys(encounter.identifier),
    who: people.seen,
    recordedBy: people.noted,
    now: context.now,
    links: linksOf(encounter, context),
  };
}

function readEpisode(episode: EpisodeOfCare, context: ReadContext): EncounterFact {
  const { start, end } = readPeriod(episode.period);
  const types = list(episode.type);
  const type = types.map(conceptText).find((text) => text !== null) ?? null;
  const organisation = organisationOf(episode.managingOrganization, context);
  return {
    provider: context.provider,
    reference: referenceOf(episode),
    resource: episode,
    date: start ?? end,
    end,
    class: 'episode',
    kind: kindOf('episode', context.provider.setting),
    name: type ?? kindOf('episode', context.provider.setting),
    code: conceptCode(types[0]),
    services: types.flatMap(codeKeys),
    specialty: specialtyWords(types.map(conceptText)),
    fields: fieldsAt(context.provider.setting, types.map(conceptText)),
    service: type,
    organisations: [organisation ?? { ods: null, name: context.provider.name }],
    organisationStated: organisation !== null,
    place: organisation?.name ?? null,
    reason: null,
    diagnosis: distinct(
      namesOf(
        list(episode.diagnosis).map(({ condition }) => condition),
        context,
      ),
    ),
    outcome: null,
    destination: null,
    admission: null,
    length: null,
    status: textOf(episode.status),
    identity: identityKeys(episode.identifier),
    who: referenceText(episode.careManager, context),
    recordedBy: null,
    now: context.now,
    links: ties(
      list(episode.diagnosis).map(({ condition }) => condition),
      'Diagnosis',
      'Period of care',
    ),
  };
}

/** Reads contacts with care and periods under care. */
export const readContact = guarded<EncounterFact>((resource: FhirResource, context) => {
  if (resource.resourceType === 'Encounter') return readEncounter(resource, context);
  if (resource.resourceType === 'EpisodeOfCare') return readEpisode(resource, context);
  return 'is of a type that the encounters do not read';
});
