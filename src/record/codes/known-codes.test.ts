/**
 * Do codes mean what their publishers say? Those that stood for something else in our tables once: each would have put
 * one test or operation under another's name. Source: LOINC; SNOMED International; OPCS-4, as published by others.
 */
import { expect, it } from 'vitest';
import { analyteOfCode } from './analytes';
import { operations } from './operations';

it.each([
  ['75624-7', 'audit score'],
  ['75626-2', 'audit-c score'],
  ['104866001', 'phosphate'],
  ['38151008', 'magnesium'],
])('%s is %s', (code, key) => {
  expect(analyteOfCode(code)?.key).toBe(key);
});

const opcs = (code: string): string | undefined => operations().find((one) => one.opcs.includes(code))?.name;

it.each([
  ['W241', 'femoral neck fixation'],
  ['W24', undefined],
  ['M611', 'radical prostatectomy'],
  ['M61', undefined],
  ['K262', 'aortic valve replacement'],
  ['K265', undefined],
  ['A651', 'carpal tunnel release'],
  ['W372', undefined],
  ['H331', 'abdominoperineal resection'],
  ['H333', 'anterior resection'],
])('OPCS-4 %s is %s', (code, name) => {
  expect(opcs(code)).toBe(name);
});
