/** Which organisations hold the synthetic people, what does each speak and what can it supply? All made up. */
import type { FhirVersion, Retrieve } from '../src/gateway/config';
import type { Setting } from '../src/domain/settings';

export interface FixtureProvider {
  /** Also the name of its folder here. */
  readonly id: string;
  readonly name: string;
  readonly ods: string;
  readonly region: string;
  readonly setting: Setting;
  readonly fhirVersion: FhirVersion;
  readonly retrieve: Retrieve;
  /** The patient types its CapabilityStatement lists; what is not here it cannot supply. */
  readonly supplies: readonly string[];
}

const GP_TYPES = [
  'AllergyIntolerance',
  'Appointment',
  'Condition',
  'DiagnosticReport',
  'DocumentReference',
  'Encounter',
  'Flag',
  'Immunization',
  'List',
  'MedicationRequest',
  'MedicationStatement',
  'Observation',
  'Procedure',
  'ProcedureRequest',
  'ReferralRequest',
];
const ACUTE_TYPES = [
  'AllergyIntolerance',
  'Appointment',
  'CarePlan',
  'CareTeam',
  'Condition',
  'Device',
  'DiagnosticReport',
  'DocumentReference',
  'Encounter',
  'Flag',
  'List',
  'MedicationRequest',
  'Observation',
  'Procedure',
  'Provenance',
  'ServiceRequest',
];
const COMMUNITY_TYPES = [
  'Appointment',
  'CarePlan',
  'CareTeam',
  'Condition',
  'Encounter',
  'Flag',
  'Goal',
  'Immunization',
  'MedicationStatement',
  'Observation',
];

export const FIXTURE_PROVIDERS: readonly FixtureProvider[] = [
  {
    id: 'parkside',
    name: 'Parkside Medical Centre',
    ods: 'Y00101',
    region: 'QMJ',
    setting: 'gp',
    fhirVersion: 'STU3',
    retrieve: 'gp-connect',
    supplies: GP_TYPES,
  },
  {
    id: 'northgate',
    name: 'Northgate Hospital',
    ods: 'RNG01',
    region: 'QMJ',
    setting: 'acute',
    fhirVersion: 'R4',
    retrieve: 'everything',
    supplies: ACUTE_TYPES,
  },
  {
    id: 'eastfield',
    name: 'Eastfield Hospital',
    ods: 'REF02',
    region: 'QMJ',
    setting: 'acute',
    fhirVersion: 'R4',
    retrieve: 'search',
    supplies: ACUTE_TYPES,
  },
  {
    id: 'riverside',
    name: 'Riverside Mental Health',
    ods: 'RRV03',
    region: 'QMJ',
    setting: 'mental-health',
    fhirVersion: 'R4',
    retrieve: 'everything',
    supplies: [...ACUTE_TYPES, 'MedicationStatement'],
  },
  {
    id: 'brookway',
    name: 'Brookway Community Health',
    ods: 'RBW04',
    region: 'QMJ',
    setting: 'community',
    fhirVersion: 'R4',
    retrieve: 'search',
    supplies: COMMUNITY_TYPES,
  },
  {
    id: 'council',
    name: 'Council Adult Care',
    ods: 'QCA05',
    region: 'QMJ',
    setting: 'social-care',
    fhirVersion: 'R4',
    retrieve: 'everything',
    supplies: ['CarePlan', 'Device', 'EpisodeOfCare', 'Flag', 'QuestionnaireResponse', 'RelatedPerson', 'Task'],
  },
  {
    id: 'clinic',
    name: 'Harbour Sexual Health',
    ods: 'RHS06',
    region: 'QMJ',
    setting: 'sexual-health',
    fhirVersion: 'R4',
    retrieve: 'everything',
    supplies: ['Condition', 'Encounter', 'MedicationRequest', 'Observation'],
  },
  {
    id: 'childrens',
    name: 'Children’s Social Care',
    ods: 'QCS07',
    region: 'QMJ',
    setting: 'children-social-care',
    fhirVersion: 'R4',
    retrieve: 'everything',
    supplies: ['RelatedPerson', 'Task'],
  },
  {
    id: 'prison',
    name: 'Holt Prison Healthcare',
    ods: 'RPH08',
    region: 'QMJ',
    setting: 'prison',
    fhirVersion: 'R4',
    retrieve: 'everything',
    supplies: ['Encounter', 'MedicationRequest'],
  },
  {
    id: 'refuge',
    name: 'Willow House Domestic Abuse Service',
    ods: 'VDA09',
    region: 'QMJ',
    setting: 'domestic-abuse',
    fhirVersion: 'R4',
    retrieve: 'everything',
    supplies: ['CarePlan'],
  },
  {
    id: 'southbank',
    name: 'Southbank Surgery',
    ods: 'Y00909',
    region: 'QKK',
    setting: 'gp',
    fhirVersion: 'STU3',
    retrieve: 'gp-connect',
    supplies: GP_TYPES,
  },
];
