/** What changed in people, places, organisations and devices between STU3 and R4? Source: HL7 FHIR R4 "R3 diff". */
import { isObject, type JsonDraft } from '../../domain/json';
import { as, carried, listOf, lost, many, type ElementTable } from '../rules';

export const PEOPLE: Readonly<Record<string, ElementTable>> = {
  Patient: { animal: lost },
  Practitioner: {},
  PractitionerRole: {},
  Organization: {},
  Location: { type: many('type') },
  HealthcareService: {
    category: many('category'),
    programName: carried((value, { out }) => {
      out['program'] = listOf(value).map((text) => ({ text }));
    }),
    eligibility: carried((value, { from, out }) => {
      const comment = from['eligibilityNote'];
      out['eligibility'] = [{ code: value, ...(comment === undefined ? {} : { comment }) }];
    }),
    eligibilityNote: carried((value, { from, out }) => {
      if (from['eligibility'] === undefined) out['eligibility'] = [{ comment: value }];
    }),
  },
  Device: {
    udi: carried((value, { out }) => {
      if (!isObject(value)) return;
      const carrier: JsonDraft = {};
      for (const key of Object.keys(value)) if (key !== 'name') carrier[key] = value[key];
      if (Object.keys(carrier).length > 0) out['udiCarrier'] = [carrier];
      if (typeof value['name'] === 'string') out['deviceName'] = [{ name: value['name'], type: 'udi-label-name' }];
    }),
    model: as('modelNumber'),
    version: carried((value, { out }) => {
      out['version'] = listOf(value).map((version) => ({ value: version }));
    }),
  },
};
