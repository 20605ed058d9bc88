/**
 * Where could a telling concept stand, and in what shape could it come? Every place is tried with every shape, and with
 * concepts that tell nothing.
 * For a safety officer to read and to add to; run by places.test.ts.
 */
import type { Json } from '../../domain/json';
import shapes from './shapes.json' with { type: 'json' };

const SNOMED = 'http://snomed.info/sct';
const coded = (system: string, code: unknown, display?: string): Json => ({
  coding: [{ system, code, ...(display === undefined ? {} : { display }) }],
});
const plain = coded(SNOMED, '38341003', 'Hypertensive disorder');

export interface Shape {
  readonly name: string;
  readonly concept: Json;
}

/** Concepts that tell, that tell nothing, and whose words tell beside a code that says something else. */
export const TELLING: readonly Shape[] = shapes.telling;
export const HARMLESS: readonly Shape[] = shapes.harmless;
export const BESIDE_A_CODE: readonly Shape[] = shapes.besideACode;

export interface Place {
  readonly name: string;
  /** The first one is judged. */
  readonly given: (concept: Json) => readonly Json[];
  /** Where no name is read, since it would be the name of a medicine or of nothing. */
  readonly codesOnly?: true;
  /** What stands here is attached: words that tell beside a valid code are cut with it, and the resource stays. */
  readonly attached?: true;
}

const condition = (parts: Json): Json => ({ resourceType: 'Condition', id: 'c', code: plain, ...parts });
const observation = (parts: Json): Json => ({
  resourceType: 'Observation',
  id: 'o',
  status: 'final',
  code: plain,
  ...parts,
});
const encounter = (parts: Json): Json => ({ resourceType: 'Encounter', id: 'e', status: 'finished', ...parts });
const appointment = (parts: Json): Json => ({ resourceType: 'Appointment', id: 'a', status: 'booked', ...parts });
const letter = (parts: Json): Json => ({ resourceType: 'DocumentReference', id: 'd', status: 'current', ...parts });
const of = (type: string, parts: Json): Json => ({ resourceType: type, id: 'x', ...parts });

/** In the resource itself. */
export const OWN_PLACES: readonly Place[] = [
  { name: 'Condition.code', given: (concept) => [condition({ code: concept })] },
  { name: 'Condition.category', attached: true, given: (concept) => [condition({ category: [plain, concept] })] },
  { name: 'Condition.bodySite', attached: true, given: (concept) => [condition({ bodySite: [concept] })] },
  {
    name: 'Condition.stage.summary',
    attached: true,
    given: (concept) => [condition({ stage: [{ summary: concept }] })],
  },
  { name: 'Condition.evidence.code', given: (concept) => [condition({ evidence: [{ code: [concept] }] })] },
  {
    name: 'Condition.extension',
    attached: true,
    given: (concept) => [condition({ extension: [{ url: 'http://unknown.example', valueCodeableConcept: concept }] })],
  },
  {
    name: 'Condition.extension.extension',
    attached: true,
    given: (concept) => [
      condition({
        extension: [{ url: 'http://unknown.example', extension: [{ url: 'part', valueCodeableConcept: concept }] }],
      }),
    ],
  },
  {
    name: 'Condition.modifierExtension',
    attached: true,
    given: (concept) => [
      condition({ modifierExtension: [{ url: 'http://unknown.example', valueCodeableConcept: concept }] }),
    ],
  },
  {
    name: 'Condition, an element that nobody knows',
    attached: true,
    given: (concept) => [condition({ unheardOf: { deeper: [concept] } })],
  },
  { name: 'Observation.code', given: (concept) => [observation({ code: concept })] },
  { name: 'Observation.valueCodeableConcept', given: (concept) => [observation({ valueCodeableConcept: concept })] },
  {
    name: 'Observation.component.code',
    given: (concept) => [observation({ component: [{ code: plain }, { code: concept, valueString: 'x' }] })],
  },
  {
    name: 'Observation.component.valueCodeableConcept',
    given: (concept) => [observation({ component: [{ code: plain, valueCodeableConcept: concept }] })],
  },
  { name: 'Observation.method', given: (concept) => [observation({ method: concept })] },
  { name: 'Observation.category', attached: true, given: (concept) => [observation({ category: [concept] })] },
  {
    name: 'DiagnosticReport.code',
    given: (concept) => [of('DiagnosticReport', { status: 'final', code: concept, conclusion: 'x' })],
  },
  {
    name: 'DiagnosticReport.conclusionCode',
    given: (concept) => [of('DiagnosticReport', { status: 'final', code: plain, conclusionCode: [concept] })],
  },
  { name: 'Encounter.type', given: (concept) => [encounter({ type: [concept] })] },
  { name: 'Encounter.serviceType', given: (concept) => [encounter({ serviceType: concept })] },
  { name: 'Encounter.reasonCode', given: (concept) => [encounter({ reasonCode: [plain, concept] })] },
  {
    name: 'Encounter.diagnosis.use',
    attached: true,
    given: (concept) => [encounter({ diagnosis: [{ condition: { reference: 'Condition/gone' }, use: concept }] })],
  },
  { name: 'EpisodeOfCare.type', given: (concept) => [of('EpisodeOfCare', { status: 'active', type: [concept] })] },
  { name: 'Appointment.serviceCategory', given: (concept) => [appointment({ serviceCategory: [concept] })] },
  { name: 'Appointment.serviceType', given: (concept) => [appointment({ serviceType: [concept] })] },
  { name: 'Appointment.specialty', given: (concept) => [appointment({ specialty: [concept] })] },
  { name: 'Appointment.reasonCode', given: (concept) => [appointment({ reasonCode: [concept] })] },
  {
    name: 'ServiceRequest.code',
    given: (concept) => [of('ServiceRequest', { status: 'active', intent: 'order', code: concept })],
  },
  {
    name: 'ServiceRequest.reasonCode',
    given: (concept) => [of('ServiceRequest', { status: 'active', intent: 'order', reasonCode: [concept] })],
  },
  {
    name: 'ServiceRequest.orderDetail',
    given: (concept) => [of('ServiceRequest', { status: 'active', intent: 'order', orderDetail: [concept] })],
  },
  {
    name: 'ServiceRequest.performerType',
    given: (concept) => [of('ServiceRequest', { status: 'active', intent: 'order', performerType: concept })],
  },
  { name: 'Procedure.code', given: (concept) => [of('Procedure', { status: 'completed', code: concept })] },
  {
    name: 'Procedure.reasonCode',
    given: (concept) => [of('Procedure', { status: 'completed', code: plain, reasonCode: [concept] })],
  },
  {
    name: 'Procedure.outcome',
    given: (concept) => [of('Procedure', { status: 'completed', code: plain, outcome: concept })],
  },
  {
    name: 'Immunization.reasonCode',
    attached: true,
    given: (concept) => [of('Immunization', { status: 'completed', vaccineCode: plain, reasonCode: [concept] })],
  },
  {
    name: 'MedicationRequest.reasonCode',
    attached: true,
    given: (concept) => [
      of('MedicationRequest', {
        status: 'active',
        intent: 'plan',
        medicationCodeableConcept: { text: 'Co-trimoxazole' },
        reasonCode: [concept],
      }),
    ],
  },
  {
    name: 'MedicationRequest.dosageInstruction.asNeeded',
    attached: true,
    given: (concept) => [
      of('MedicationRequest', {
        status: 'active',
        intent: 'plan',
        medicationCodeableConcept: { text: 'Co-trimoxazole' },
        dosageInstruction: [{ asNeededCodeableConcept: concept }],
      }),
    ],
  },
  {
    name: 'FamilyMemberHistory.condition.code',
    given: (concept) => [
      of('FamilyMemberHistory', { status: 'completed', relationship: plain, condition: [{ code: concept }] }),
    ],
  },
  { name: 'Flag.code', given: (concept) => [of('Flag', { status: 'active', code: concept })] },
  { name: 'Flag.category', given: (concept) => [of('Flag', { status: 'active', code: plain, category: [concept] })] },
  {
    name: 'CarePlan.category',
    given: (concept) => [of('CarePlan', { status: 'active', intent: 'plan', category: [concept] })],
  },
  {
    name: 'CarePlan.activity.detail.code',
    given: (concept) => [
      of('CarePlan', {
        status: 'active',
        intent: 'plan',
        activity: [{ detail: { status: 'in-progress', code: concept } }],
      }),
    ],
  },
  { name: 'Goal.description', given: (concept) => [of('Goal', { lifecycleStatus: 'active', description: concept })] },
  {
    name: 'CareTeam.participant.role',
    attached: true,
    given: (concept) => [of('CareTeam', { status: 'active', participant: [{ role: [concept] }] })],
  },
  { name: 'DocumentReference.type', given: (concept) => [letter({ type: concept })] },
  { name: 'DocumentReference.category', given: (concept) => [letter({ category: [concept] })] },
  { name: 'DocumentReference.context.event', given: (concept) => [letter({ context: { event: [concept] } })] },
  {
    name: 'DocumentReference.context.facilityType',
    given: (concept) => [letter({ context: { facilityType: concept } })],
  },
  {
    name: 'DocumentReference.context.practiceSetting',
    given: (concept) => [letter({ context: { practiceSetting: concept } })],
  },
  {
    name: 'Composition.event.code',
    given: (concept) => [of('Composition', { status: 'final', type: plain, event: [{ code: [concept] }] })],
  },
  {
    name: 'Composition.section.code',
    given: (concept) => [of('Composition', { status: 'final', type: plain, section: [{ code: concept }] })],
  },
  {
    name: 'Device.type',
    given: (concept) => [of('Device', { status: 'active', patient: { reference: 'Patient/p' }, type: concept })],
  },
  {
    name: 'AllergyIntolerance.reaction.manifestation',
    codesOnly: true,
    given: (concept) => [
      of('AllergyIntolerance', { code: { text: 'Penicillin' }, reaction: [{ manifestation: [concept] }] }),
    ],
  },
  {
    name: 'AllergyIntolerance.code',
    codesOnly: true,
    given: (concept) => [of('AllergyIntolerance', { code: concept })],
  },
];

const at = (reference: string): Json => ({ reference });

/**
 * In what the resource is of: its encounter, service, place, organisation, report, document or medicine. Exclusions run
 * from there.
 */
export const REACHED_PLACES: readonly Place[] = [
  {
    name: 'the encounter it was recorded in',
    given: (concept) => [observation({ encounter: at('Encounter/e') }), encounter({ serviceType: concept })],
  },
  {
    name: 'the encounter, by an absolute reference with a version',
    given: (concept) => [
      condition({ encounter: at('https://provider.example/fhir/Encounter/e/_history/4') }),
      encounter({ reasonCode: [concept] }),
    ],
  },
  {
    name: 'the encounter that its encounter is part of',
    given: (concept) => [
      condition({ encounter: at('Encounter/e1') }),
      encounter({ id: 'e1', partOf: at('Encounter/e') }),
      encounter({ type: [concept] }),
    ],
  },
  {
    name: 'the encounter, contained',
    given: (concept) => [condition({ encounter: at('#e'), contained: [encounter({ type: [concept] })] })],
  },
  {
    name: 'the encounter that its consultation List belongs to',
    given: (concept) => [
      condition({}),
      of('List', {
        id: 'l',
        status: 'current',
        mode: 'snapshot',
        encounter: at('Encounter/e'),
        entry: [{ item: at('List/topic') }],
      }),
      of('List', {
        id: 'topic',
        status: 'current',
        mode: 'snapshot',
        encounter: at('Encounter/e'),
        entry: [{ item: at('Condition/c') }],
      }),
      encounter({ type: [concept] }),
    ],
  },
  {
    name: 'the encounter of a medicine',
    given: (concept) => [
      of('MedicationStatement', {
        status: 'active',
        medicationCodeableConcept: { text: 'Doxycycline' },
        context: at('Encounter/e'),
      }),
      encounter({ serviceType: concept }),
    ],
  },
  {
    name: 'the encounter of a letter',
    given: (concept) => [letter({ context: { encounter: [at('Encounter/e')] } }), encounter({ serviceType: concept })],
  },
  {
    name: 'the episode of its encounter',
    given: (concept) => [
      encounter({ episodeOfCare: [at('EpisodeOfCare/x')] }),
      of('EpisodeOfCare', { status: 'active', type: [concept] }),
    ],
  },
  {
    name: 'the episode of a plan',
    given: (concept) => [
      of('CarePlan', { id: 'p', status: 'active', intent: 'plan', encounter: at('EpisodeOfCare/x') }),
      of('EpisodeOfCare', { status: 'active', type: [concept] }),
    ],
  },
  {
    name: 'the episode in an extension',
    given: (concept) => [
      observation({
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/workflow-episodeOfCare',
            valueReference: at('EpisodeOfCare/x'),
          },
        ],
      }),
      of('EpisodeOfCare', { status: 'active', type: [concept] }),
    ],
  },
  {
    name: 'the encounter of a family history, in its extension',
    given: (concept) => [
      of('FamilyMemberHistory', {
        status: 'completed',
        relationship: plain,
        extension: [
          {
            url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-AssociatedEncounter',
            valueReference: at('Encounter/e'),
          },
        ],
      }),
      encounter({ serviceType: concept }),
    ],
  },
  {
    name: 'the encounter of an allergy, in its extension',
    given: (concept) => [
      of('AllergyIntolerance', {
        code: { text: 'Penicillin' },
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/encounter-associatedEncounter',
            valueReference: at('Encounter/e'),
          },
        ],
      }),
      encounter({ serviceType: concept }),
    ],
  },
  {
    name: 'the encounter that came of its booking',
    given: (concept) => [
      appointment({ status: 'fulfilled' }),
      encounter({ appointment: [at('Appointment/a')], reasonCode: [concept] }),
    ],
  },
  {
    name: 'the place of its encounter',
    given: (concept) => [
      encounter({ location: [{ location: at('Location/x') }] }),
      of('Location', { type: [concept] }),
    ],
  },
  {
    name: 'the place that its place is part of',
    given: (concept) => [
      encounter({ location: [{ location: at('Location/room') }] }),
      of('Location', { id: 'room', name: 'Room 4', partOf: at('Location/x') }),
      of('Location', { type: [concept] }),
    ],
  },
  {
    name: 'the place, contained',
    given: (concept) => [
      appointment({
        participant: [{ actor: at('#x'), status: 'accepted' }],
        contained: [of('Location', { type: [concept] })],
      }),
    ],
  },
  {
    name: 'the organisation',
    given: (concept) => [encounter({ serviceProvider: at('Organization/x') }), of('Organization', { type: [concept] })],
  },
  {
    name: 'the organisation, by urn:uuid',
    given: (concept) => [
      encounter({ serviceProvider: at('urn:uuid:0b1c1c5e-7a8d-4f0e-9f5e-1f2d3c4b5a69') }),
      of('Organization', { id: '0b1c1c5e-7a8d-4f0e-9f5e-1f2d3c4b5a69', type: [concept] }),
    ],
  },
  {
    name: 'the organisation that the place belongs to',
    given: (concept) => [
      appointment({ participant: [{ actor: at('Location/l'), status: 'accepted' }] }),
      of('Location', { id: 'l', managingOrganization: at('Organization/x') }),
      of('Organization', { type: [concept] }),
    ],
  },
  {
    name: 'the organisation that carries the identifier of the reference',
    given: (concept) => [
      encounter({
        serviceProvider: { identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'V9Z01' } },
      }),
      of('Organization', { id: 'other', identifier: [{ value: 'V9Z01' }], name: 'Northgate' }),
      of('Organization', { identifier: [{ value: 'V9Z01' }], type: [concept] }),
    ],
  },
  {
    name: 'the organisation that carries the identifier of a reference that leads nowhere',
    given: (concept) => [
      encounter({ serviceProvider: { reference: 'Organization/gone', identifier: { value: 'V9Z01' } } }),
      of('Organization', { identifier: [{ value: 'V9Z01' }], type: [concept] }),
    ],
  },
  {
    name: 'the service',
    given: (concept) => [
      appointment({ participant: [{ actor: at('HealthcareService/x'), status: 'accepted' }] }),
      of('HealthcareService', { specialty: [concept] }),
    ],
  },
  {
    name: 'the service of the slot that was booked',
    given: (concept) => [
      appointment({ slot: [at('Slot/s')] }),
      of('Slot', { id: 's', schedule: at('Schedule/x') }),
      of('Schedule', { specialty: [concept] }),
    ],
  },
  {
    name: 'the specialty of the role that did it',
    given: (concept) => [
      observation({ performer: [at('PractitionerRole/x')] }),
      of('PractitionerRole', { specialty: [concept] }),
    ],
  },
  {
    name: 'the specialty of the role that asked for it',
    given: (concept) => [
      of('ServiceRequest', { status: 'active', intent: 'order', code: plain, requester: at('PractitionerRole/x') }),
      of('PractitionerRole', { id: 'x', specialty: [concept] }),
    ],
  },
  {
    name: 'the organisation of the role that saw the person',
    given: (concept) => [
      encounter({ participant: [{ individual: at('PractitionerRole/r') }] }),
      of('PractitionerRole', { id: 'r', organization: at('Organization/x') }),
      of('Organization', { type: [concept] }),
    ],
  },
  {
    name: 'the author of a letter',
    given: (concept) => [
      letter({ author: [at('PractitionerRole/x')] }),
      of('PractitionerRole', { specialty: [concept] }),
    ],
  },
  {
    name: 'the custodian of a letter',
    given: (concept) => [letter({ custodian: at('Organization/x') }), of('Organization', { type: [concept] })],
  },
  {
    name: 'the report that it is a result of',
    given: (concept) => [
      observation({}),
      of('DiagnosticReport', { status: 'final', code: concept, result: [at('Observation/o')] }),
    ],
  },
  {
    name: 'the test group of its report',
    given: (concept) => [
      observation({}),
      observation({ id: 'group', code: concept, hasMember: [at('Observation/o')] }),
    ],
  },
  {
    name: 'the report of its test group',
    given: (concept) => [
      observation({}),
      of('DiagnosticReport', { status: 'final', code: concept, result: [at('Observation/group')] }),
      observation({ id: 'group', hasMember: [at('Observation/o')] }),
    ],
  },
  {
    name: 'the Medication of a request',
    given: (concept) => [
      of('MedicationRequest', { status: 'active', intent: 'plan', medicationReference: at('Medication/x') }),
      of('Medication', { code: concept }),
    ],
  },
  {
    name: 'the Medication of a statement',
    given: (concept) => [
      of('MedicationStatement', { status: 'active', medicationReference: at('Medication/x') }),
      of('Medication', { code: concept }),
    ],
  },
  {
    name: 'the Medication of a dispense',
    given: (concept) => [
      of('MedicationDispense', { status: 'completed', medicationReference: at('Medication/x') }),
      of('Medication', { code: concept }),
    ],
  },
  {
    name: 'the ingredient of a Medication',
    given: (concept) => [
      of('MedicationAdministration', { status: 'completed', medicationReference: at('Medication/x') }),
      of('Medication', { code: plain, ingredient: [{ itemCodeableConcept: concept }] }),
    ],
  },
  {
    name: 'the plan of an issue',
    attached: true,
    given: (concept) => [
      of('MedicationRequest', {
        id: 'issue',
        status: 'active',
        intent: 'order',
        medicationCodeableConcept: { text: 'Doxycycline' },
        basedOn: [at('MedicationRequest/x')],
      }),
      of('MedicationRequest', {
        status: 'active',
        intent: 'plan',
        medicationCodeableConcept: { text: 'Doxycycline' },
        reasonCode: [concept],
      }),
    ],
  },
  {
    name: 'the request of a statement',
    attached: true,
    given: (concept) => [
      of('MedicationStatement', {
        status: 'active',
        medicationCodeableConcept: { text: 'Doxycycline' },
        basedOn: [at('MedicationRequest/x')],
      }),
      of('MedicationRequest', {
        status: 'active',
        intent: 'plan',
        medicationCodeableConcept: { text: 'Doxycycline' },
        reasonCode: [concept],
      }),
    ],
  },
  {
    name: 'the procedure that it is part of',
    given: (concept) => [
      of('Procedure', { id: 'part', status: 'completed', code: plain, partOf: [at('Procedure/x')] }),
      of('Procedure', { status: 'completed', code: concept }),
    ],
  },
  {
    name: 'the procedure that a medicine was part of',
    given: (concept) => [
      of('MedicationAdministration', {
        id: 'm',
        status: 'completed',
        medicationCodeableConcept: { text: 'Fentanyl' },
        partOf: [at('Procedure/x')],
      }),
      of('Procedure', { status: 'completed', code: concept }),
    ],
  },
  {
    name: 'the procedure that it is the report of',
    given: (concept) => [
      of('DiagnosticReport', { id: 'r', status: 'final', code: plain, conclusion: 'Seen' }),
      of('Procedure', { status: 'completed', code: concept, report: [at('DiagnosticReport/r')] }),
    ],
  },
  {
    name: 'the plan that it is a goal of',
    given: (concept) => [
      of('Goal', { id: 'g', lifecycleStatus: 'active', description: plain }),
      of('CarePlan', { status: 'active', intent: 'plan', category: [concept], goal: [at('Goal/g')] }),
    ],
  },
  {
    name: 'the plan that its plan is part of',
    given: (concept) => [
      of('CarePlan', { id: 'part', status: 'active', intent: 'plan', partOf: [at('CarePlan/x')] }),
      of('CarePlan', { status: 'active', intent: 'plan', category: [concept] }),
    ],
  },
  {
    name: 'the document of its bytes',
    given: (concept) => [
      of('Binary', { contentType: 'text/plain' }),
      letter({ type: concept, content: [{ attachment: { url: 'Binary/x' } }] }),
    ],
  },
  {
    name: 'the document that its bytes are secured by',
    given: (concept) => [
      of('Binary', { contentType: 'text/plain', securityContext: at('DocumentReference/d') }),
      letter({ type: concept }),
    ],
  },
];
