/**
 * What changed in imaging, media, assessments, risks, adverse events, devices in use, requests for equipment, diets,
 * lenses and messages between STU3 and R4? Source: HL7 FHIR R4 "R3 diff".
 */
import { isObject, type JsonDraft } from '../../domain/json';
import {
  as,
  carried,
  concept,
  each,
  first,
  listOf,
  lost,
  many,
  note,
  notDone,
  recoded,
  type ElementTable,
} from '../rules';
import { definition, encounter, REQUEST_STATUS, requester } from './common';

const MEDIA_TYPE = 'http://terminology.hl7.org/CodeSystem/media-type';

/** AE and PAE became words: it happened, or it might have. */
const actuality = carried((value, { out }) => {
  if (isObject(value)) out['category'] = [...listOf(out['category']), value];
  else if (value === 'AE') out['actuality'] = 'actual';
  else if (value === 'PAE') out['actuality'] = 'potential';
});

/** What happened was a type and a description; R4 has one concept, whose words are the description. */
const happened = carried((value, { out }) => {
  out['event'] = isObject(value) ? { ...value, ...(isObject(out['event']) ? out['event'] : {}) } : out['event'];
});
const described = carried((value, { out }) => {
  if (typeof value === 'string') out['event'] = { ...(isObject(out['event']) ? out['event'] : {}), text: value };
});

/** Prism and base stood beside each other; R4 has a list of both. */
const lens: ElementTable = {
  prism: carried((value, { out }) => {
    if (typeof value !== 'number') {
      out['prism'] = value;
      return;
    }
    out['prism'] = [{ ...prismOf(out), amount: value }];
  }),
  base: carried((value, { out }) => {
    if (typeof value === 'string') out['prism'] = [{ ...prismOf(out), base: value }];
  }),
};

const prismOf = (out: JsonDraft): object => {
  const [first] = listOf(out['prism']);
  return isObject(first) ? first : {};
};

export const OTHERS: Readonly<Record<string, ElementTable>> = {
  ImagingStudy: {
    uid: carried((value, { out }) => {
      out['identifier'] = [...listOf(out['identifier']), { system: 'urn:dicom:uid', value }];
    }),
    accession: many('identifier'),
    identifier: many('identifier'),
    availability: lost,
    modalityList: as('modality'),
    patient: as('subject'),
    context: encounter,
    procedureReference: first('procedureReference'),
    reason: many('reasonCode'),
    series: each('series', { availability: lost }),
  },
  Media: {
    type: concept('type', MEDIA_TYPE),
    subtype: as('modality'),
    context: encounter,
    occurrenceDateTime: as('createdDateTime'),
    occurrencePeriod: as('createdPeriod'),
    partOf: many('partOf'),
  },
  ClinicalImpression: { context: encounter, action: lost, prognosisCodeableConcept: many('prognosisCodeableConcept') },
  RiskAssessment: {
    identifier: many('identifier'),
    context: encounter,
    reasonCodeableConcept: many('reasonCode'),
    reasonReference: many('reasonReference'),
    comment: note,
  },
  AdverseEvent: {
    category: actuality,
    type: happened,
    description: described,
    reaction: as('resultingCondition'),
    eventParticipant: many('contributor'),
    suspectEntity: each('suspectEntity', { causality: lost, causalityAssessment: lost, causalityMethod: lost }),
  },
  DeviceUseStatement: {
    whenUsed: as('timingPeriod'),
    indication: many('reasonCode'),
    basedOn: many('basedOn'),
  },
  DeviceRequest: {
    definition,
    status: recoded('status', REQUEST_STATUS),
    context: encounter,
    requester,
    intent: carried((value, { out }) => {
      out['intent'] = isObject(value) ? (listOf(value['coding']).find(isObject)?.['code'] ?? value['text']) : value;
    }),
  },
  NutritionOrder: {
    status: recoded('status', { suspended: 'on-hold', cancelled: 'revoked', requested: 'active', planned: 'draft' }),
  },
  VisionPrescription: {
    dispense: each('lensSpecification', lens),
    reasonCodeableConcept: lost,
    reasonReference: lost,
  },
  Communication: {
    definition,
    notDone: notDone('not-done'),
    notDoneReason: as('statusReason'),
    status: recoded('status', { suspended: 'on-hold', aborted: 'stopped' }),
    context: encounter,
    topic: many('about'),
  },
};
