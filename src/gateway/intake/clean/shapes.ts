/**
 * Which elements of the carried types are lists, objects or text? A table of facts. Source: HL7 FHIR R4 (4.0.1), the
 * element
 * definitions of the section and supporting types and of every datatype they use. `ANYWHERE` holds the names that have
 * one shape
 * wherever they stand; `AT_TOP` those whose shape depends on the type. Narrative
 * is left out: it never crosses, whatever its shape.
 */
import type { CarriedType, SupportingType } from '../../../domain/section-of';

export type Shape = 'list' | 'texts' | 'object' | 'text';

const words = (text: string): readonly string[] => text.trim().split(/\s+/u);

const named = (shape: Shape, text: string): readonly (readonly [string, Shape])[] =>
  words(text).map((name) => [name, shape] as const);

const LISTS = `
  additionalInstruction additive addresses agent answer appliesTo appointment assessment attester authorizingPrescription availableTime
  basedOn careTeam characteristic classHistory codeFilter coding communication compartment complication complicationDetail conclusionCode
  contact contained container content contributor coverageArea dateFilter derivedFrom detectedIssue deviceName diagnosis dietPreference
  dosageInstruction doseAndRate education eligibility endpoint entity entry episodeOfCare eventHistory evidence extension focalDevice followUp
  goal hasMember healthcareService hoursOfOperation imagingStudy ingredient input insurance interpretation locationCode locationReference
  manifestation media modifierExtension notAvailable note orderDetail outcomeCode outcomeCodeableConcept outcomeReference output participant
  presentedForm processing program programEligibility progress property protocolApplied qualification reaction receiver recipient
  referenceRange referralMethod referralRequest related relatesTo relevantHistory replaces report requestedPeriod responsibleParty result
  resultsInterpreter safety section security securityLabel serviceCategory serviceProvisionCode signature slot sort specialArrangement
  specialCourtesy specialization specialty stage statusHistory subpotentReason supportingInfo supportingInformation tag targetDisease team
  telecom udiCarrier usedCode usedReference verification
`;

const TEXT_LISTS = `
  alias dayOfWeek daysOfWeek given instantiates line mustSupport prefix suffix timeOfDay
`;

const OBJECTS = `
  abatementAge abatementPeriod abatementRange accessionIdentifier achievementStatus additiveCodeableConcept additiveReference admitSource age
  ageAge ageRange allowedCodeableConcept amount appointmentType asNeededCodeableConcept asserter assigner attachment authenticator
  authorReference batch bornPeriod boundsDuration boundsPeriod boundsRange businessStatus cancelationReason capacity careManager
  clinicalStatus collectedPeriod collection collector context courseOfTherapyType custodian dailyAmount dataAbsentReason dataPeriod daysSupply
  deceasedAge deceasedRange denominator destination detailCodeableConcept detailQuantity detailRange detailRatio dischargeDisposition
  dispenseInterval dispenseRequest document dose doseQuantity doseRange dueDuration during effectivePeriod effectiveTiming emptyReason
  executionPeriod expectedSupplyDuration exposureRoute expressedBy facilityType fastingStatusCodeableConcept fastingStatusDuration flag for
  form format function fundingSource groupIdentifier high hospitalization individual informationSource initialFill itemCodeableConcept
  itemReference length link low manipulated masterIdentifier maxDosePerAdministration maxDosePerLifetime maxDosePerPeriod measure
  medicationCodeableConcept medicationReference member meta method numerator occurredPeriod occurrencePeriod occurrenceTiming onBehalfOf
  onsetAge onsetPeriod onsetRange operationalStatus orderedBy origin outcome owner party patient performedAge performedPeriod performedRange
  physicalType policyRule position practiceSetting practitioner preAdmissionIdentifier priorPrescription procedure productCodeableConcept
  productReference providedBy quantity quantityQuantity quantityRange quantityRatio rateQuantity rateRange rateRatio reAdmission recorder
  repeat reportOrigin reportedReference requester requisition restriction route scheduledPeriod scheduledTiming scope securityContext
  serviceProvider sex site sourceAttachment sourcePatientInfo sourceReference specimenQuantity startCodeableConcept
  statusReasonCodeableConcept statusReasonReference strength subject subjectCodeableConcept subjectReference substance substitution summary
  systemType targetIdentifier targetReference timePeriod timing timingReference timingTiming vaccineCode validityPeriod valueAddress valueAge
  valueAnnotation valueAttachment valueCodeableConcept valueCoding valueContactDetail valueContactPoint valueContributor valueCount
  valueDataRequirement valueDistance valueDosage valueDuration valueExpression valueHumanName valueIdentifier valueMeta valueMoney
  valueParameterDefinition valuePeriod valueRange valueRatio valueReference valueRelatedArtifact valueSampledData valueSignature valueTiming
  valueTriggerDefinition valueUsageContext verificationStatus verifiedWith what who
`;

const TEXTS = `
  abatementDateTime abatementString ageString authorString authored authoredOn availabilityExceptions availableEndTime availableStartTime
  birthDate bornDate bornString carrierAIDC carrierHRF citation city closingTime collectedDateTime comment comparator conclusion
  confidentiality contentType country created creation criticality currency date dateAsserted dateTime deceasedDate deceasedString
  detailString deviceIdentifier direction display distinctIdentifier district div docStatus documentType documentation doseNumberString
  dueDate durationUnit effectiveDateTime effectiveInstant end entryType expirationDate expression extraDetails family gender hash id
  implicitRules intent issued jurisdiction kind label lastModified lastOccurrence lastUpdated lifecycleStatus linkId lotNumber manufactureDate
  max meaning mode modelNumber occurredDateTime occurrenceDateTime occurrenceString onset onsetDateTime onsetString openingTime partNumber
  path patientInstruction performedDateTime performedString periodUnit postalCode presentationDate project publicationDate questionnaire
  receivedTime recorded recordedDate required scheduledString searchParam serialNumber series seriesDosesString sigFormat start startDate
  state status statusDate system targetFormat time timeDateTime timingDate timingDateTime title unit uri url valueBase64Binary valueCanonical
  valueDate valueDateTime valueId valueInstant valueMarkdown valueOid valueSet valueString valueTime valueUri valueUrl valueUuid
  verificationDate versionId whenHandedOver whenPrepared
`;

export const ANYWHERE: ReadonlyMap<string, Shape> = new Map([
  ...named('list', LISTS),
  ...named('texts', TEXT_LISTS),
  ...named('object', OBJECTS),
  ...named('text', TEXTS),
]);

interface Row {
  readonly list?: string;
  readonly texts?: string;
  readonly object?: string;
  readonly text?: string;
}

/** A carried type without a row does not compile: its odd shapes would not be found. */
const ROWS: Readonly<Record<CarriedType | SupportingType | 'List', Row>> = {
  AllergyIntolerance: { list: 'identifier', texts: 'category', object: 'code encounter', text: 'language type' },
  Appointment: { list: 'identifier reasonCode reasonReference serviceType', text: 'description language' },
  Binary: { text: 'data language' },
  CarePlan: {
    list: 'activity category identifier partOf',
    texts: 'instantiatesCanonical instantiatesUri',
    object: 'author encounter period',
    text: 'description language',
  },
  CareTeam: {
    list: 'category identifier managingOrganization reasonCode reasonReference',
    object: 'encounter period',
    text: 'language name',
  },
  Composition: { list: 'author category event', object: 'encounter identifier type', text: 'language' },
  Condition: { list: 'bodySite category identifier', object: 'code encounter severity', text: 'language' },
  Consent: { list: 'category identifier organization performer policy', object: 'provision scope', text: 'language' },
  Device: {
    list: 'identifier statusReason version',
    object: 'definition location parent type',
    text: 'language manufacturer',
  },
  DiagnosticReport: { list: 'category identifier performer specimen', object: 'code encounter', text: 'language' },
  DocumentReference: { list: 'author category identifier', object: 'type', text: 'description language' },
  Encounter: {
    list: 'account identifier location reasonCode reasonReference type',
    object: 'class partOf period priority serviceType',
    text: 'language',
  },
  EpisodeOfCare: { list: 'account identifier type', object: 'managingOrganization period', text: 'language' },
  FamilyMemberHistory: {
    list: 'condition identifier reasonCode reasonReference',
    texts: 'instantiatesCanonical instantiatesUri',
    object: 'relationship',
    text: 'language name',
  },
  Flag: { list: 'category identifier', object: 'author code encounter period', text: 'language' },
  Goal: { list: 'category identifier target', object: 'description priority', text: 'language statusReason' },
  HealthcareService: { list: 'category identifier location type', object: 'photo', text: 'language name' },
  Immunization: {
    list: 'identifier performer reasonCode reasonReference',
    object: 'encounter location manufacturer statusReason',
    text: 'language',
  },
  List: { list: 'identifier', object: 'code encounter source', text: 'language' },
  Location: {
    list: 'identifier type',
    object: 'address managingOrganization partOf',
    text: 'description language name',
  },
  Medication: { list: 'identifier', object: 'code manufacturer', text: 'language' },
  MedicationAdministration: {
    list: 'device identifier partOf performer reasonCode reasonReference statusReason',
    object: 'category dosage request',
    text: 'language',
  },
  MedicationDispense: { list: 'identifier partOf performer', object: 'category location type', text: 'language' },
  MedicationRequest: {
    list: 'category identifier reasonCode reasonReference',
    texts: 'instantiatesCanonical instantiatesUri',
    object: 'encounter performer performerType statusReason',
    text: 'language priority',
  },
  MedicationStatement: {
    list: 'dosage identifier partOf reasonCode reasonReference statusReason',
    object: 'category',
    text: 'language',
  },
  Observation: {
    list: 'category component focus identifier partOf performer',
    object: 'bodySite code device encounter specimen valueQuantity',
    text: 'language',
  },
  Organization: { list: 'address identifier type', object: 'partOf', text: 'language name' },
  Practitioner: { list: 'address identifier name photo', text: 'language' },
  PractitionerRole: { list: 'code identifier location', object: 'organization period', text: 'language' },
  Procedure: {
    list: 'bodySite identifier partOf performer reasonCode reasonReference',
    texts: 'instantiatesCanonical instantiatesUri',
    object: 'category code encounter location statusReason',
    text: 'language',
  },
  Provenance: { list: 'reason target', texts: 'policy', object: 'activity location', text: 'language' },
  QuestionnaireResponse: {
    list: 'item partOf',
    object: '_questionnaire author encounter identifier source',
    text: 'language',
  },
  RelatedPerson: { list: 'address identifier name photo relationship', object: 'period', text: 'language' },
  ServiceRequest: {
    list: 'bodySite category identifier performer reasonCode reasonReference specimen',
    texts: 'instantiatesCanonical instantiatesUri',
    object: 'code encounter performerType',
    text: 'language priority',
  },
  Specimen: { list: 'condition identifier parent request', object: 'type', text: 'language' },
  Task: {
    list: 'identifier partOf performerType',
    object: 'code encounter focus location reasonCode reasonReference statusReason',
    text: 'description instantiatesCanonical instantiatesUri language priority',
  },
  ImagingStudy: {
    list: 'identifier interpreter modality procedureCode reasonCode reasonReference series',
    object: 'encounter location procedureReference referrer',
    text: 'description language started',
  },
  Media: {
    list: 'identifier partOf reasonCode',
    object: 'bodySite createdPeriod device encounter modality operator type view',
    text: 'createdDateTime deviceName language',
  },
  ClinicalImpression: {
    list: 'finding identifier investigation problem prognosisCodeableConcept prognosisReference',
    texts: 'protocol',
    object: 'assessor code encounter previous statusReason',
    text: 'description language summary',
  },
  RiskAssessment: {
    list: 'basis identifier prediction reasonCode reasonReference',
    object: 'basedOn code condition encounter parent performer',
    text: 'language mitigation',
  },
  AdverseEvent: {
    list: 'category contributor referenceDocument resultingCondition study subjectMedicalHistory suspectEntity',
    object: 'encounter event identifier location seriousness severity',
    text: 'actuality detected language',
  },
  DeviceUseStatement: {
    list: 'identifier reasonCode reasonReference',
    object: 'bodySite device source timingPeriod',
    text: 'language recordedOn timingDateTime',
  },
  DeviceRequest: {
    list: 'identifier insurance parameter priorRequest reasonCode reasonReference relevantHistory',
    texts: 'instantiatesCanonical instantiatesUri',
    object: 'codeCodeableConcept codeReference encounter performer performerType',
    text: 'language priority',
  },
  NutritionOrder: {
    list: 'allergyIntolerance excludeFoodModifier foodPreferenceModifier identifier supplement',
    texts: 'instantiatesCanonical instantiatesUri',
    object: 'encounter enteralFormula oralDiet orderer',
    text: 'language',
  },
  VisionPrescription: {
    list: 'identifier lensSpecification',
    object: 'encounter prescriber',
    text: 'dateWritten language',
  },
  Communication: {
    list: 'about category identifier inResponseTo medium partOf payload reasonCode reasonReference',
    texts: 'instantiatesCanonical instantiatesUri',
    object: 'encounter sender statusReason topic',
    text: 'language priority received sent',
  },
};

/**
 * By type, the shapes of the elements whose name alone does not tell. Types without a row are carried to no section.
 */
export const AT_TOP: ReadonlyMap<string, ReadonlyMap<string, Shape>> = new Map(
  Object.entries<Row>(ROWS).map(([type, { list, texts, object, text }]) => [
    type,
    new Map([
      ...(list === undefined ? [] : named('list', list)),
      ...(texts === undefined ? [] : named('texts', texts)),
      ...(object === undefined ? [] : named('object', object)),
      ...(text === undefined ? [] : named('text', text)),
    ]),
  ]),
);

/**
 * By type, elements inside others whose shape is another than their name has anywhere else; null for a number or truth
 * value.
 */
export const BELOW: ReadonlyMap<string, ReadonlyMap<string, Shape | null>> = new Map<
  string,
  ReadonlyMap<string, Shape | null>
>([
  ['AdverseEvent', new Map([['assessment', 'object']])],
  ['VisionPrescription', new Map([['amount', null]])],
]);
