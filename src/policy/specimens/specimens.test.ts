/**
 * Do the specimens show what they say, for every exclusion, medicine switch, label, section and plan; and has every row
 * that decides its words?
 */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { SECTION_ROWS } from '../../domain/section-of';
import { SECTIONS } from '../../domain/sections';
import { label } from '../../gateway/label/label';
import { POLICY_CASES } from '../cases/cases';
import { decideAll } from '../../gateway/decide/decide-all';
import { EXCLUSION_IDS, MEDICINE_SWITCHES } from '../tables/exclusions';
import { CAP_LABELS, CLINICAL_ROLES } from '../tables/label-caps';
import { capsOf, exclusionMark } from '../marks';
import { SPECIMEN_RECORDS, SPECIMENS } from './people';
import { policy } from '../../../tests/kits/gateway/shipped-policy';

describe('the specimens', () => {
  it('hold one for every exclusion that a resource can tell, every medicine switch, every label and every section', () => {
    const of = new Set(SPECIMENS.map((specimen) => specimen.of));
    // EX-7 is told by the provider’s setting alone; such a provider stands in the records, and is never asked.
    for (const id of [
      ...EXCLUSION_IDS.filter((exclusion) => exclusion !== 'EX-7'),
      ...MEDICINE_SWITCHES,
      'DC-1',
      ...CAP_LABELS,
    ])
      expect([...of]).toContain(id);
    const sections = new Set(SECTION_ROWS.filter(({ id }) => of.has(id)).map(({ section }) => section));
    expect(SECTIONS.filter((section) => section !== 'demographics' && !sections.has(section))).toEqual([]);
    expect(SPECIMEN_RECORDS.flatMap(({ providers }) => providers.map(({ setting }) => setting))).toContain(
      'children-social-care',
    );
  });

  it('carry the category, label or section they are an example of', () => {
    for (const record of SPECIMEN_RECORDS)
      for (const { setting, resources } of record.providers) {
        const { nodes, marks } = label(structuredClone(resources) as FhirResource[], setting, policy);
        nodes.list.forEach((node, i) => {
          const specimen = SPECIMENS.find(
            (one) =>
              one.resources[0] !== undefined && `${one.resources[0].resourceType}/${one.resources[0].id}` === node.key,
          );
          if (specimen === undefined) return;
          const { of } = specimen;
          const found = of.startsWith('EX-')
            ? ((marks[i] ?? 0) & exclusionMark(of.slice(0, 4) as 'EX-1')) !== 0
            : of.startsWith('S-')
              ? node.row?.id === of
              : (CAP_LABELS as readonly string[]).includes(of)
                ? setting === 'mental-health' || (capsOf(marks[i] ?? 0) as readonly string[]).includes(of)
                : true;
          expect({ key: node.key, of, found }).toEqual({ key: node.key, of, found: true });
        });
      }
  });

  it('are about nobody: no NHS number stands in them, and every name is made up', () => {
    const all = JSON.stringify(SPECIMEN_RECORDS);
    expect(all).not.toMatch(/identifier|nhs-number|birthDate|address/);
    for (const { name } of SPECIMEN_RECORDS) expect(name).toContain('XX-SPECIMEN');
    const ids = SPECIMENS.flatMap(({ resources }) => resources.map(({ resourceType, id }) => `${resourceType}/${id}`));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

it('every row that any decision names has its words and its hazard', () => {
  const named = new Set<string>();
  const given = [
    ...SPECIMEN_RECORDS.flatMap(({ providers }) => providers),
    ...POLICY_CASES.map(({ setting, given: resources }) => ({ setting, resources })),
  ];
  for (const { setting, resources } of given) {
    const labelled = label(structuredClone(resources) as FhirResource[], setting, policy);
    for (const role of [...CLINICAL_ROLES, 'privacy-officer'] as const)
      for (const emergency of [false, true])
        for (const { rules, why } of decideAll(policy, { role, emergency }, setting, labelled))
          for (const rule of [...rules, ...why]) named.add(rule);
  }
  expect(named.size).toBeGreaterThan(150);
  expect(
    [...named].filter(
      (rule) => (policy.rules.get(rule)?.says.length ?? 0) < 10 || policy.rules.get(rule)?.hazard === null,
    ),
  ).toEqual([]);
});
