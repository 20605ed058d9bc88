/** Which names of a code say another thing than the words beside it? */
import { expect, it } from 'vitest';
import { codedOtherwise } from './coded-otherwise';

const SCT = 'http://snomed.info/sct';
const concept = (...displays: readonly string[]) => ({
  coding: displays.map((display, at) => ({ system: SCT, code: String(at + 1), display })),
});

it.each([
  ['Penicillamine', 'Penicillin'],
  ['Fracture of right neck of femur', 'Fracture of left neck of femur'],
  ['Warfarin 3mg tablets', 'Warfarin 1mg tablets'],
  ['MRSA isolated', 'MRSA not isolated'],
  ['Diabetes', 'Type 1 diabetes'],
  ['Stroke', 'Family history of stroke'],
  ['Cancer', 'Suspected cancer'],
  ['Hepatitis A', 'Hepatitis B'],
])('“%s” coded as “%s”: both are named', (text, display) => {
  expect(codedOtherwise(concept(display), text)).toEqual([display]);
});

it.each([
  ['Amlodipine 5mg tablets', 'Amlodipine 5 mg tablets'],
  ['asthma', 'Asthma (disorder)'],
  ['Oral', 'Oral route'],
  ['Penicillin', 'Allergy to penicillin (finding)'],
  ['Left eye', 'Left eye structure'],
  ['Fracture of left hip', 'Left hip fracture'],
  ['Haemoglobin', 'Hemoglobin'],
  ['Type 2 diabetes', 'Transfer-degraded record entry'],
  // seen in the answers of a demonstrator of GP Connect, under SNOMED's name
  ['Type 2 diabetes', 'nullFlavor NI'],
  ['Type 2 diabetes', ' '],
])('“%s” coded as “%s”: one name', (text, display) => {
  expect(codedOtherwise(concept(display), text)).toEqual([]);
});

it('names each other thing once, in the order of the codings', () => {
  expect(codedOtherwise(concept('Asthma', 'COPD', 'Bronchiectasis', 'COPD (disorder)'), 'Asthma')).toEqual([
    'COPD',
    'Bronchiectasis',
  ]);
});
