/**
 * What do R5's own elements say in R4's? R5 puts a concept or a reference behind one name, and names anew what R4 has:
 * unread, a stay would lose its dates, an operation its reason and a request what is asked for. (Hazard H-06.)
 * Source: FHIR R5 definitions of each type, and their maps to R4.
 */
import { isObject, objectsOf, textOf, type Json } from './json';
import {
  visitStatus,
  visitClass,
  diagnosed,
  evidenced,
  recorded,
  allergyType,
  ingredient,
  inSeries,
  activity,
  found,
  suspect,
  firstOf,
  imaged,
  inContext,
  inPayload,
  related,
  visitsOf,
  noted,
} from './r5-parts';
import {
  type Read,
  isPair,
  pairsOf,
  conceptOf,
  conceptsOf,
  referencesOf,
  wordsOf,
  asReference,
  inTwo,
  inTwoSingle,
  renamed,
  asConcept,
  asConcepts,
  asReferences,
  eachPart,
  inWords,
  firstCoding,
  part,
  both,
} from './r5-pairs';

/** The rows of one type: its R5 elements, and how each is read. */
export interface TypeOfR5 {
  readonly type: string;
  readonly elements: Readonly<Record<string, Read>>;
  readonly why: string;
}

/** DSTU2 has a concept alone where R5 has a pair. */
const asPair = (one: Json): Json => (!isPair(one) && ('coding' in one || 'text' in one) ? { concept: one } : one);
const asked = inTwo('reasonCode', 'reasonReference');
const REASON: Read = (value, resource) => asked(objectsOf(value).map(asPair), resource);
const DONE: Readonly<Record<string, Read>> = {
  occurrencePeriod: renamed('performedPeriod', 'performed'),
  occurrenceString: renamed('performedString', 'performed'),
  occurrenceAge: renamed('performedAge', 'performed'),
  occurrenceRange: renamed('performedRange', 'performed'),
};
const GIVEN = { DateTime: 'effectiveDateTime', Period: 'effectivePeriod' };
/** `occurence` is how R5 itself spells it. */
const givenAt = Object.fromEntries(
  Object.entries(GIVEN).flatMap(([form, name]) =>
    ['occurence', 'occurrence'].map((spelt): [string, Read] => [`${spelt}${form}`, renamed(name, 'effective')]),
  ),
);

/** Every type whose elements R5 moved, as far as a section reads them. */
export const R5_TYPES: readonly TypeOfR5[] = [
  {
    type: 'Encounter',
    elements: {
      status: visitStatus,
      class: visitClass,
      actualPeriod: renamed('period'),
      serviceType: (value) => asConcept('serviceType')(objectsOf(value)[0], {}),
      admission: renamed('hospitalization'),
      participant: eachPart(
        'participant',
        part('actor', 'individual', (actor) => actor, isObject),
      ),
      reason: (value, resource) =>
        REASON(
          objectsOf(value).flatMap((one) => ('value' in one ? objectsOf(one['value']) : [one])),
          resource,
        ),
      diagnosis: diagnosed,
    },
    why: 'when, what kind, who, why and what was found',
  },
  {
    type: 'Procedure',
    elements: {
      ...DONE,
      reason: REASON,
      used: inTwo('usedCode', 'usedReference'),
      complication: (value) =>
        pairsOf(value).length === 0
          ? undefined
          : { complication: conceptsOf(value), complicationDetail: referencesOf(value) },
    },
    why: 'when, why, with what, and what went wrong',
  },
  {
    type: 'Condition',
    elements: { evidence: evidenced, participant: recorded },
    why: 'what it was seen by, and who wrote it down',
  },
  {
    type: 'AllergyIntolerance',
    elements: { type: allergyType, participant: recorded },
    why: 'whether it is an intolerance, and who wrote it down',
  },
  {
    type: 'ServiceRequest',
    elements: {
      code: asConcept('code'),
      reason: REASON,
      patientInstruction: inWords('patientInstruction', (one) => textOf(one['instructionMarkdown'])),
    },
    why: 'what is asked for, and why',
  },
  { type: 'MedicationRequest', elements: { reason: REASON }, why: 'why it is given' },
  {
    type: 'MedicationStatement',
    elements: {
      reason: REASON,
      encounter: renamed('context'),
      informationSource: firstOf('informationSource'),
      category: firstOf('category'),
    },
    why: 'why it is taken, where it was written, and who said so',
  },
  {
    type: 'MedicationDispense',
    elements: {
      encounter: renamed('context'),
      notPerformedReason: inTwoSingle('statusReasonCodeableConcept', 'statusReasonReference'),
    },
    why: 'why it was not handed over',
  },
  {
    type: 'MedicationAdministration',
    elements: {
      ...givenAt,
      encounter: renamed('context'),
      reason: REASON,
      performer: eachPart('performer', part('actor', 'actor', asReference)),
    },
    why: 'when, why and by whom it was given',
  },
  {
    type: 'Medication',
    elements: { doseForm: renamed('form'), ingredient: eachPart('ingredient', ingredient) },
    why: 'what is in it, and how strong',
  },
  {
    type: 'Immunization',
    elements: {
      reason: REASON,
      manufacturer: (value) => (isPair(value) ? { manufacturer: asReference(value) } : undefined),
      reaction: eachPart('reaction', part('manifestation', 'detail', asReference)),
      protocolApplied: eachPart('protocolApplied', inSeries),
      programEligibility: eachPart('programEligibility', (one) =>
        isObject(one['programStatus']) && one['coding'] === undefined ? one['programStatus'] : one,
      ),
    },
    why: 'which dose of how many, why, and what happened after it',
  },
  {
    type: 'Appointment',
    elements: {
      serviceType: asConcepts('serviceType'),
      reason: REASON,
      note: inWords('comment', (one) => textOf(one['text'])),
      patientInstruction: inWords('patientInstruction', (one) => wordsOf(conceptOf(one))),
      participant: eachPart('participant', (one) =>
        typeof one['required'] === 'boolean' ? { ...one, required: one['required'] ? 'required' : 'optional' } : one,
      ),
    },
    why: 'what for, why, and what the person is to do',
  },
  {
    type: 'CarePlan',
    elements: { addresses: asReferences('addresses'), activity: eachPart('activity', activity) },
    why: 'what it is for, and what is planned and done',
  },
  { type: 'Goal', elements: { outcome: inTwo('outcomeCode', 'outcomeReference') }, why: 'what came of it' },
  {
    type: 'EpisodeOfCare',
    elements: { diagnosis: diagnosed, careTeam: renamed('team') },
    why: 'what it is for, and who',
  },
  {
    type: 'ImagingStudy',
    elements: {
      procedure: imaged,
      modality: eachPart('modality', (one) => ('coding' in one ? (firstCoding(one) ?? one) : one)),
      reason: REASON,
      series: eachPart(
        'series',
        both(
          part(
            'modality',
            'modality',
            (one) => firstCoding(one) ?? one,
            (one) => isObject(one) && 'coding' in one,
          ),
          part(
            'laterality',
            'laterality',
            (one) => firstCoding(one) ?? one,
            (one) => isObject(one) && 'coding' in one,
          ),
          part('bodySite', 'bodySite', (one) => firstCoding(conceptOf(one) ?? {}) ?? {}),
        ),
      ),
    },
    why: 'by which machine, of what, and why',
  },
  {
    type: 'ClinicalImpression',
    elements: {
      performer: renamed('assessor'),
      finding: eachPart('finding', found),
    },
    why: 'what was found',
  },
  {
    type: 'AdverseEvent',
    elements: {
      code: renamed('event'),
      occurrenceDateTime: renamed('date'),
      suspectEntity: eachPart('suspectEntity', suspect),
    },
    why: 'what happened, when, and by what',
  },
  {
    type: 'NutritionOrder',
    elements: {
      supplement: eachPart(
        'supplement',
        part('type', 'type', (one) => conceptOf(one) ?? {}),
      ),
    },
    why: 'which supplement',
  },
  {
    type: 'DocumentReference',
    elements: {
      context: visitsOf,
      event: inContext('event', conceptsOf),
      period: inContext('period'),
      facilityType: inContext('facilityType'),
      practiceSetting: inContext('practiceSetting'),
      relatesTo: eachPart('relatesTo', related),
    },
    why: 'what it is about, and which other it replaces',
  },
  {
    type: 'Communication',
    elements: { reason: REASON, payload: eachPart('payload', inPayload) },
    why: 'why it was written, and what it says',
  },
  {
    type: 'DeviceUsage',
    elements: {
      patient: renamed('subject'),
      device: (value) => (isPair(value) ? { device: asReference(value) } : undefined),
      reason: REASON,
      bodySite: asConcept('bodySite'),
      dateAsserted: renamed('recordedOn'),
      informationSource: renamed('source'),
      usageStatus: noted('Use'),
      adherence: noted('Adherence'),
      resourceType: () => ({ resourceType: 'DeviceUseStatement' }),
    },
    why: 'R4 calls it a statement of use: unread, a pacemaker would be nowhere',
  },
  { type: 'RiskAssessment', elements: { reason: REASON }, why: 'why it was looked at' },
  { type: 'FamilyMemberHistory', elements: { reason: REASON }, why: 'why it was asked' },
  { type: 'Task', elements: { reason: inTwoSingle('reasonCode', 'reasonReference') }, why: 'why it is to be done' },
];
