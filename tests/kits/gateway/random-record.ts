/**
 * What could a provider send? Random records for the property tests: every section, sensitive and plain codes, labels
 * and texts, tangled references.
 */
import fc from 'fast-check';
import type { FhirResource } from 'fhir/r4';
import { ROLES } from '../../../src/domain/roles';
import { OTHER_TYPES, type CarriedType, type SupportingType } from '../../../src/domain/section-of';
import type { NoneMissing } from '../../../src/domain/sections';
import { SETTINGS, type Setting } from '../../../src/domain/settings';
import { CLINICAL_ROLES } from '../../../src/policy/tables/label-caps';
import { fill } from './filled';
import { FULL_SHAPES, SUPPORTING_SHAPES } from '../../../src/gateway/redact/full-shapes';
import type { Shape } from '../../../src/gateway/redact/shapes';

const SNOMED = 'http://snomed.info/sct';
const plainConcept = fc.constantFrom<unknown>(
  { coding: [{ system: SNOMED, code: '38341003', display: 'Hypertensive disorder' }] },
  { coding: [{ system: SNOMED, code: '73211009', display: 'Diabetes mellitus' }], text: 'Diabetes' },
  { text: 'Crab allergy' },
  { coding: [{ system: 'https://dmd.nhs.uk', code: '319283006', display: 'Amlodipine 5mg tablets' }] },
);
const tellingConcept = fc.constantFrom<unknown>(
  {
    coding: [
      { system: 'http://local.example', code: 'X1' },
      { system: SNOMED, code: '86406008', display: 'HIV infection' },
    ],
  },
  { coding: [{ system: SNOMED, code: 86406008 }] },
  { text: 'Sexual health clinic review' },
  { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'B20' }] },
  { coding: [{ system: SNOMED, code: '93461009' }] },
  { coding: [{ system: SNOMED, code: '109201000000109' }] },
  { coding: [{ system: SNOMED, code: '1362761000000103' }] },
  { coding: [{ system: SNOMED, code: '1326421000000106' }] },
  { coding: [{ system: SNOMED, code: '736253002' }] },
  { coding: [{ system: SNOMED, code: '1382601000000107' }] },
  { coding: [{ system: 'https://fhir.hl7.org.uk/CodeSystem/treatment-function', code: '710' }] },
  { text: 'Emtricitabine 200mg / Tenofovir 245mg tablets' },
  { text: 'Estradiol 2mg tablets' },
  { coding: [{ system: 'http://www.whocc.no/atc', code: 'J05AR03' }] },
);
const concept = fc.oneof({ weight: 30, arbitrary: plainConcept }, { weight: 1, arbitrary: tellingConcept });
const ACT = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const security = fc.constantFrom<unknown>(
  undefined,
  undefined,
  undefined,
  undefined,
  undefined,
  undefined,
  undefined,
  undefined,
  undefined,
  undefined,
  undefined,
  undefined,
  [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'REDACTED' }],
  [{ system: ACT, code: 'HIV' }],
  [{ system: 'http://hl7.org/fhir/v3/ActCode', code: 'PSY' }],
  [{ system: ACT, code: 'ETH' }],
  [{ system: ACT, code: 'NOPAT' }],
  [{ system: ACT, code: 'GDIS' }],
  [{ system: ACT, code: 'WHATEVER' }],
  [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }],
  [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'N' }],
);
const text = fc.constantFrom(
  'Feels better',
  'Asked about HIV testing',
  'Key safe 1234 by the door',
  'crab apples',
  'Seen at GUM clinic',
  'rape seed oil',
);

export const TYPES = [
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
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'HealthcareService',
  'Medication',
  'Specimen',
  'Provenance',
  'List',
] as const;

/** Where this does not compile, the type named is carried and never tried with random records. */
export type TypesNotTried = NoneMissing<Exclude<CarriedType | SupportingType, (typeof TYPES)[number]>>;

/** Few ids, so that references meet, some dangle and some resources share a name. */
const IDS = ['1', '2', '3'] as const;
const referenceTo = (...types: readonly string[]) =>
  fc.record(
    {
      reference: fc
        .tuple(
          fc.constantFrom(...types),
          fc.constantFrom(...IDS, '9'),
          fc.constantFrom('', '', 'https://provider.example/fhir/', ''),
        )
        .map(([type, id, base]) => `${base}${type}/${id}`),
      display: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom('Dr A', 'Ward 4', 'Northgate') },
        { weight: 1, arbitrary: fc.constantFrom('Sexual Health Clinic', 'HIV review', 'Truvada tablets') },
      ),
    },
    { requiredKeys: ['reference'] },
  );
const several = (...types: readonly string[]) => fc.array(referenceTo(...types), { maxLength: 3 });

const words = text.map((inside) => btoa(inside));
const located = fc.record({
  url: fc.constantFrom('Binary/1', 'Binary/2', 'https://elsewhere.example/x'),
  contentType: fc.constant('application/pdf'),
});
const held = fc.record({ data: words, contentType: fc.constantFrom('text/plain', 'application/pdf') });

const ANY = TYPES.filter((type) => type !== 'Binary' && type !== 'List');
/** Most elements are mostly absent, or everything would refer to something telling. */
const sparse = <T extends Record<string, fc.Arbitrary<unknown>>>(shape: T) =>
  fc.record(
    Object.fromEntries(
      Object.entries(shape).map(([element, arbitrary]) => [
        element,
        fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary }),
      ]),
    ),
  );

const elements = fc
  .tuple(
    fc.record({
      code: concept,
      status: fc.constantFrom('active', 'completed', 'final', 'finished', 'entered-in-error'),
      subject: fc.constant({ reference: 'Patient/p1', display: 'Name' }),
    }),
    sparse({
      clinicalStatus: fc.constantFrom({ coding: [{ code: 'active' }] }, { coding: [{ code: 'resolved' }] }),
      intent: fc.constantFrom('plan', 'order'),
      type: concept,
      category: fc.array(fc.oneof(concept, fc.constant({ coding: [{ code: 'social-history' }] })), { maxLength: 2 }),
      scope: fc.constantFrom(
        {
          coding: [
            {
              system: 'http://terminology.hl7.org/CodeSystem/consentscope',
              version: '1',
              code: 'adr',
              display: 'Advance care',
            },
          ],
          text: 'Advance care',
        },
        { text: 'Power of attorney' },
      ),
      medicationCodeableConcept: concept,
      medicationReference: referenceTo('Medication'),
      serviceType: concept,
      specialty: fc.array(concept, { maxLength: 1 }),
      reasonCode: fc.array(concept, { maxLength: 1 }),
      reasonReference: several('Condition', 'Observation'),
      encounter: referenceTo('Encounter'),
      context: referenceTo('Encounter', 'EpisodeOfCare'),
      partOf: referenceTo('Encounter'),
      episodeOfCare: several('EpisodeOfCare'),
      basedOn: several('MedicationRequest', 'ServiceRequest'),
      authorizingPrescription: several('MedicationRequest'),
      result: several('Observation'),
      hasMember: several('Observation'),
      performer: several('Practitioner', 'PractitionerRole', 'Organization'),
      serviceProvider: referenceTo('Organization'),
      managingOrganization: referenceTo('Organization'),
      location: fc.array(fc.record({ location: referenceTo('Location') }), { maxLength: 1 }),
      author: several('Organization', 'Practitioner'),
      practitioner: referenceTo('Practitioner'),
      organization: referenceTo('Organization'),
      recorder: referenceTo('PractitionerRole', 'Practitioner'),
      supportingInfo: several(...ANY),
      addresses: several('Condition'),
      participant: fc.array(
        fc.record({ actor: referenceTo('Location', 'HealthcareService', 'Patient', 'Practitioner') }),
        { maxLength: 2 },
      ),
      period: fc.record({ start: fc.constantFrom('2026-01-01', '2026-02-01T10:00:00Z', '2025', '2026-03') }),
      note: fc.array(fc.record({ text }), { maxLength: 2 }),
      description: text,
      title: text,
      conclusion: text,
      valueString: text,
      name: fc.constantFrom<unknown>('Northgate', 'Sexual health clinic', [
        { family: 'X', use: 'old' },
        { family: 'Y' },
      ]),
      patient: fc.constant({ reference: 'Patient/p1' }),
      for: fc.constant({ reference: 'Patient/p1' }),
      identifier: fc.array(
        fc.constantFrom(
          { system: 'urn:lab', value: 'F1' },
          { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990123454' },
        ),
        { maxLength: 2 },
      ),
      content: fc.array(fc.record({ attachment: fc.oneof(located, held) }), { maxLength: 1 }),
      presentedForm: fc.array(held, { maxLength: 1 }),
      data: words,
      extension: fc.array(
        fc.constantFrom<unknown>(
          {
            url: 'http://hl7.org/fhir/uv/security-label-ds4p/StructureDefinition/extension-inline-sec-label',
            valueCoding: { system: ACT, code: 'SEX' },
          },
          { url: 'http://unknown.example', valueString: 'x' },
        ),
        { maxLength: 1 },
      ),
      contained: fc.array(
        fc.record({
          resourceType: fc.constantFrom('Medication', 'Location', 'Condition', 'Practitioner'),
          id: fc.constantFrom('c1', 'c2'),
          code: concept,
          name: fc.constant('Inner'),
        }),
        { maxLength: 2 },
      ),
      text: fc.constant({ status: 'generated', div: '<div>narrative</div>' }),
    }),
  )
  .map(([must, may]) => ({
    ...must,
    ...Object.fromEntries(Object.entries(may).filter(([, value]) => value !== undefined)),
  }));

/** What nobody may ever read, in places that no list names: it stands in every resource, released or not. */
export const UNREAD = {
  unread: 'UNREAD',
  _status: { extension: [{ url: 'http://unknown.example', valueString: 'UNREAD' }] },
  text: { status: 'generated', div: '<div>UNREAD</div>' },
};

/** Whom a resource is about, in its own words: nobody but this person, or intake would trust none of it. */
const ABOUT: readonly string[] = ['subject', 'patient', 'for'];

/** A reference that is yet to be pointed at whatever stands in the record. */
const SOMEBODY = 'Any/';

/**
 * A few elements of the type's own allow-list, each with everything that may stand in it: sooner or later every path of
 * every type.
 */
const filling = fc.record({
  picks: fc.array(fc.nat(), { maxLength: 12, size: 'max' }),
  words: fc.oneof({ weight: 4, arbitrary: fc.constant('Seen today') }, { weight: 1, arbitrary: text }),
  to: fc.record(
    { reference: fc.nat({ max: 99 }).map((pick) => `${SOMEBODY}${String(pick)}`), display: fc.constant('Dr A') },
    { requiredKeys: ['reference'] },
  ),
  strays: fc.boolean(),
});
const shapeOf = (type: string): Shape =>
  (FULL_SHAPES as Readonly<Record<string, Shape>>)[type] ??
  (SUPPORTING_SHAPES as Readonly<Record<string, Shape>>)[type] ??
  {};

function filled(
  type: string,
  { picks, words, to, strays }: typeof filling extends fc.Arbitrary<infer T> ? T : never,
): Record<string, unknown> {
  const shape = shapeOf(type);
  const names = Object.keys(shape).filter((element) => !ABOUT.includes(element));
  const chosen = picks.map((pick) => names[pick % names.length]).filter((element) => element !== undefined);
  return fill(Object.fromEntries(chosen.map((element) => [element, shape[element] as Shape])), {
    words,
    reference: to,
    stray: strays ? UNREAD : {},
  });
}

/** What only a council sends is met as often as the rest. */
const SOCIAL_TYPES = ['Task', 'QuestionnaireResponse', 'Device'] as const;
const resource = fc
  .record({
    type: fc.constantFrom(...TYPES, ...SOCIAL_TYPES, ...SOCIAL_TYPES, ...SOCIAL_TYPES),
    id: fc.constantFrom(...IDS),
    security,
    elements,
    filling,
    inner: fc.boolean(),
  })
  .map(({ type, id, security: labels, elements: parts, filling: chosen, inner }): FhirResource => {
    const made: Record<string, unknown> = {
      resourceType: type,
      id,
      ...(labels === undefined ? {} : { meta: { security: labels } }),
      ...parts,
      ...filled(type, chosen),
    };
    if (inner && 'contained' in made) made['medicationReference'] = { reference: '#c1' };
    return made as unknown as FhirResource;
  });

const nameOf = ({ resourceType, id }: FhirResource): string => `${resourceType}/${id ?? ''}`;

/** Points most references at what is there, or hardly any would meet; those to number 9 dangle for ever. */
function pointed(value: unknown, all: readonly FhirResource[]): unknown {
  if (Array.isArray(value)) return value.map((item) => pointed(item, all));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([element, inner]) => {
      if (element !== 'reference' || typeof inner !== 'string') return [element, pointed(inner, all)];
      const [, base = '', type = '', id = ''] = /^(.*?)([A-Za-z]+)\/(\w+)$/.exec(inner) ?? [];
      const there = inner.startsWith(SOMEBODY) ? all : all.filter(({ resourceType }) => resourceType === type);
      const target = id === '9' || type === 'Patient' ? undefined : there[Number(id) % there.length];
      return [element, target === undefined ? inner : `${base}${nameOf(target)}`];
    }),
  );
}

export const randomResources = fc
  .array(resource, { maxLength: 14, size: 'max' })
  .map((all) => pointed(all, all) as readonly FhirResource[]);

/** Mostly those that may see something, at providers that may be asked. */
export const randomRole = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...CLINICAL_ROLES) },
  { weight: 1, arbitrary: fc.constantFrom(...ROLES) },
);
export const randomSetting = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.constantFrom<Setting>('gp', 'acute', 'community', 'mental-health', 'social-care', 'social-care'),
  },
  { weight: 1, arbitrary: fc.constantFrom(...SETTINGS) },
);

export const randomRecord = fc.record({
  resources: randomResources,
  role: randomRole,
  emergency: fc.boolean(),
  setting: randomSetting,
});
