/**
 * What changed in encounters, appointments, referrals, plans and tasks between STU3 and R4? Source: HL7 FHIR R4 "R3
 * diff".
 */
import { isObject, type JsonDraft } from '../../domain/json';
import { as, carried, each, listOf, lost, many, note, recoded, worded, type ElementTable } from '../rules';
import { definition, encounter, REQUEST_STATUS, requester } from './common';

const GOAL_STATUS: Readonly<Record<string, string>> = {
  'in-progress': 'active',
  'on-target': 'active',
  'ahead-of-target': 'active',
  'behind-target': 'active',
  sustaining: 'active',
  achieved: 'completed',
};
const ACHIEVEMENT: Readonly<Record<string, string>> = {
  'in-progress': 'in-progress',
  'on-target': 'improving',
  'ahead-of-target': 'improving',
  'behind-target': 'worsening',
  sustaining: 'sustaining',
  achieved: 'achieved',
};

/** A goal's one status became two: where it is in its life, and how well it goes. */
const goalStatus = carried((value, { out }) => {
  if (typeof value !== 'string') return;
  out['lifecycleStatus'] = Object.hasOwn(GOAL_STATUS, value) ? GOAL_STATUS[value] : value;
  if (Object.hasOwn(ACHIEVEMENT, value))
    out['achievementStatus'] = {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/goal-achievement', code: ACHIEVEMENT[value] }],
    };
});

/** FHIR's extension for the words beside an address. */
const DISPLAY = 'http://hl7.org/fhir/StructureDefinition/display';

/** An item of R4 has no subject of its own; it may stand anywhere below, in items and in answers. */
function answered(value: unknown, lose: (element: string) => void): unknown {
  if (Array.isArray(value)) return value.map((one) => answered(one, lose));
  if (!isObject(value)) return value;
  const out: JsonDraft = {};
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'subject') lose('item.subject');
    else out[key] = key === 'item' || key === 'answer' ? answered(inner, lose) : inner;
  }
  return out;
}

export const ACTIVITY: Readonly<Record<string, ElementTable>> = {
  Encounter: {
    incomingReferral: many('basedOn'),
    appointment: many('appointment'),
    reason: as('reasonCode'),
    diagnosis: each('diagnosis', { role: as('use') }),
  },
  EpisodeOfCare: {},
  Appointment: {
    extension: carried((value, { out }) => {
      out['extension'] = value;
      const why = listOf(value)
        .filter(isObject)
        .find(({ url }) => typeof url === 'string' && url.includes('CancellationReason'));
      if (typeof why?.['valueString'] === 'string') out['cancelationReason'] = { text: why['valueString'] };
      else if (isObject(why?.['valueCodeableConcept'])) out['cancelationReason'] = why['valueCodeableConcept'];
    }),
    serviceCategory: many('serviceCategory'),
    reason: as('reasonCode'),
    indication: as('reasonReference'),
    incomingReferral: as('basedOn'),
  },
  Slot: { serviceCategory: many('serviceCategory') },
  Schedule: { serviceCategory: many('serviceCategory') },
  ReferralRequest: {
    definition,
    status: recoded('status', REQUEST_STATUS),
    groupIdentifier: as('requisition'),
    type: many('category'),
    serviceRequested: carried((value, { out }) => {
      const [code, ...details] = listOf(value);
      if (code !== undefined) out['code'] = code;
      if (details.length > 0) out['orderDetail'] = details;
    }),
    context: encounter,
    requester,
    specialty: as('performerType'),
    recipient: as('performer'),
    description: note,
    note: many('note'),
  },
  ProcedureRequest: {
    definition,
    status: recoded('status', REQUEST_STATUS),
    context: encounter,
    requester,
    performer: many('performer'),
  },
  CarePlan: {
    definition,
    status: recoded('status', REQUEST_STATUS),
    context: encounter,
    author: carried((value, { out }) => {
      const [author, ...others] = listOf(value);
      if (author !== undefined) out['author'] = author;
      if (others.length > 0) out['contributor'] = others;
    }),
    activity: each('activity', {
      detail: each('detail', {
        category: lost,
        definition: lost,
        prohibited: as('doNotPerform'),
        statusReason: worded('statusReason'),
      }),
    }),
  },
  CareTeam: { context: encounter, participant: each('participant', { role: many('role') }) },
  Goal: { status: goalStatus, target: many('target') },
  Task: {
    definitionUri: as('instantiatesUri'),
    definitionReference: lost,
    context: encounter,
    requester,
    performerType: as('performerType'),
    reason: as('reasonCode'),
  },
  QuestionnaireResponse: {
    parent: as('partOf'),
    questionnaire: carried((value, { out, lose }) => {
      const reference =
        typeof value === 'string' ? value : (value as { readonly reference?: unknown } | null)?.reference;
      if (typeof reference === 'string') out['questionnaire'] = reference;
      const display = (value as { readonly display?: unknown } | null)?.display;
      if (typeof display === 'string' && display !== '')
        out['_questionnaire'] = { extension: [{ url: DISPLAY, valueString: display }] };
      else lose('questionnaire');
    }),
    context: encounter,
    item: carried((value, { out, lose }) => {
      out['item'] = answered(value, lose);
    }),
  },
};
