/** What is decided for the resources of one contribution? For the tests of deciding. */
import type { FhirResource } from 'fhir/r4';
import { expect } from 'vitest';
import type { Role } from '../../../src/domain/roles';
import type { Setting } from '../../../src/domain/settings';
import { label } from '../../../src/gateway/label/label';
import { decideAll } from '../../../src/gateway/decide/decide-all';
import { policy } from './shipped-policy';

export interface Look {
  readonly role?: Role;
  readonly emergency?: boolean;
  readonly setting?: Setting;
}
/** `release`, `summary`, or the last row by which it is withheld: one word for each resource and each contained one. */
export const decided = (
  resources: readonly object[],
  { role = 'gp', emergency = false, setting = 'acute' }: Look = {},
): readonly string[] =>
  decideAll(
    policy,
    { role, emergency },
    setting,
    label(structuredClone(resources) as FhirResource[], setting, policy),
  ).map(({ effect, rules, shape, why }) => {
    // What is withheld is told no reason for, and has no allow-list.
    if (effect === 'withhold') expect({ shape, why }).toEqual({ shape: null, why: [] });
    return effect === 'withhold' ? (rules.at(-1) ?? '') : effect;
  });
export const ACT = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
export const labelled = (...codes: readonly string[]) => ({
  meta: { security: codes.map((code) => ({ system: ACT, code })) },
});
export const RESTRICTED = {
  meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }] },
};
export const HIV = { coding: [{ system: 'http://snomed.info/sct', code: '86406008' }] };
export const condition = (id: string, parts: object = {}) => ({
  resourceType: 'Condition',
  id,
  code: { text: 'Hypertension' },
  ...parts,
});
export const encounter = (id: string, start: string, parts: object = {}) => ({
  resourceType: 'Encounter',
  id,
  status: 'finished',
  period: { start },
  ...parts,
});
export const inEncounter = (id: string) => ({ encounter: { reference: `Encounter/${id}` } });
