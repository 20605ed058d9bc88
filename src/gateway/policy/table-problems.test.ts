/** Does a table with a row missing, wrong or there twice keep the gateway from starting? */
import { describe, expect, it } from 'vitest';
import { OPT_OUT_SCOPES } from '../opt-out/scope-table';
import { EXCLUSIONS, MEDICINE_SWITCH_ROWS } from './exclusions';
import { CAP_ROWS, CLINICAL_ROLES } from './label-caps';
import { ROLE_VIEWS } from './role-views';
import { tableProblems, type Tables } from './table-problems';

const TABLES: Tables = { roleViews: ROLE_VIEWS, caps: CAP_ROWS, exclusions: EXCLUSIONS, medicineSwitches: MEDICINE_SWITCH_ROWS, scopes: OPT_OUT_SCOPES };
const without = (table: keyof Tables, at: number): Tables => ({ ...TABLES, [table]: TABLES[table].filter((_row, index) => index !== at) });
const problemsWith = (changed: Partial<Record<keyof Tables, unknown>>): readonly string[] => tableProblems({ ...TABLES, ...changed } as Tables);
const first = <T>(rows: readonly T[]): T => {
  const [row] = rows;
  if (row === undefined) throw new Error('the table is empty');
  return row;
};

describe('the tables of the policy', () => {
  it('are whole as they stand', () => {
    expect(tableProblems(TABLES)).toEqual([]);
  });

  it.each(Object.keys(TABLES) as (keyof Tables)[])('are refused when any row is missing: %s', (table) => {
    TABLES[table].forEach((_row, at) => {
      expect(tableProblems(without(table, at))).toHaveLength(table === 'scopes' && at !== 2 && at !== 3 ? 2 : 1);
    });
  });

  it.each(['roleViews', 'caps', 'exclusions', 'medicineSwitches'] as const)('are refused when a row stands twice, which could open again what the first hid: %s', (table) => {
    expect(problemsWith({ [table]: [...TABLES[table], TABLES[table][0]] })).toEqual([expect.stringContaining('more than one row')]);
  });

  it.each([
    ['a role that nobody knows', { roleViews: [...ROLE_VIEWS, { ...first(ROLE_VIEWS), role: 'wizard' }] }, 'wizard'],
    ['a section that nobody knows', { roleViews: [...ROLE_VIEWS, { ...first(ROLE_VIEWS), section: 'gossip' }] }, 'gossip'],
    ['a depth that nobody knows', { roleViews: [{ ...first(ROLE_VIEWS), depth: 'X' }, ...ROLE_VIEWS.slice(1)] }, 'depth “X”'],
    ['a label that nobody knows', { caps: [...CAP_ROWS, { ...first(CAP_ROWS), label: 'moody' }] }, 'moody'],
    ['a level missing', { caps: [{ ...first(CAP_ROWS), cells: { ...first(CAP_ROWS).cells, pharmacist: undefined } }, ...CAP_ROWS.slice(1)] }, 'no level for mental-health and pharmacist'],
    ['a level that nobody knows', { caps: [{ ...first(CAP_ROWS), cells: { ...first(CAP_ROWS).cells, gp: 'Q' } }, ...CAP_ROWS.slice(1)] }, 'no level for mental-health and gp'],
    ['an exclusion that nobody knows', { exclusions: [...EXCLUSIONS, { ...first(EXCLUSIONS), id: 'EX-9' }] }, 'nobody knows EX-9'],
    ['a setting misspelt in an exclusion', { exclusions: [{ ...first(EXCLUSIONS), settings: ['sexual-helth'] }, ...EXCLUSIONS.slice(1)] }, 'EX-1: nobody knows the setting “sexual-helth”'],
    ['a setting misspelt in a cap', { caps: [{ ...first(CAP_ROWS), settings: ['mental-helth'] }, ...CAP_ROWS.slice(1)] }, 'mental-health: nobody knows the setting “mental-helth”'],
    ['an effect that nobody knows', { scopes: [{ ...first(OPT_OUT_SCOPES), effect: 'perhaps' }, ...OPT_OUT_SCOPES.slice(1)] }, 'OO-1: nobody knows the effect “perhaps”'],
  ])('are refused for %s', (_what, changed, words) => {
    expect(problemsWith(changed)).toEqual([expect.stringContaining(words)]);
  });

  it('name the cell that is missing', () => {
    expect(problemsWith({ roleViews: ROLE_VIEWS.filter(({ role, section }) => role !== 'gp' || section !== 'results') })).toEqual(['Role view: no row for results and gp.']);
    expect(CLINICAL_ROLES).toHaveLength(10);
  });
});
