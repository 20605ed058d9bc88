/**
 * By which elements does a resource say what it is? Where their words tell of an excluded category the whole resource
 * is withheld, whatever
 * code stands beside them: a code is a public name, and a nameless row with a date is the gap itself. Source: POLICY 3,
 * “code or words”.
 * An element that is not named here is attached: where its words tell beside a valid code it is cut, and the resource
 * stays.
 */
import type { ResourceType } from '../../domain/section-of';

export interface OwnConceptRow {
  readonly id: string;
  readonly type: ResourceType | 'Substance' | 'Schedule' | 'Slot' | 'List';
  /** Elements, at any depth, that name the thing: without them it is a nameless row. */
  readonly names?: string;
  /** Further elements, at any depth, that say what it is. */
  readonly says?: string;
  /**
   * Attached elements that say why: in these types they tell as much as the name. A reference is cut, and the resource
   * that refers stays.
   */
  readonly because?: string;
  /** Texts that are a title or a name, and no concept. */
  readonly titles?: string;
  readonly why: string;
  readonly hazard: string;
}

const MEDICINE = 'A medicine is what its name says; what it is given for is attached, and cut.';
const PLACE = 'A place or service is judged by its kind and its name, and takes with it all that is of it.';

export const OWN_CONCEPTS: readonly OwnConceptRow[] = [
  {
    id: 'OC-condition',
    type: 'Condition',
    names: 'code',
    why: 'The diagnosis, and the evidence that is given by a code.',
    hazard: 'H-02',
  },
  {
    id: 'OC-family-history',
    type: 'FamilyMemberHistory',
    names: 'code',
    why: 'The relative’s condition tells of the person.',
    hazard: 'H-02',
  },
  {
    id: 'OC-observation',
    type: 'Observation',
    names: 'code',
    says: 'valueCodeableConcept',
    titles: 'valueString',
    why: 'What was measured, of the whole and of each part, and what was found.',
    hazard: 'H-02',
  },
  {
    id: 'OC-report',
    type: 'DiagnosticReport',
    names: 'code',
    says: 'conclusionCode',
    why: 'What was reported, and its coded conclusion; the words of a conclusion are free text, and cut.',
    hazard: 'H-02',
  },
  {
    id: 'OC-encounter',
    type: 'Encounter',
    says: 'class type serviceType',
    because: 'reasonCode reason indication category',
    why: 'A contact is what it was for: its kind, service or reason.',
    hazard: 'H-02',
  },
  {
    id: 'OC-episode',
    type: 'EpisodeOfCare',
    says: 'type',
    because: 'reasonCode reason indication category',
    why: 'A period of care is what it was for.',
    hazard: 'H-02',
  },
  {
    id: 'OC-appointment',
    type: 'Appointment',
    says: 'serviceCategory serviceType specialty appointmentType',
    because: 'reasonCode reason indication category',
    why: 'A booking is of its service, or for its reason.',
    hazard: 'H-02',
  },
  {
    id: 'OC-referral',
    type: 'ServiceRequest',
    names: 'code',
    says: 'orderDetail',
    because: 'reasonCode reason indication category',
    why: 'A referral is what was asked for, or why.',
    hazard: 'H-02',
  },
  {
    id: 'OC-procedure',
    type: 'Procedure',
    names: 'code',
    because: 'reasonCode reason indication category outcome complication followUp usedCode',
    why: 'What was done, or why, or with what outcome.',
    hazard: 'H-02',
  },
  { id: 'OC-immunisation', type: 'Immunization', names: 'vaccineCode', why: 'The vaccine.', hazard: 'H-02' },
  {
    id: 'OC-med-request',
    type: 'MedicationRequest',
    names: 'medicationCodeableConcept',
    why: MEDICINE,
    hazard: 'H-02',
  },
  {
    id: 'OC-med-statement',
    type: 'MedicationStatement',
    names: 'medicationCodeableConcept',
    why: MEDICINE,
    hazard: 'H-02',
  },
  {
    id: 'OC-med-dispense',
    type: 'MedicationDispense',
    names: 'medicationCodeableConcept',
    why: MEDICINE,
    hazard: 'H-02',
  },
  {
    id: 'OC-med-administration',
    type: 'MedicationAdministration',
    names: 'medicationCodeableConcept',
    why: MEDICINE,
    hazard: 'H-02',
  },
  {
    id: 'OC-medication',
    type: 'Medication',
    names: 'code',
    says: 'itemCodeableConcept',
    why: 'The product and each of its ingredients.',
    hazard: 'H-02',
  },
  { id: 'OC-substance', type: 'Substance', names: 'code', why: 'The substance.', hazard: 'H-02' },
  { id: 'OC-device', type: 'Device', names: 'type', titles: 'name', why: 'What kind of device it is.', hazard: 'H-02' },
  {
    id: 'OC-document',
    type: 'DocumentReference',
    says: 'type category event facilityType practiceSetting',
    titles: 'description title',
    why: 'A document that cannot be read is judged by its type, category, context and title.',
    hazard: 'H-16',
  },
  {
    id: 'OC-composition',
    type: 'Composition',
    says: 'type category code',
    titles: 'title',
    why: 'A document that cannot be read is judged by its type, category, context and titles.',
    hazard: 'H-16',
  },
  {
    id: 'OC-plan',
    type: 'CarePlan',
    says: 'category code productCodeableConcept',
    titles: 'title',
    why: 'A plan is what it is for, and what is done in it.',
    hazard: 'H-02',
  },
  {
    id: 'OC-goal',
    type: 'Goal',
    names: 'description',
    says: 'category measure',
    why: 'The goal in words.',
    hazard: 'H-02',
  },
  {
    id: 'OC-team',
    type: 'CareTeam',
    says: 'category',
    titles: 'name',
    why: 'A team is what it cares for.',
    hazard: 'H-02',
  },
  { id: 'OC-task', type: 'Task', names: 'code', titles: 'description', why: 'The task.', hazard: 'H-02' },
  {
    id: 'OC-related',
    type: 'RelatedPerson',
    says: 'relationship',
    why: 'A relationship in words can tell of violence.',
    hazard: 'H-03',
  },
  { id: 'OC-flag', type: 'Flag', names: 'code', says: 'category', why: 'The warning.', hazard: 'H-02' },
  { id: 'OC-consent', type: 'Consent', says: 'scope category', why: 'What was decided.', hazard: 'H-02' },
  { id: 'OC-specimen', type: 'Specimen', says: 'type', why: 'What was taken.', hazard: 'H-02' },
  {
    id: 'OC-practitioner',
    type: 'Practitioner',
    says: 'code',
    why: 'A qualification names a specialty.',
    hazard: 'H-02',
  },
  { id: 'OC-practitioner-role', type: 'PractitionerRole', says: 'code specialty', why: PLACE, hazard: 'H-02' },
  { id: 'OC-organisation', type: 'Organization', says: 'type', titles: 'name alias', why: PLACE, hazard: 'H-02' },
  { id: 'OC-location', type: 'Location', says: 'type', titles: 'name alias description', why: PLACE, hazard: 'H-02' },
  {
    id: 'OC-service',
    type: 'HealthcareService',
    says: 'category type specialty program',
    titles: 'name comment extraDetails programName',
    why: PLACE,
    hazard: 'H-02',
  },
  {
    id: 'OC-list',
    type: 'List',
    says: 'code',
    titles: 'title',
    why: 'The list of a consultation takes with it what was recorded in it.',
    hazard: 'H-02',
  },
  {
    id: 'OC-schedule',
    type: 'Schedule',
    says: 'serviceCategory serviceType specialty',
    titles: 'comment',
    why: PLACE,
    hazard: 'H-02',
  },
  {
    id: 'OC-slot',
    type: 'Slot',
    says: 'serviceCategory serviceType specialty appointmentType',
    titles: 'comment',
    why: PLACE,
    hazard: 'H-02',
  },
];

export interface OwnConcepts {
  readonly names: ReadonlySet<string>;
  /** Elements whose words withhold the whole resource. */
  readonly telling: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
}

const listed = (...lists: readonly (string | undefined)[]): ReadonlySet<string> =>
  new Set(lists.flatMap((list) => (list === undefined ? [] : list.split(' '))));
const NONE: OwnConcepts = { names: new Set(), telling: new Set(), titles: new Set() };
const BY_TYPE: ReadonlyMap<string, OwnConcepts> = new Map(
  OWN_CONCEPTS.map(({ type, names, says, because, titles }) => [
    type,
    { names: listed(names), telling: listed(names, says, because), titles: listed(titles) },
  ]),
);

/** The elements by which this type says what it is; none for a type without a row, of which nothing is released. */
export const ownConceptsOf = (type: string): OwnConcepts => BY_TYPE.get(type) ?? NONE;
