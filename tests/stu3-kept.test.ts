/**
 * Is anything of clinical meaning lost between STU3 and R4 without a word? Every element of every type, each with every
 * kind of value it may
 * have: its content is found again under a name that R4 knows, or a warning names the element. Element names: FHIR STU3
 * (3.0.2).
 */
import { describe, expect, it } from 'vitest';
import { r4Faults } from '../fhir-fixtures/r4-schema';
import { STU3_TYPES, type Elements } from '../fhir-fixtures/stu3-elements';
import type { JsonDraft as Json } from '../src/domain/json';
import { convertedTypes, toR4 } from '../src/stu3/convert';

const PERFORMER = 'Performer*';

/** Types that no fixture holds, and elements that no fixture's sender fills. */
const MORE: Readonly<Record<string, Elements>> = {
  Performer: { actor: 'Reference!', onBehalfOf: 'Reference' },
  WithRole: { role: 'CodeableConcept', actor: 'Reference!' },
  Medication: { ingredient: 'Medication.ingredient*', package: 'Medication.package' },
  'Medication.ingredient': { 'item[x]': 'CodeableConcept|Reference!', isActive: 'boolean', amount: 'Ratio' },
  'Medication.package': {
    container: 'CodeableConcept',
    content: 'Medication.package.content*',
    batch: 'Medication.package.batch*',
  },
  'Medication.package.content': { 'item[x]': 'CodeableConcept|Reference!', amount: 'Quantity' },
  'Medication.package.batch': { lotNumber: 'string', expirationDate: 'dateTime' },
  MedicationRequest: {
    substitution: 'MedicationRequest.substitution',
    detectedIssue: 'Reference*',
    eventHistory: 'Reference*',
  },
  'MedicationRequest.substitution': { allowed: 'boolean!', reason: 'CodeableConcept' },
  MedicationDispense: {
    identifier: 'Identifier*',
    partOf: 'Reference*',
    status: 'code(preparation,in-progress,on-hold,completed,entered-in-error,stopped)',
    category: 'CodeableConcept',
    'medication[x]': 'CodeableConcept|Reference!',
    subject: 'Reference',
    context: 'Reference',
    supportingInformation: 'Reference*',
    performer: PERFORMER,
    authorizingPrescription: 'Reference*',
    type: 'CodeableConcept',
    quantity: 'Quantity',
    daysSupply: 'Quantity',
    whenPrepared: 'dateTime',
    whenHandedOver: 'dateTime',
    destination: 'Reference',
    receiver: 'Reference*',
    note: 'Annotation*',
    dosageInstruction: 'Dosage*',
    substitution: 'MedicationDispense.substitution',
    detectedIssue: 'Reference*',
    notDone: 'boolean',
    'notDoneReason[x]': 'CodeableConcept|Reference',
    eventHistory: 'Reference*',
  },
  'MedicationDispense.substitution': {
    wasSubstituted: 'boolean!',
    type: 'CodeableConcept',
    reason: 'CodeableConcept*',
    responsibleParty: 'Reference*',
  },
  MedicationAdministration: {
    identifier: 'Identifier*',
    definition: 'Reference*',
    partOf: 'Reference*',
    status: 'code(in-progress,on-hold,completed,entered-in-error,stopped,unknown)!',
    category: 'CodeableConcept',
    'medication[x]': 'CodeableConcept|Reference!',
    subject: 'Reference!',
    context: 'Reference',
    supportingInformation: 'Reference*',
    'effective[x]': 'dateTime|Period!',
    performer: PERFORMER,
    notGiven: 'boolean',
    reasonNotGiven: 'CodeableConcept*',
    reasonCode: 'CodeableConcept*',
    reasonReference: 'Reference*',
    prescription: 'Reference',
    device: 'Reference*',
    note: 'Annotation*',
    dosage: 'MedicationAdministration.dosage',
    eventHistory: 'Reference*',
  },
  'MedicationAdministration.dosage': {
    text: 'string',
    site: 'CodeableConcept',
    route: 'CodeableConcept',
    method: 'CodeableConcept',
    dose: 'Quantity',
    'rate[x]': 'Ratio|Quantity',
  },
  Condition: { stage: 'Condition.stage', evidence: 'Condition.evidence*' },
  'Condition.stage': { summary: 'CodeableConcept', assessment: 'Reference*' },
  'Condition.evidence': { code: 'CodeableConcept*', detail: 'Reference*' },
  DiagnosticReport: { performer: 'WithRole*', imagingStudy: 'Reference*', image: 'DiagnosticReport.image*' },
  'DiagnosticReport.image': { comment: 'string', link: 'Reference!' },
  Specimen: { parent: 'Reference*', request: 'Reference*', container: 'Specimen.container*' },
  'Specimen.container': {
    identifier: 'Identifier*',
    description: 'string',
    type: 'CodeableConcept',
    capacity: 'Quantity',
    specimenQuantity: 'Quantity',
    'additive[x]': 'CodeableConcept|Reference',
  },
  Encounter: {
    statusHistory: 'Encounter.statusHistory*',
    classHistory: 'Encounter.classHistory*',
    episodeOfCare: 'Reference*',
    incomingReferral: 'Reference*',
    account: 'Reference*',
    hospitalization: 'Encounter.hospitalization',
  },
  'Encounter.statusHistory': { status: 'code(arrived,finished)!', period: 'Period!' },
  'Encounter.classHistory': { class: 'Coding!', period: 'Period!' },
  'Encounter.hospitalization': {
    origin: 'Reference',
    admitSource: 'CodeableConcept',
    reAdmission: 'CodeableConcept',
    dietPreference: 'CodeableConcept*',
    destination: 'Reference',
    dischargeDisposition: 'CodeableConcept',
  },
  EpisodeOfCare: {
    identifier: 'Identifier*',
    status: 'code(planned,active,finished)!',
    type: 'CodeableConcept*',
    diagnosis: 'EpisodeOfCare.diagnosis*',
    patient: 'Reference!',
    managingOrganization: 'Reference',
    period: 'Period',
    referralRequest: 'Reference*',
    careManager: 'Reference',
    team: 'Reference*',
    account: 'Reference*',
  },
  'EpisodeOfCare.diagnosis': { condition: 'Reference!', role: 'CodeableConcept', rank: 'positiveInt' },
  Immunization: {
    practitioner: 'WithRole*',
    explanation: 'Immunization.explanation',
    reaction: 'Immunization.reaction*',
    vaccinationProtocol: 'Immunization.vaccinationProtocol*',
  },
  'Immunization.explanation': { reason: 'CodeableConcept*', reasonNotGiven: 'CodeableConcept*' },
  'Immunization.reaction': { date: 'dateTime', detail: 'Reference', reported: 'boolean' },
  'Immunization.vaccinationProtocol': {
    doseSequence: 'positiveInt',
    description: 'string',
    authority: 'Reference',
    series: 'string',
    seriesDoses: 'positiveInt',
    targetDisease: 'CodeableConcept+',
    doseStatus: 'CodeableConcept!',
    doseStatusReason: 'CodeableConcept',
  },
  Appointment: { supportingInformation: 'Reference*', slot: 'Reference*', requestedPeriod: 'Period*' },
  ReferralRequest: {
    replaces: 'Reference*',
    groupIdentifier: 'Identifier',
    definition: 'Reference*',
    relevantHistory: 'Reference*',
  },
  ProcedureRequest: {
    definition: 'Reference*',
    basedOn: 'Reference*',
    replaces: 'Reference*',
    requisition: 'Identifier',
    'asNeeded[x]': 'boolean|CodeableConcept',
    performerType: 'CodeableConcept',
    supportingInfo: 'Reference*',
    specimen: 'Reference*',
    bodySite: 'CodeableConcept*',
    relevantHistory: 'Reference*',
  },
  Procedure: {
    definition: 'Reference*',
    basedOn: 'Reference*',
    partOf: 'Reference*',
    notDoneReason: 'CodeableConcept',
    performer: 'Procedure.performer*',
    report: 'Reference*',
    complication: 'CodeableConcept*',
    complicationDetail: 'Reference*',
    followUp: 'CodeableConcept*',
    focalDevice: 'Procedure.focalDevice*',
    usedReference: 'Reference*',
    usedCode: 'CodeableConcept*',
  },
  'Procedure.performer': { role: 'CodeableConcept', actor: 'Reference!', onBehalfOf: 'Reference' },
  'Procedure.focalDevice': { action: 'CodeableConcept', manipulated: 'Reference!' },
  DocumentReference: { authenticator: 'Reference', relatesTo: 'DocumentReference.relatesTo*' },
  'DocumentReference.relatesTo': { code: 'code(replaces,transforms,signs,appends)!', target: 'Reference!' },
  'DocumentReference.context': { sourcePatientInfo: 'Reference', related: 'DocumentReference.context.related*' },
  'DocumentReference.context.related': { identifier: 'Identifier', ref: 'Reference' },
  CarePlan: {
    identifier: 'Identifier*',
    definition: 'Reference*',
    basedOn: 'Reference*',
    replaces: 'Reference*',
    partOf: 'Reference*',
    status: 'code(draft,active,suspended,completed,entered-in-error,cancelled,unknown)!',
    intent: 'code(proposal,plan,order,option)!',
    category: 'CodeableConcept*',
    title: 'string',
    description: 'string',
    subject: 'Reference!',
    context: 'Reference',
    period: 'Period',
    author: 'Reference*',
    careTeam: 'Reference*',
    addresses: 'Reference*',
    supportingInfo: 'Reference*',
    goal: 'Reference*',
    activity: 'CarePlan.activity*',
    note: 'Annotation*',
  },
  'CarePlan.activity': {
    outcomeCodeableConcept: 'CodeableConcept*',
    outcomeReference: 'Reference*',
    progress: 'Annotation*',
    reference: 'Reference',
    detail: 'CarePlan.activity.detail',
  },
  'CarePlan.activity.detail': {
    category: 'CodeableConcept',
    definition: 'Reference',
    code: 'CodeableConcept',
    reasonCode: 'CodeableConcept*',
    reasonReference: 'Reference*',
    goal: 'Reference*',
    status: 'code(not-started,scheduled,completed)!',
    statusReason: 'string',
    prohibited: 'boolean',
    'scheduled[x]': 'Timing|Period|string',
    location: 'Reference',
    performer: 'Reference*',
    'product[x]': 'CodeableConcept|Reference',
    dailyAmount: 'Quantity',
    quantity: 'Quantity',
    description: 'string',
  },
  CareTeam: {
    identifier: 'Identifier*',
    status: 'code(proposed,active,inactive)',
    category: 'CodeableConcept*',
    name: 'string',
    subject: 'Reference',
    context: 'Reference',
    period: 'Period',
    participant: 'CareTeam.participant*',
    reasonCode: 'CodeableConcept*',
    reasonReference: 'Reference*',
    managingOrganization: 'Reference*',
    note: 'Annotation*',
  },
  'CareTeam.participant': { role: 'CodeableConcept', member: 'Reference', onBehalfOf: 'Reference', period: 'Period' },
  Goal: {
    identifier: 'Identifier*',
    status:
      'code(proposed,accepted,planned,in-progress,on-target,ahead-of-target,behind-target,sustaining,achieved,on-hold,cancelled,entered-in-error,rejected)!',
    category: 'CodeableConcept*',
    priority: 'CodeableConcept',
    description: 'CodeableConcept!',
    subject: 'Reference',
    'start[x]': 'date|CodeableConcept',
    target: 'Goal.target',
    statusDate: 'date',
    statusReason: 'string',
    expressedBy: 'Reference',
    addresses: 'Reference*',
    note: 'Annotation*',
    outcomeCode: 'CodeableConcept*',
    outcomeReference: 'Reference*',
  },
  'Goal.target': {
    measure: 'CodeableConcept',
    'detail[x]': 'Quantity|Range|CodeableConcept',
    'due[x]': 'date|Duration',
  },
  Task: {
    identifier: 'Identifier*',
    'definition[x]': 'uri|Reference',
    basedOn: 'Reference*',
    groupIdentifier: 'Identifier',
    partOf: 'Reference*',
    status: 'code(requested,in-progress,completed)!',
    statusReason: 'CodeableConcept',
    businessStatus: 'CodeableConcept',
    intent: 'code(proposal,plan,order)!',
    priority: 'code(routine,urgent,stat,asap)',
    code: 'CodeableConcept',
    description: 'string',
    focus: 'Reference',
    for: 'Reference',
    context: 'Reference',
    executionPeriod: 'Period',
    authoredOn: 'dateTime',
    lastModified: 'dateTime',
    requester: 'Performed',
    performerType: 'CodeableConcept*',
    owner: 'Reference',
    reason: 'CodeableConcept',
    note: 'Annotation*',
    relevantHistory: 'Reference*',
  },
  Performed: { agent: 'Reference!', onBehalfOf: 'Reference' },
  QuestionnaireResponse: {
    identifier: 'Identifier',
    basedOn: 'Reference*',
    parent: 'Reference*',
    questionnaire: 'Reference',
    status: 'code(in-progress,completed,amended)!',
    subject: 'Reference',
    context: 'Reference',
    authored: 'dateTime',
    author: 'Reference',
    source: 'Reference',
    item: 'QuestionnaireResponse.item*',
  },
  'QuestionnaireResponse.item': {
    linkId: 'string!',
    definition: 'uri',
    text: 'string',
    subject: 'Reference',
    answer: 'QuestionnaireResponse.item.answer*',
  },
  'QuestionnaireResponse.item.answer': {
    'value[x]': 'boolean|decimal|integer|date|dateTime|time|string|uri|Coding|Quantity|Reference',
  },
  FamilyMemberHistory: {
    identifier: 'Identifier*',
    definition: 'Reference*',
    status: 'code(partial,completed,health-unknown)!',
    notDone: 'boolean',
    notDoneReason: 'CodeableConcept',
    patient: 'Reference!',
    date: 'dateTime',
    name: 'string',
    relationship: 'CodeableConcept!',
    gender: 'code(male,female,other,unknown)',
    'born[x]': 'Period|date|string',
    'age[x]': 'Age|Range|string',
    estimatedAge: 'boolean',
    'deceased[x]': 'boolean|Age|Range|date|string',
    reasonCode: 'CodeableConcept*',
    reasonReference: 'Reference*',
    note: 'Annotation*',
    condition: 'FamilyMemberHistory.condition*',
  },
  'FamilyMemberHistory.condition': {
    code: 'CodeableConcept!',
    outcome: 'CodeableConcept',
    'onset[x]': 'Age|Range|Period|string',
    note: 'Annotation*',
  },
  RelatedPerson: {
    identifier: 'Identifier*',
    active: 'boolean',
    patient: 'Reference!',
    relationship: 'CodeableConcept',
    name: 'HumanName*',
    telecom: 'ContactPoint*',
    gender: 'code(male,female)',
    birthDate: 'date',
    address: 'Address*',
    period: 'Period',
  },
  Device: {
    identifier: 'Identifier*',
    udi: 'Device.udi',
    status: 'code(active,inactive)',
    type: 'CodeableConcept',
    lotNumber: 'string',
    manufacturer: 'string',
    manufactureDate: 'dateTime',
    expirationDate: 'dateTime',
    model: 'string',
    version: 'string',
    patient: 'Reference',
    owner: 'Reference',
    contact: 'ContactPoint*',
    location: 'Reference',
    url: 'uri',
    note: 'Annotation*',
    safety: 'CodeableConcept*',
  },
  'Device.udi': {
    deviceIdentifier: 'string',
    name: 'string',
    jurisdiction: 'uri',
    carrierHRF: 'string',
    issuer: 'uri',
  },
  Composition: {
    identifier: 'Identifier',
    status: 'code(preliminary,final,amended)!',
    type: 'CodeableConcept!',
    class: 'CodeableConcept',
    subject: 'Reference!',
    encounter: 'Reference',
    date: 'dateTime!',
    author: 'Reference+',
    title: 'string!',
    confidentiality: 'code(N,R,V)',
    attester: 'Composition.attester*',
    custodian: 'Reference',
    relatesTo: 'Composition.relatesTo*',
    event: 'Composition.event*',
    section: 'Composition.section*',
  },
  'Composition.attester': { mode: 'code(personal,legal)*', time: 'dateTime', party: 'Reference' },
  'Composition.relatesTo': { code: 'code(replaces,appends)!', 'target[x]': 'Identifier|Reference!' },
  'Composition.event': { code: 'CodeableConcept*', period: 'Period', detail: 'Reference*' },
  'Composition.section': {
    title: 'string',
    code: 'CodeableConcept',
    mode: 'code(working,snapshot,changes)',
    orderedBy: 'CodeableConcept',
    entry: 'Reference*',
    emptyReason: 'CodeableConcept',
  },
};

const elementsOf = (type: string): Elements | undefined => {
  const [known, more] = [STU3_TYPES[type], MORE[type]];
  return known === undefined && more === undefined ? undefined : { ...known, ...more };
};

let count = 0;
const canary = (): string => `canary${String((count += 1))}x`;

/**
 * A value of a type whose every text is found nowhere else; one object for each choice below is not needed, each is
 * tried by itself.
 */
function valueOf(type: string, codes: readonly string[] | null, depth: number): unknown {
  switch (type) {
    case 'string':
    case 'id':
      return canary();
    case 'code':
      return codes?.[0] ?? canary();
    case 'uri':
      return `urn:x:${canary()}`;
    case 'date':
    case 'dateTime':
      return `19${String(10 + ((count += 1) % 90))}-0${String(1 + (count % 9))}-1${String(count % 10)}`;
    case 'instant':
      return `20${String(10 + ((count += 1) % 90))}-01-01T10:00:00Z`;
    case 'time':
      return '10:00:00';
    case 'base64Binary':
      return 'aGVsbG8=';
    case 'boolean':
      return true;
    case 'decimal':
    case 'integer':
    case 'unsignedInt':
    case 'positiveInt':
      return 1000 + (count += 1);
    case 'Reference':
      return { reference: `Basic/${canary()}` };
    case 'Coding':
      return { system: 'urn:x', code: canary() };
    case 'CodeableConcept':
      return { text: canary() };
    case 'Duration':
    case 'Age':
      return { value: 1000 + (count += 1), system: 'http://unitsofmeasure.org', code: 'a' };
    default:
      return depth > 4 ? {} : objectOf(elementsOf(type) ?? {}, depth + 1);
  }
}

interface Form {
  readonly key: string;
  readonly type: string;
  readonly codes: readonly (string | null)[];
  readonly many: boolean;
}

function formsOf(name: string, text: string): readonly Form[] {
  const body = text.replace(/[!*+]$/u, '');
  const many = /[*+]$/u.test(text);
  const bound = /^code\((.*)\)$/u.exec(body);
  if (bound) return [{ key: name, type: 'code', codes: (bound[1] ?? '').split(','), many }];
  return body.split('|').map((type) => ({
    key: name.endsWith('[x]') ? name.slice(0, -3) + type.charAt(0).toUpperCase() + type.slice(1) : name,
    type,
    codes: [null],
    many,
  }));
}

/** Every element once, of a choice the first. */
function objectOf(elements: Elements, depth: number): Json {
  const out: Json = {};
  for (const [name, text] of Object.entries(elements)) {
    const [form] = formsOf(name, text);
    if (form === undefined) continue;
    const value = valueOf(form.type, form.codes as readonly string[], depth);
    out[form.key] = form.many ? [value] : value;
  }
  return out;
}

const leaves = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];

const texts = (value: unknown): ReadonlySet<string> => new Set(leaves(value).map(String));

const carried = (resource: Json): { readonly out: Json; readonly warnings: readonly string[] } => {
  const converted = toR4(resource);
  if (!converted.ok) throw new Error(converted.reason);
  return { out: converted.resource as unknown as Json, warnings: converted.warnings };
};

/** Says what its absence says: nothing is lost with it. */
const SAYS_NOTHING: ReadonlySet<string> = new Set([
  'MedicationStatement.taken y',
  'MedicationStatement.taken unk',
  'MedicationStatement.taken na',
  'Condition.verificationStatus unknown',
  'ReferralRequest.intent order',
]);

/** Codes that became the name of the element. */
const NAMES_IT: ReadonlySet<unknown> = new Set(['has-member']);

/** `isOther`: one of a choice that is not its first, which the whole resource holds. */
interface Tried {
  readonly name: string;
  readonly element: string;
  readonly resource: Json;
  readonly value: unknown;
  readonly isCode: boolean;
  readonly isOther: boolean;
}

function triedOf(type: string): readonly Tried[] {
  return Object.entries(elementsOf(type) ?? {}).flatMap(([name, text]) =>
    formsOf(name, text).flatMap(({ key, type: of, codes, many }, choice) =>
      codes.map((code) => {
        const value = valueOf(of, code === null ? null : [code], 0);
        return {
          name: `${type}.${key}${code === null ? '' : ` ${code}`}`,
          element: key,
          resource: { resourceType: type, id: '1', [key]: many ? [value] : value },
          value,
          isCode: code !== null || of === 'boolean',
          isOther: choice > 0,
        };
      }),
    ),
  );
}

const TYPES = convertedTypes().filter((type) => elementsOf(type) !== undefined);

describe('from STU3 to R4', () => {
  it.each(TYPES)('%s: everything is found again, or named as left behind', (type) => {
    const lost = triedOf(type).flatMap(({ name, element, resource, value, isCode }) => {
      const { out, warnings } = carried(resource);
      if (SAYS_NOTHING.has(name)) return [];
      if (isCode) {
        const { [element]: gone, ...without } = resource;
        return gone !== undefined &&
          JSON.stringify(carried(without).out) === JSON.stringify(out) &&
          !warnings.some((warning) => warning.includes(element))
          ? [name]
          : [];
      }
      const found = texts(out);
      const missing = leaves(value).filter((leaf) => !NAMES_IT.has(leaf) && !found.has(String(leaf)));
      return missing.length > 0 && !warnings.some((warning) => warning.includes(`${type}.${element}`))
        ? [`${name}: ${missing.join(', ')}`]
        : [];
    });
    expect(lost).toEqual([]);
  });

  it.each(TYPES)('%s: nothing stands under a name that R4 does not know', (type) => {
    const whole = { name: type, resource: { resourceType: type, id: '1', ...objectOf(elementsOf(type) ?? {}, 0) } };
    const unknown = [whole, ...triedOf(type).filter(({ isOther }) => isOther)].flatMap(({ name, resource }) =>
      r4Faults(carried(resource).out as { resourceType: string })
        .filter((fault) => /additional propert|must be (?:array|object|string|number|boolean)|is no R4/iu.test(fault))
        .map((fault) => `${name}: ${fault}`),
    );
    expect([...new Set(unknown)]).toEqual([]);
  });
});
