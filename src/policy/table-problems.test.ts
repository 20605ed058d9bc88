/** Does a table with a row missing, wrong or there twice keep the gateway from starting? */
import { describe, expect, it } from 'vitest';
import { OPT_OUT_SCOPES } from './tables/opt-out-scopes';
import { EXCLUSIONS, MEDICINE_SWITCH_ROWS } from './tables/exclusions';
import { CAP_ROWS, CLINICAL_ROLES } from './tables/label-caps';
import { ROLE_VIEWS } from './tables/role-views';
import { tableProblems, type Tables } from './table-problems';

const TABLES: Tables = {
  roleViews: ROLE_VIEWS,
  caps: CAP_ROWS,
  exclusions: EXCLUSIONS,
  medicineSwitches: MEDICINE_SWITCH_ROWS,
  scopes: OPT_OUT_SCOPES,
};
const without = (table: keyof Tables, at: number): Tables => ({
  ...TABLES,
  [table]: TABLES[table].filter((_row, index) => index !== at),
});
const problemsWith = (changed: Partial<Record<keyof Tables, unknown>>): readonly string[] =>
  tableProblems({ ...TABLES, ...changed } as Tables);
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

  it.each(['roleViews', 'caps', 'exclusions', 'medicineSwitches'] as const)(
    'are refused when a row stands twice, which could open again what the first hid: %s',
    (table) => {
      expect(problemsWith({ [table]: [...TABLES[table], TABLES[table][0]] })).toEqual([
        expect.stringContaining('more than one row'),
      ]);
    },
  );

  it.each([
    ['a role that nobody knows', { roleViews: [...ROLE_VIEWS, { ...first(ROLE_VIEWS), role: 'wizard' }] }, 'wizard'],
    [
      'a section that nobody knows',
      { roleViews: [...ROLE_VIEWS, { ...first(ROLE_VIEWS), section: 'gossip' }] },
      'gossip',
    ],
    [
      'a depth that nobody knows',
      { roleViews: [{ ...first(ROLE_VIEWS), depth: 'X' }, ...ROLE_VIEWS.slice(1)] },
      'depth “X”',
    ],
    ['a label that nobody knows', { caps: [...CAP_ROWS, { ...first(CAP_ROWS), label: 'moody' }] }, 'moody'],
    [
      'a level missing',
      {
        caps: [
          { ...first(CAP_ROWS), cells: { ...first(CAP_ROWS).cells, pharmacist: undefined } },
          ...CAP_ROWS.slice(1),
        ],
      },
      'no level for mental-health and pharmacist',
    ],
    [
      'a level that nobody knows',
      { caps: [{ ...first(CAP_ROWS), cells: { ...first(CAP_ROWS).cells, gp: 'Q' } }, ...CAP_ROWS.slice(1)] },
      'no level for mental-health and gp',
    ],
    [
      'an exclusion that nobody knows',
      { exclusions: [...EXCLUSIONS, { ...first(EXCLUSIONS), id: 'EX-9' }] },
      'nobody knows EX-9',
    ],
    [
      'a setting misspelt in an exclusion',
      { exclusions: [{ ...first(EXCLUSIONS), settings: ['sexual-helth'] }, ...EXCLUSIONS.slice(1)] },
      'EX-1: nobody knows the setting “sexual-helth”',
    ],
    [
      'a setting misspelt in a cap',
      { caps: [{ ...first(CAP_ROWS), settings: ['mental-helth'] }, ...CAP_ROWS.slice(1)] },
      'mental-health: nobody knows the setting “mental-helth”',
    ],
    [
      'an effect that nobody knows',
      { scopes: [{ ...first(OPT_OUT_SCOPES), effect: 'perhaps' }, ...OPT_OUT_SCOPES.slice(1)] },
      'OO-1: nobody knows the effect “perhaps”',
    ],
  ])('are refused for %s', (_what, changed, words) => {
    expect(problemsWith(changed)).toEqual([expect.stringContaining(words)]);
  });

  it.each<readonly [keyof Tables, readonly string[], readonly string[]]>([
    [
      'roleViews',
      ['Role view: no row for demographics and gp.'],
      ['Role view: more than one row for demographics and gp.'],
    ],
    ['caps', ['Label caps: no row for mental-health.'], ['Label caps: more than one row for mental-health.']],
    ['exclusions', ['Exclusions: no row for EX-1.'], ['Exclusions: more than one row for EX-1.']],
    [
      'medicineSwitches',
      ['Medicine switches: no row for EX-1-medicines.'],
      ['Medicine switches: more than one row for EX-1-medicines.'],
    ],
    [
      'scopes',
      [
        'Opt-out scope: no row for a viewer inside and a provider inside, setting gp.',
        'Opt-out scope: no row for a viewer inside and a provider inside, setting other.',
      ],
      [],
    ],
  ])('say in which of them which row is missing, or stands more than once: %s', (table, missing, twice) => {
    expect(tableProblems(without(table, 0))).toEqual(missing);
    expect(problemsWith({ [table]: [...TABLES[table], TABLES[table][0], TABLES[table][0]] })).toEqual(twice);
  });

  it('say all that is wrong at once, in the order of the tables', () => {
    const [view, cap, exclusion, scope] = [
      first(ROLE_VIEWS),
      first(CAP_ROWS),
      first(EXCLUSIONS),
      first(OPT_OUT_SCOPES),
    ];
    expect(
      problemsWith({
        roleViews: [{ ...view, depth: 'X' }, ...ROLE_VIEWS.slice(1), { ...view, section: 'gossip' }],
        caps: [{ ...cap, cells: { ...cap.cells, gp: 'Q', pharmacist: undefined } }, ...CAP_ROWS.slice(1)],
        exclusions: [{ ...exclusion, settings: ['gp', 'nowhere'] }, ...EXCLUSIONS.slice(1)],
        scopes: [{ ...scope, effect: 'perhaps' }, ...OPT_OUT_SCOPES.slice(1)],
      }),
    ).toEqual([
      'Role view: nobody knows gossip and gp.',
      'Role view RV-demographics-gp: nobody knows the depth “X”.',
      'Label caps: no level for mental-health and gp.',
      'Label caps: no level for mental-health and pharmacist.',
      'EX-1: nobody knows the setting “nowhere”.',
      'Opt-out scope OO-1: nobody knows the effect “perhaps”.',
    ]);
  });

  it('leave no pair of viewer and provider open, gp or not', () => {
    expect(problemsWith({ scopes: OPT_OUT_SCOPES.filter(({ id }) => id !== 'OO-3' && id !== 'OO-4') })).toEqual([
      'Opt-out scope: no row for a viewer outside and a provider inside, setting gp.',
      'Opt-out scope: no row for a viewer outside and a provider inside, setting other.',
    ]);
    expect(problemsWith({ scopes: [] })).toHaveLength(8);
  });

  it('name the cell that is missing', () => {
    expect(
      problemsWith({ roleViews: ROLE_VIEWS.filter(({ role, section }) => role !== 'gp' || section !== 'results') }),
    ).toEqual(['Role view: no row for results and gp.']);
    expect(CLINICAL_ROLES).toHaveLength(14);
  });
});
