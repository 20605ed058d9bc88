import { expect, it } from 'vitest';
import { conceptText } from './concept';

it.each([
  [
    'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-PrescribingAgency-1',
    'prescribed-at-gp-practice',
    'Prescribed at GP practice',
  ],
  ['http://terminology.hl7.org/CodeSystem/flag-category', 'safety', 'Safety'],
  ['http://hl7.org/fhir/condition-category', 'problem-list-item', 'Problem list item'],
  ['http://snomed.info/sct', '38341003', 'Code 38341003 (http://snomed.info/sct)'],
  [
    'http://terminology.hl7.org/CodeSystem/v3-ActCode',
    'AMB',
    'Code AMB (http://terminology.hl7.org/CodeSystem/v3-ActCode)',
  ],
  ['https://made-up.example/codes', 'flu-jab', 'Code flu-jab (https://made-up.example/codes)'],
  [undefined, 'safety', 'Code safety (no system given)'],
])('%s|%s without a display is said as “%s”', (system, code, says) => {
  expect(conceptText({ coding: [{ code, ...(system === undefined ? {} : { system }) }] })).toBe(says);
});
