/**
 * What changed in problems, allergies, procedures and family history between STU3 and R4? Source: HL7 FHIR R4 "R3
 * diff".
 */
import { as, carried, concept, each, many, notDone, recoded, lost, type ElementTable } from '../rules';
import { definition, encounter, PERFORMER } from './common';

const T = 'http://terminology.hl7.org/CodeSystem/';

export const CLINICAL: Readonly<Record<string, ElementTable>> = {
  AllergyIntolerance: {
    clinicalStatus: concept('clinicalStatus', `${T}allergyintolerance-clinical`),
    verificationStatus: concept('verificationStatus', `${T}allergyintolerance-verification`),
    assertedDate: as('recordedDate'),
  },
  Condition: {
    clinicalStatus: concept('clinicalStatus', `${T}condition-clinical`),
    // "unknown" is no R4 code and says what silence says
    verificationStatus: concept('verificationStatus', `${T}condition-ver-status`, { unknown: null }),
    context: encounter,
    assertedDate: as('recordedDate'),
    abatementBoolean: carried((value, { from, out }) => {
      if (value === true && from['clinicalStatus'] === undefined)
        out['clinicalStatus'] = { coding: [{ system: `${T}condition-clinical`, code: 'inactive' }] };
    }),
    stage: many('stage'),
    evidence: each('evidence', { code: many('code') }),
  },
  Procedure: {
    definition,
    status: recoded('status', { suspended: 'on-hold', aborted: 'stopped' }),
    notDone: notDone('not-done'),
    notDoneReason: as('statusReason'),
    context: encounter,
    performer: each('performer', PERFORMER),
  },
  FamilyMemberHistory: {
    definition,
    gender: concept('sex', 'http://hl7.org/fhir/administrative-gender'),
    notDone: carried((value, { from, out }) => {
      if (value === true && from['status'] !== 'entered-in-error') out['status'] = 'health-unknown';
    }),
    status: recoded('status', {}),
    notDoneReason: as('dataAbsentReason'),
  },
  Flag: { category: many('category') },
  RelatedPerson: { relationship: many('relationship') },
  Consent: {
    consentingParty: as('performer'),
    policyRule: carried((value, { out }) => {
      out['policyRule'] = typeof value === 'string' ? { text: value } : value;
    }),
    sourceIdentifier: lost,
    ...Object.fromEntries(
      ['period', 'actor', 'action', 'securityLabel', 'purpose', 'dataPeriod', 'data', 'except'].map((element) => [
        element,
        carried((value, { out }) => {
          const provision = (out['provision'] ?? {}) as Record<string, unknown>;
          provision[element === 'except' ? 'provision' : element] = value;
          out['provision'] = provision;
        }),
      ]),
    ),
  },
};
