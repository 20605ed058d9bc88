/**
 * Which section does a resource belong to? One table by (type, category, code, provider setting): the gateway decides
 * by it, the record reads by it. A type without a row is denied. Source: POLICY 4.
 */
import type { CodeableConcept, Coding, FhirResource } from 'fhir/r4';
import type { SectionId } from './sections';
import type { Setting } from './settings';
import { SNOMED } from './code-systems';
import { isLegalDecision } from './legal-decisions';

export type ResourceType = FhirResource['resourceType'];

export interface SectionRow {
  readonly id: string;
  readonly type: ResourceType;
  readonly section: SectionId;
  /** Row holds only at a provider of this setting. */
  readonly setting?: Setting;
  /** Row holds only when this says so; said in words in `why`. */
  readonly when?: 'care-plan-code' | 'social-history' | 'implanted' | 'legal-decision';
  readonly why: string;
}

/** Plans that are care plans whatever their resource type. SNOMED CT UK, POLICY 4. */
export const PLAN_CODES: Readonly<Record<string, string>> = {
  '736253002': 'Mental health crisis plan',
  '736373009': 'End of life care plan',
  '1382601000000107': 'ReSPECT plan',
  '736366004': 'Advance care plan',
  '861421000000109': 'End of life care coordination summary',
  '735324008': 'Treatment escalation plan',
  '887701000000100': 'Emergency health care plan',
};

/** First row that holds wins: the conditional rows stand before the plain ones. */
export const SECTION_ROWS: readonly SectionRow[] = [
  {
    id: 'S-plan-document',
    type: 'DocumentReference',
    section: 'care-plans',
    when: 'care-plan-code',
    why: 'A crisis, ReSPECT, advance or end of life plan is a care plan whatever its resource type.',
  },
  {
    id: 'S-plan-composition',
    type: 'Composition',
    section: 'care-plans',
    when: 'care-plan-code',
    why: 'A crisis, ReSPECT, advance or end of life plan is a care plan whatever its resource type.',
  },
  {
    id: 'S-plan-flag',
    type: 'Flag',
    section: 'care-plans',
    when: 'care-plan-code',
    why: 'A flag that carries a plan code points to the plan.',
  },
  {
    id: 'S-plan-observation',
    type: 'Observation',
    section: 'care-plans',
    when: 'care-plan-code',
    why: 'A plan recorded as a coded entry is still the plan.',
  },
  {
    id: 'S-plan-condition',
    type: 'Condition',
    section: 'care-plans',
    when: 'care-plan-code',
    why: 'A plan recorded as a coded entry is still the plan.',
  },
  {
    id: 'S-plan-procedure',
    type: 'Procedure',
    section: 'care-plans',
    when: 'care-plan-code',
    why: 'A plan recorded as a coded entry is still the plan.',
  },
  {
    id: 'S-plan-careplan',
    type: 'CarePlan',
    section: 'care-plans',
    when: 'care-plan-code',
    why: 'A crisis, ReSPECT, advance or end of life plan is a care plan whoever sent it.',
  },
  {
    id: 'S-allergy',
    type: 'AllergyIntolerance',
    section: 'allergies',
    why: 'Allergies, intolerances and explicit negatives.',
  },
  { id: 'S-med-request', type: 'MedicationRequest', section: 'medications', why: 'Prescriptions: plans and issues.' },
  { id: 'S-med-statement', type: 'MedicationStatement', section: 'medications', why: 'What the person takes.' },
  { id: 'S-med-dispense', type: 'MedicationDispense', section: 'medications', why: 'What was supplied.' },
  { id: 'S-med-administration', type: 'MedicationAdministration', section: 'medications', why: 'What was given.' },
  { id: 'S-condition', type: 'Condition', section: 'problems', why: 'Problems and diagnoses.' },
  {
    id: 'S-family-history',
    type: 'FamilyMemberHistory',
    section: 'problems',
    why: 'Family history stands beside the problems.',
  },
  { id: 'S-encounter', type: 'Encounter', section: 'encounters', why: 'Contacts with care.' },
  {
    id: 'S-episode-social',
    type: 'EpisodeOfCare',
    section: 'social-care',
    setting: 'social-care',
    why: 'A package or period of social care.',
  },
  {
    id: 'S-episode',
    type: 'EpisodeOfCare',
    section: 'encounters',
    why: 'A period under the care of a health service.',
  },
  {
    id: 'S-social-history',
    type: 'Observation',
    section: 'problems',
    when: 'social-history',
    why: 'Smoking, alcohol and living situation are context for problems, not test results.',
  },
  { id: 'S-observation', type: 'Observation', section: 'results', why: 'Measurements and test results.' },
  { id: 'S-report', type: 'DiagnosticReport', section: 'results', why: 'Reports of tests.' },
  { id: 'S-appointment', type: 'Appointment', section: 'appointments', why: 'Booked care.' },
  {
    id: 'S-referral',
    type: 'ServiceRequest',
    section: 'appointments',
    why: 'Referrals stand with the appointments they lead to.',
  },
  { id: 'S-immunisation', type: 'Immunization', section: 'immunisations', why: 'Vaccines given or not given.' },
  { id: 'S-procedure', type: 'Procedure', section: 'procedures', why: 'Operations and procedures.' },
  { id: 'S-device-social', type: 'Device', section: 'social-care', setting: 'social-care', why: 'Equipment at home.' },
  {
    id: 'S-device-implant',
    type: 'Device',
    section: 'procedures',
    when: 'implanted',
    why: 'An implant is part of what was done.',
  },
  { id: 'S-document', type: 'DocumentReference', section: 'documents', why: 'Letters and documents.' },
  { id: 'S-composition', type: 'Composition', section: 'documents', why: 'Structured documents.' },
  {
    id: 'S-binary',
    type: 'Binary',
    section: 'documents',
    why: 'A document’s content; fetched only through its document.',
  },
  {
    id: 'S-plan-social',
    type: 'CarePlan',
    section: 'social-care',
    setting: 'social-care',
    why: 'A council’s care and support plan.',
  },
  { id: 'S-care-plan', type: 'CarePlan', section: 'care-plans', why: 'Care plans.' },
  { id: 'S-goal', type: 'Goal', section: 'care-plans', why: 'Goals of a care plan.' },
  { id: 'S-care-team', type: 'CareTeam', section: 'care-plans', why: 'Who carries the plan.' },
  {
    id: 'S-task-social',
    type: 'Task',
    section: 'social-care',
    setting: 'social-care',
    why: 'Assessments and enquiries.',
  },
  {
    id: 'S-answers-social',
    type: 'QuestionnaireResponse',
    section: 'social-care',
    setting: 'social-care',
    why: 'Assessments.',
  },
  {
    id: 'S-related-social',
    type: 'RelatedPerson',
    section: 'social-care',
    setting: 'social-care',
    why: 'Carers and contacts known to the council.',
  },
  { id: 'S-flag', type: 'Flag', section: 'alerts', why: 'Warnings and needs.' },
  { id: 'S-related', type: 'RelatedPerson', section: 'alerts', why: 'Next of kin and contacts.' },
  {
    id: 'S-consent',
    type: 'Consent',
    section: 'alerts',
    when: 'legal-decision',
    why:
      'A power of attorney or an advance decision must be found; ' +
      'consents to sharing, research or treatment are not carried.',
  },
];

/** Types that pass only when a released section resource reaches them, as name, code and role. Source: POLICY 3. */
export const SUPPORTING_TYPES: readonly ResourceType[] = [
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'HealthcareService',
  'Medication',
  'Specimen',
  'Provenance',
  'Device',
];

interface Sectioned {
  readonly resourceType: string;
  readonly code?: CodeableConcept;
  readonly type?: CodeableConcept;
  readonly category?: CodeableConcept | readonly CodeableConcept[];
  readonly scope?: CodeableConcept;
  readonly property?: readonly unknown[];
  readonly patient?: unknown;
}

const ROWS_BY_TYPE = new Map<string, SectionRow[]>();
for (const row of SECTION_ROWS) {
  const rows = ROWS_BY_TYPE.get(row.type);
  if (rows) rows.push(row);
  else ROWS_BY_TYPE.set(row.type, [row]);
}

const isPlanCoding = ({ system, code }: Coding): boolean =>
  system === SNOMED && code !== undefined && Object.hasOwn(PLAN_CODES, code);

/** Plain loops: asked of every observation and condition of a large record. */
function hasPlanCode(concept: CodeableConcept | undefined): boolean {
  for (const coding of concept?.coding ?? []) if (isPlanCoding(coding)) return true;
  return false;
}

const NONE: readonly CodeableConcept[] = [];
const categories = ({ category }: Sectioned): readonly CodeableConcept[] =>
  category === undefined
    ? NONE
    : Array.isArray(category)
      ? (category as readonly CodeableConcept[])
      : [category as CodeableConcept];

const CONDITIONS: Readonly<Record<NonNullable<SectionRow['when']>, (resource: Sectioned) => boolean>> = {
  'care-plan-code': (resource) =>
    hasPlanCode(resource.code) || hasPlanCode(resource.type) || categories(resource).some(hasPlanCode),
  'social-history': (resource) =>
    categories(resource).some((concept) => concept.coding?.some((coding) => coding.code === 'social-history')),
  implanted: (resource) => resource.patient !== undefined,
  'legal-decision': (resource) => isLegalDecision(categories(resource), resource.scope),
};

/** The row by which a resource belongs to its section; null when no row holds: then it is denied, or supporting. */
export function sectionRowOf(resource: Readonly<FhirResource>, setting: Setting): SectionRow | null {
  const rows = ROWS_BY_TYPE.get(resource.resourceType);
  if (rows === undefined) return null;
  for (const row of rows) {
    if (row.setting !== undefined && row.setting !== setting) continue;
    if (row.when !== undefined && !CONDITIONS[row.when](resource as unknown as Sectioned)) continue;
    return row;
  }
  return null;
}

/** The section a resource belongs to at a provider of this setting, or null. */
export const sectionOf = (resource: Readonly<FhirResource>, setting: Setting): SectionId | null =>
  sectionRowOf(resource, setting)?.section ?? null;

/** The listed plan's code that a resource carries as code, type or category; null where it carries none. */
export function planCodeOf(resource: Readonly<FhirResource>): string | null {
  const sectioned = resource as unknown as Sectioned;
  for (const concept of [sectioned.code, sectioned.type, ...categories(sectioned)])
    for (const coding of concept?.coding ?? []) if (isPlanCoding(coding)) return coding.code ?? null;
  return null;
}
