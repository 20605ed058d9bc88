/** What does an encounter or a period of care say: where, what kind, when, why, with what outcome? */
import type { CodeableConcept, Encounter, EpisodeOfCare, FhirResource, Location, Reference } from 'fhir/r4';
import type { Setting } from '../../../domain/settings';
import type { RecordDate } from '../../entry';
import { ageText } from '../../fhir/age';
import { codeKeys, conceptCode, conceptText } from '../../fhir/concept';
import { identityKeys } from '../../fhir/identity';
import { organisationOf, type Organisation } from '../../fhir/organisation';
import { guarded, referenceOf } from '../../fhir/readable';
import { namesOf, referenceText } from '../../fhir/reference';
import { fieldsAt } from '../../fhir/service-words';
import { rememberedByTables } from '../../../terminology/in-force';
import { joined, list, readPeriod, textOf } from '../../fhir/shape';
import { ties } from '../../fhir/ties';
import { phraseKey } from '../../fhir/wording';
import type { FactBase, Link, ReadContext } from '../../section';

export type EncounterClass = 'emergency' | 'stay' | 'outpatient' | 'home' | 'virtual' | 'episode';

export interface EncounterFact extends FactBase {
  /** Null where neither the class nor the words tell it. */
  readonly class: EncounterClass | null;
  /** The kind in words, such as "Hospital stay". */
  readonly kind: string;
  readonly name: string;
  readonly code: { readonly system: string; readonly code: string } | null;
  /** Specialty or service for comparing, as codes; empty where not coded. */
  readonly services: readonly string[];
  /** The words that tell the specialty or service, without the ones every encounter has. */
  readonly specialty: readonly string[];
  /** The fields of care that the words speak of, in whatever words. */
  readonly fields: readonly string[];
  readonly service: string | null;
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
  readonly now: number;
  readonly links: readonly Link[];
}

/** HL7 v3 ActCode encounter classes, and the words providers send instead. */
const CLASS_BY_CODE: Readonly<Record<string, EncounterClass>> = {
  EMER: 'emergency',
  emergency: 'emergency',
  IMP: 'stay',
  ACUTE: 'stay',
  NONAC: 'stay',
  SS: 'stay',
  OBSENC: 'stay',
  inpatient: 'stay',
  daytime: 'stay',
  AMB: 'outpatient',
  outpatient: 'outpatient',
  ambulatory: 'outpatient',
  HH: 'home',
  home: 'home',
  FLD: 'home',
  field: 'home',
  VR: 'virtual',
  virtual: 'virtual',
};

const CLASS_BY_WORDS: readonly (readonly [RegExp, EncounterClass])[] = [
  [/\b(?:(?:emergency|acute|unplanned) (?:\w+ )?admission|admitted)\b/i, 'stay'],
  [/\b(?:emergency|a&e|accident and emergency|casualty)\b/i, 'emergency'],
  [/\b(?:inpatient|in-patient|admission|hospital stay|ward|day case|spell)\b/i, 'stay'],
  [/\b(?:home visit|domiciliary)\b/i, 'home'],
  [/\b(?:telephone|video|virtual|remote)\b/i, 'virtual'],
  [/\b(?:outpatients?|out-patients?|clinic|consultation|surgery)\b/i, 'outpatient'],
];

function classOf(encounter: Encounter, words: string): EncounterClass | null {
  const coded = encounter.class as Encounter['class'] | CodeableConcept | readonly CodeableConcept[] | undefined;
  for (const one of list(coded)) {
    const codes = 'coding' in one ? list(one.coding) : [one as Encounter['class']];
    for (const { code } of codes) {
      const classHere = CLASS_BY_CODE[String(code)];
      if (classHere !== undefined) return classHere;
    }
  }
  return CLASS_BY_WORDS.find(([shape]) => shape.test(words))?.[1] ?? null;
}

const OUTPATIENT_WORDS: Partial<Record<Setting, string>> = {
  gp: 'GP consultation',
  acute: 'Outpatient attendance',
  community: 'Community contact',
  'mental-health': 'Mental health contact',
  'social-care': 'Social care contact',
  pharmacy: 'Pharmacy contact',
  hospice: 'Hospice contact',
  ambulance: 'Ambulance contact',
};

function kindOf(kind: EncounterClass | null, setting: Setting): string {
  switch (kind) {
    case 'emergency':
      return 'Emergency attendance';
    case 'stay':
      return 'Hospital stay';
    case 'home':
      return 'Home visit';
    case 'virtual':
      return 'Telephone or video contact';
    case 'episode':
      return 'Period of care';
    default:
      return OUTPATIENT_WORDS[setting] ?? 'Contact with care';
  }
}

/** Words of many encounters that tell no specialty from another. */
const GENERAL =
  /\b(?:service|department|clinic|outpatients?|inpatients?|attendance|appointment|consultation|visit|contact|admission|encounter|stay|hospital|emergency|a&e|accident and emergency|follow[- ]?up|new|first|review|patient|for|check[- ]?up|telephone|video|home|face to face|surgery|ward|medicine|procedure|period of care|elective|non-elective|discharge)\b/gi;

const specialtyOf = rememberedByTables((text): readonly string[] =>
  phraseKey(text.replace(GENERAL, ' '))
    .split(' ')
    .filter((word) => word !== ''),
);

const specialtyWords = (texts: readonly (string | null)[]): readonly string[] => {
  const all = texts.flatMap((text) => (text === null ? [] : specialtyOf(text)));
  return all.length < 2 ? all : [...new Set(all)];
};

const distinct = (words: readonly string[]): string | null => joined([...new Set(words)], ', ');

const diagnosesIn = (encounter: Encounter, context: ReadContext): readonly string[] =>
  namesOf(
    list(encounter.diagnosis).map(({ condition }) => condition),
    context,
  );

/** Why: by the codes and what is referred to; where neither says, what was found. */
function reasonOf(encounter: Encounter, context: ReadContext): string | null {
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

function readEncounter(encounter: Encounter, context: ReadContext): EncounterFact {
  const { start, end } = readPeriod(encounter.period);
  const types = list(encounter.type);
  const type = types.map(conceptText).find((text) => text !== null) ?? null;
  const service = conceptText(encounter.serviceType);
  const locations = list(encounter.location).flatMap(({ location }) => (location as Reference | undefined) ?? []);
  const place = locations.map((location) => referenceText(location, context)).find((text) => text !== null) ?? null;
  const kind = classOf(encounter, [type, service].join(' '));
  const owners = [
    encounter.serviceProvider,
    ...locations.map((location) => (context.resolve(location.reference) as Location | undefined)?.managingOrganization),
  ];
  const organisations = owners.flatMap((owner) => organisationOf(owner, context) ?? []);
  const own = { ods: null, name: context.provider.name };
  const words = kindOf(kind, context.provider.setting);
  const practitioners = list(encounter.participant).flatMap(
    ({ individual }) => referenceText(individual, context) ?? [],
  );
  return {
    provider: context.provider,
    reference: referenceOf(encounter),
    resource: encounter,
    date: start ?? end,
    end,
    class: kind,
    kind: words,
    name: type ?? (service === null ? words : `${words}, ${service}`),
    code: conceptCode(types[0]) ?? conceptCode(encounter.serviceType),
    services: codeKeys(encounter.serviceType),
    specialty: specialtyWords([service, ...types.map(conceptText)]),
    fields: fieldsAt(context.provider.setting, [service, ...types.map(conceptText)]),
    service,
    organisations: organisations.length === 0 ? [own] : organisations,
    organisationStated: organisations.length > 0,
    place:
      [organisations[0]?.name ?? null, place]
        .filter((part, at, all) => part !== null && all.indexOf(part) === at)
        .join(', ') || null,
    reason: reasonOf(encounter, context),
    diagnosis: distinct(diagnosesIn(encounter, context)),
    outcome: conceptText(encounter.hospitalization?.dischargeDisposition),
    destination: referenceText(encounter.hospitalization?.destination, context),
    admission: admissionOf(encounter),
    length: ageText(encounter.length),
    status: textOf(encounter.status),
    identity: identityKeys(encounter.identifier),
    who: practitioners.join(', ') || null,
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
