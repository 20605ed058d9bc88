/**
 * Is nothing shown where a row, a level, a role, a section or a setting is missing or unknown, whatever else says yes?
 */
import { describe, expect, it } from 'vitest';
import { SECTION_ROWS } from '../../domain/section-of';
import { SECTIONS } from '../../domain/sections';
import { decide, type Facts } from './decide';
import { CAP_LABELS, CLINICAL_ROLES } from '../../policy/tables/label-caps';
import { capMark, exclusionMark } from '../../policy/marks';
import { EXCLUSION_IDS } from '../../policy/tables/exclusions';
import type { Policy } from '../../policy/policy';
import { policy, rowOf } from '../../../tests/kits/gateway/shipped-policy';

const PROBLEM: Facts = { type: 'Condition', row: rowOf('S-condition'), marks: 0, plan: null, setting: 'gp' };
const gp = { role: 'gp', emergency: false } as const;
const effectOf = (
  changed: Partial<Policy>,
  facts: Partial<Facts> = {},
  viewer: { readonly role: string; readonly emergency: boolean } = gp,
) => decide({ ...policy, ...changed }, viewer as typeof gp, { ...PROBLEM, ...facts });
const cellOf = (depth: string) =>
  new Map([
    ['gp', new Map([['problems', { ...policy.views.get('gp')?.get('problems'), depth }]])],
  ]) as unknown as Policy['views'];

describe('the role of a pack', () => {
  it('that may see everything is shown nothing that nobody is shown, in an emergency either', () => {
    const open = new Map(
      SECTIONS.map((section) => [section, { ...policy.views.get('gp')?.get('problems'), section, depth: 'F' }]),
    );
    const everything = {
      roles: [...policy.roles, { id: 'hospice-nurse', name: 'Hospice nurse' }],
      views: new Map([['hospice-nurse', open]]),
      caps: new Map(CAP_LABELS.map((label) => [label, { 'hospice-nurse': 'F' }])),
    } as unknown as Partial<Policy>;
    for (const emergency of [false, true]) {
      const viewer = { role: 'hospice-nurse', emergency };
      expect(effectOf(everything, {}, viewer).effect).toBe('release');
      for (const id of EXCLUSION_IDS)
        expect(effectOf(everything, { marks: exclusionMark(id) }, viewer)).toMatchObject({
          effect: 'withhold',
          rules: [id],
        });
      // without its level a label holds back, and without its roles nobody is asked for
      expect(effectOf({ ...everything, caps: new Map() }, { marks: capMark('restricted') }, viewer).effect).toBe(
        'withhold',
      );
      expect(effectOf({ ...everything, roles: policy.roles }, {}, viewer).rules).toEqual(['D-unknown-role']);
    }
  });
});

describe('a decision', () => {
  it('is to release where every row says so, and names the row of the role view', () => {
    expect(effectOf({})).toEqual({
      effect: 'release',
      rules: ['RV-problems-gp'],
      shape: null,
      why: ['RV-problems-gp'],
    });
  });

  it.each<[string, Partial<Policy>, Partial<Facts>, string]>([
    ['a role without any row', { views: new Map() }, {}, 'D-no-cell'],
    ['a section without a cell', { views: new Map([['gp', new Map()]]) }, {}, 'D-no-cell'],
    ['a cell of a depth that nobody knows', { views: cellOf('X') }, {}, 'RV-problems-gp'],
    [
      'a cell of a depth that nobody knows beside a label that would permit',
      { views: cellOf('X') },
      { marks: capMark('mental-health') },
      'RV-problems-gp',
    ],
    ['a label without a row', { caps: new Map() }, { marks: capMark('mental-health') }, 'LC-mental-health-gp'],
    [
      'a level that nobody knows',
      { caps: new Map([['mental-health', { gp: 'X' }]]) as unknown as Policy['caps'] },
      { marks: capMark('mental-health') },
      'LC-mental-health-gp',
    ],
    ['a type without a section', {}, { row: null, type: 'Basic' }, 'D-no-section'],
    ['a setting that nobody knows', {}, { setting: 'spaceship' as never }, 'D-setting'],
    ['a setting that is never asked', {}, { setting: 'fertility' }, 'D-setting'],
    ['an exclusion', {}, { marks: exclusionMark('EX-6') }, 'EX-6'],
  ])('is to withhold for %s', (_what, changed, facts, rule) => {
    const { effect, rules, shape, why } = effectOf(changed, facts);
    expect({ effect, shape, why }).toEqual({ effect: 'withhold', shape: null, why: [] });
    expect(rules).toContain(rule);
  });

  it('names the rows that decided: a label without a row is none, a level that nobody knows is said to be one', () => {
    const marks = capMark('mental-health');
    const odd = { caps: new Map([['mental-health', { gp: 'X' }]]) as unknown as Policy['caps'] };
    for (const emergency of [false, true]) {
      const viewer = { role: 'gp', emergency };
      expect(effectOf({ caps: new Map() }, { marks }, viewer).rules).toEqual(['RV-problems-gp', 'LC-mental-health-gp']);
      expect(effectOf(odd, { marks }, viewer).rules).toEqual([
        'RV-problems-gp',
        'LC-mental-health-gp',
        'D-unknown-level',
      ]);
      expect(effectOf({ views: cellOf('X') }, {}, viewer).rules).toEqual(['RV-problems-gp', 'D-unknown-level']);
      expect(
        effectOf(
          { caps: new Map([['restricted', { gp: 'X' }]]) as unknown as Policy['caps'] },
          { marks: capMark('restricted'), row: null, type: 'Organization' },
          viewer,
        ),
      ).toMatchObject({ effect: 'withhold', rules: ['SP-reached', 'LC-restricted-gp'] });
    }
  });

  it.each(['privacy-officer', 'opt-out-officer', 'wizard', '', '__proto__'])(
    'is to withhold from who is no clinician: “%s”',
    (role) => {
      for (const emergency of [false, true])
        expect(effectOf({}, {}, { role, emergency })).toMatchObject({ effect: 'withhold', rules: ['D-unknown-role'] });
    },
  );

  it('says the exclusion before anything else, and each of several', () => {
    expect(
      effectOf({}, { marks: exclusionMark('EX-1') | exclusionMark('EX-3') }, { role: 'wizard', emergency: true }).rules,
    ).toEqual(['EX-1', 'EX-3']);
  });

  it('never gives more for one label more, nor less in an emergency', () => {
    const depth = { withhold: 0, summary: 1, release: 2 };
    const labels = [0, ...CAP_LABELS.map(capMark)];
    for (const row of SECTION_ROWS)
      for (const role of CLINICAL_ROLES)
        for (const emergency of [false, true])
          for (const one of labels)
            for (const other of labels) {
              const facts = { type: row.type, row, setting: row.setting ?? ('acute' as const) };
              const seen = depth[effectOf({}, { ...facts, marks: one }, { role, emergency }).effect];
              expect(
                depth[effectOf({}, { ...facts, marks: one | other }, { role, emergency }).effect],
              ).toBeLessThanOrEqual(seen);
              if (emergency)
                expect(seen).toBeGreaterThanOrEqual(
                  depth[effectOf({}, { ...facts, marks: one }, { role, emergency: false }).effect],
                );
            }
  });
});
