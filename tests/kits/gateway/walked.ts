/** What does one resource tell of itself, by the names of its marks? For the tests of the walk. */
import { expect, it } from 'vitest';
import { capsOf, HORMONE, markRules } from '../../../src/policy/marks';
import { createReading } from '../../../src/gateway/label/reading';
import { createWalk, type OnReference } from '../../../src/gateway/label/walk';
import { policy } from './shipped-policy';
import type { Json } from '../../../src/domain/json';

export const SNOMED = 'http://snomed.info/sct';
export const ACT = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
export const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
export const INLINE = 'http://hl7.org/fhir/uv/security-label-ds4p/StructureDefinition/extension-inline-sec-label';
export const plain = { system: SNOMED, code: '38341003' };
export const local = { system: 'http://local.example', code: 'X1' };
export const HIV = { system: SNOMED, code: '86406008' };
export const walked = (resource: Json, onReference: OnReference = () => undefined) => {
  const walk = createWalk(policy, createReading(policy));
  return { marks: walk.judge(resource, onReference), labels: walk.labels() };
};
export const named = (marks: number): readonly string[] => [
  ...markRules(marks),
  ...capsOf(marks),
  ...((marks & HORMONE) === 0 ? [] : ['hormone']),
];
export const tells = (resource: Json): readonly string[] => named(walked(resource).marks);
export const condition = (parts: Json): Json => ({ resourceType: 'Condition', id: 'c', ...parts });
export const request = (parts: Json): Json => ({ resourceType: 'MedicationRequest', id: 'm', ...parts });
export const allergy = (parts: Json): Json => ({ resourceType: 'AllergyIntolerance', id: 'a', ...parts });
export const extended = (extension: unknown): Json =>
  condition({ extension: [{ url: 'http://unknown.example', ...(extension as Json) }] });
export type Case = readonly [rule: string, resource: Json, told: readonly string[]];
export const check = (cases: readonly Case[]) =>
  it.each(cases)('%s', (_rule, resource, told) => expect(tells(resource)).toEqual(told));
