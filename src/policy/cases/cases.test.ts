/**
 * Does every policy case come out as the safety officer wrote it down, in the decision and in what leaves the gateway?
 */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { label } from '../../gateway/label/label';
import { release } from '../../gateway/release';
import { decideAll } from '../../gateway/decide/decide-all';
import { POLICY_CASES } from './cases';
import { policy } from '../../../tests/kits/gateway/shipped-policy';

const EFFECTS = { released: 'release', summary: 'summary', withheld: 'withhold' } as const;

describe('policy cases', () => {
  it.each(POLICY_CASES.map((policyCase) => [policyCase.name, policyCase] as const))(
    '%s',
    (_name, { given, setting, roles, emergency = false, expect: expected, rule }) => {
      const resources = JSON.parse(JSON.stringify(given)) as FhirResource[];
      const rules = new Set<string>();
      for (const role of roles) {
        const viewer = { role, emergency };
        const decision = decideAll(policy, viewer, setting, label(resources, setting, policy))[0];
        expect({ role, effect: decision?.effect }).toEqual({ role, effect: EFFECTS[expected] });
        decision?.rules.forEach((id) => rules.add(id));
        const contribution = {
          outcome: 'answered',
          known: true,
          resources,
          supplies: null,
          partial: [],
          warnings: [],
        } as const;
        const out = release({
          contribution,
          provider: { id: 'p', name: 'Parkside', setting },
          viewer,
          policy,
          accessId: 'a',
          key: new Uint8Array(32),
        });
        const first = out.resources.find(({ resourceType }) => resourceType === resources[0]?.resourceType);
        if (
          expected === 'withheld' &&
          resources.filter(({ resourceType }) => resourceType === resources[0]?.resourceType).length === 1
        )
          expect(first).toBeUndefined();
        if (expected !== 'withheld') expect(first?.meta?.tag?.[0]?.code).toMatch(/^RV-/);
      }
      if (rule !== undefined) expect([...rules]).toContain(rule);
    },
  );

  it('reads no code, no word and no label of the exclusions in what is released beside them', () => {
    for (const { given, setting, roles } of POLICY_CASES)
      for (const role of roles) {
        const contribution = {
          outcome: 'answered',
          known: true,
          resources: JSON.parse(JSON.stringify(given)) as FhirResource[],
          supplies: null,
          partial: [],
          warnings: [],
        } as const;
        const bytes = JSON.stringify(
          release({
            contribution,
            provider: { id: 'p', name: 'Parkside', setting },
            viewer: { role, emergency: true },
            policy,
            accessId: 'a',
            key: new Uint8Array(32),
          }).resources,
        );
        expect(bytes).not.toMatch(/HIV|86406008|Truvada|Dolutegravir|GUM clinic|MARAC|prison|1234|4321/);
      }
  });
});
