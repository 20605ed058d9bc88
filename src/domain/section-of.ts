/**
 * Which section does a resource belong to? One table by (type, category, code, provider setting): the gateway decides
 * by it, the record reads by it. A type without a row is denied. Source: POLICY 4.
 */
import type { CodeableConcept, Coding, FhirResource } from 'fhir/r4';
import type { SectionId } from './sections';
import type { Setting } from './settings';
import { SNOMED } from './code-systems';
import { isLegalDecision } from './legal-decisions';
import { isOfKind, kindsOf, type NamedKind } from './named-kinds';
import given from './section-of.json' with { type: 'json' };

export type ResourceType = FhirResource['resourceType'];

export const SECTION_CONDITIONS = [
  'care-plan-code',
  'social-history',
  'implanted',
  'legal-decision',
  'pregnancy',
  'mental-health-act',
  'deprivation-of-liberty',
  'organ-donation',
  'about-me',
  'contact',
] as const;
export type SectionCondition = (typeof SECTION_CONDITIONS)[number];

export interface SectionRow {
  readonly id: string;
  readonly type: CarriedType;
  readonly section: SectionId;
  /** Row holds only at a provider of this setting. */
  readonly setting?: Setting;
  /** Row holds only when this says so; said in words in `why`. */
  readonly when?: SectionCondition;
  readonly why: string;
}

/** Plans that are care plans whatever their resource type. SNOMED CT UK, POLICY 4. */
export const PLAN_CODES: Readonly<Record<string, string>> = given.planCodes;

/** Kinds of record that people miss, all read alike. */
export const OTHER_TYPES = [
  'ImagingStudy',
  'Media',
  'ClinicalImpression',
  'RiskAssessment',
  'AdverseEvent',
  'DeviceUseStatement',
  'DeviceRequest',
  'NutritionOrder',
  'VisionPrescription',
  'Communication',
] as const satisfies readonly ResourceType[];
export type OtherType = (typeof OTHER_TYPES)[number];

/** Types that some section carries: whoever must know each of them has a table keyed by it. Each has a row below. */
export const CARRIED_TYPES = [
  'AllergyIntolerance',
  'MedicationRequest',
  'MedicationStatement',
  'MedicationDispense',
  'MedicationAdministration',
  'Condition',
  'FamilyMemberHistory',
  'Encounter',
  'EpisodeOfCare',
  'Observation',
  'DiagnosticReport',
  'Appointment',
  'ServiceRequest',
  'Immunization',
  'Procedure',
  'Device',
  'DocumentReference',
  'Composition',
  'Binary',
  'CarePlan',
  'Goal',
  'CareTeam',
  'Task',
  'QuestionnaireResponse',
  'RelatedPerson',
  'Flag',
  'Consent',
  ...OTHER_TYPES,
] as const satisfies readonly ResourceType[];
export type CarriedType = (typeof CARRIED_TYPES)[number];

/**
 * First row that holds wins: the conditional rows stand before the plain ones. src/policy checks it like its tables.
 */
export const SECTION_ROWS = given.sections as readonly SectionRow[];

const SUPPORTING = [
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'HealthcareService',
  'Medication',
  'Specimen',
  'Provenance',
  'Device',
] as const satisfies readonly ResourceType[];

/** Types that pass only when a released section resource reaches them, as name, code and role. Source: POLICY 3. */
export const SUPPORTING_TYPES: readonly ResourceType[] = SUPPORTING;
export type SupportingType = (typeof SUPPORTING)[number];

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

const PLANS: ReadonlySet<unknown> = new Set(Object.keys(PLAN_CODES));

const isPlanCoding = ({ system, code }: Coding): boolean => system === SNOMED && PLANS.has(code);

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

/** How somebody lives and what they can do by themselves. Source: HL7 observation-category; US Core. */
const CONTEXT_CATEGORIES: ReadonlySet<string> = new Set([
  'social-history',
  'functional-status',
  'disability-status',
  'cognitive-status',
]);

/** The concepts by which a resource says what it is. */
const concepts = (resource: Sectioned): readonly (CodeableConcept | undefined)[] => [
  resource.code,
  resource.type,
  resource.scope,
  ...categories(resource),
];

type WhenKind = Extract<SectionCondition, Exclude<NamedKind, 'pregnancy'>>;

/** Conditions that any concept of a resource tells: they are read once for all of them. */
const BY_KIND: ReadonlySet<SectionCondition> = new Set<WhenKind>([
  'mental-health-act',
  'deprivation-of-liberty',
  'organ-donation',
  'about-me',
]);
const isByKind = (when: SectionCondition): when is WhenKind => BY_KIND.has(when);

function hasContextCategory(resource: Sectioned): boolean {
  for (const { coding } of categories(resource))
    for (const { code } of coding ?? []) if (code !== undefined && CONTEXT_CATEGORIES.has(code)) return true;
  return false;
}

const CONDITIONS: Readonly<Record<Exclude<SectionCondition, WhenKind>, (resource: Sectioned) => boolean>> = {
  'care-plan-code': (resource) =>
    hasPlanCode(resource.code) || hasPlanCode(resource.type) || categories(resource).some(hasPlanCode),
  'social-history': hasContextCategory,
  implanted: (resource) => resource.patient !== undefined,
  'legal-decision': (resource) => isLegalDecision(categories(resource), resource.scope),
  pregnancy: (resource) => isOfKind('pregnancy', [resource.code]),
  // every one of its type: the word is what its cells are known by
  contact: () => true,
};

/** True of what somebody says about themselves. Source: PRSB, About me. */
export const isAboutMe = (resource: Readonly<FhirResource>): boolean =>
  kindsOf(concepts(resource as unknown as Sectioned)).has('about-me');

/** The row by which a resource belongs to its section; null when no row holds: then it is denied, or supporting. */
export function sectionRowOf(resource: Readonly<FhirResource>, setting: Setting): SectionRow | null {
  const rows = ROWS_BY_TYPE.get(resource.resourceType);
  if (rows === undefined) return null;
  const sectioned = resource as unknown as Sectioned;
  let kinds: ReadonlySet<NamedKind> | undefined;
  for (const row of rows) {
    if (row.setting !== undefined && row.setting !== setting) continue;
    if (row.when === undefined) return row;
    if (isByKind(row.when) ? (kinds ??= kindsOf(concepts(sectioned))).has(row.when) : CONDITIONS[row.when](sectioned))
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
