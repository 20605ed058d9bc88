/** What changed in Immunization between STU3 and R4? Source: HL7 FHIR R4 "R3 diff". */
import { isObject } from '../../domain/json';
import { as, carried, each, listOf, lost, notDone, recoded, type ElementTable } from '../rules';

export const IMMUNISATIONS: Readonly<Record<string, ElementTable>> = {
  Immunization: {
    status: recoded('status', {}),
    notGiven: notDone('not-done'),
    date: as('occurrenceDateTime'),
    practitioner: each('performer', { role: as('function') }),
    explanation: carried((value, { out, lose }) => {
      if (!isObject(value)) return;
      if (value['reason'] !== undefined) out['reasonCode'] = listOf(value['reason']);
      const [whyNot, ...more] = listOf(value['reasonNotGiven']);
      if (whyNot !== undefined) out['statusReason'] = whyNot;
      if (more.length > 0) lose('explanation.reasonNotGiven');
    }),
    vaccinationProtocol: each('protocolApplied', {
      doseSequence: as('doseNumberPositiveInt'),
      seriesDoses: as('seriesDosesPositiveInt'),
      description: lost,
      doseStatus: lost,
      doseStatusReason: lost,
    }),
  },
};
