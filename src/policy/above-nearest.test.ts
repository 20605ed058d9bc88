/** Are the roles that were added held to the roles before them, in every table and whichever way round it says more? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aboveNearest } from './above-nearest';
import { CLINICAL_ROLES } from './tables/label-caps';
import { NEAREST_ROLES } from './tables/nearest-roles';
import { SHIPPED_TABLES, type PolicyTables } from './tables';

describe('a role that was added', () => {
  it('is held to one that was there before', () => {
    expect(NEAREST_ROLES.map(({ role, nearest }) => [role, nearest])).toEqual([
      ['paramedic', 'emergency-clinician'],
      ['midwife', 'hospital-clinician'],
      ['pharmacy-technician', 'pharmacist'],
      ['dentist', 'pharmacist'],
    ]);
    const [results] = SHIPPED_TABLES.roleViews.filter(({ id }) => id === 'RV-results-dentist');
    expect(results?.depth).toBe('S');
  });

  it.each(NEAREST_ROLES)('sees no more than its nearest: $role', (row) => {
    expect(aboveNearest(SHIPPED_TABLES, row)).toEqual([]);
  });

  it('is caught in whichever one place it sees more', () => {
    const role = 'dentist';
    const row = { role, nearest: 'pharmacist' } as const;
    const raised: readonly [string, Partial<PolicyTables>][] = [
      ...SHIPPED_TABLES.roleViews
        .filter((cell) => cell.role === role && cell.depth !== 'F')
        .filter((cell) =>
          SHIPPED_TABLES.roleViews.some(
            (near) => near.role === 'pharmacist' && near.section === cell.section && near.depth !== 'F',
          ),
        )
        .map((cell): [string, Partial<PolicyTables>] => [
          cell.id,
          {
            roleViews: SHIPPED_TABLES.roleViews.map((one) =>
              one.id === cell.id ? { ...one, depth: 'F' as const } : one,
            ),
          },
        ]),
      ...SHIPPED_TABLES.labelCaps.map((cap): [string, Partial<PolicyTables>] => [
        cap.label,
        {
          labelCaps: SHIPPED_TABLES.labelCaps.map((one) =>
            one.label === cap.label ? { ...one, cells: { ...one.cells, dentist: 'F' as const } } : one,
          ),
        },
      ]),
      ['planExemptRoles', { planExemptRoles: [...SHIPPED_TABLES.planExemptRoles, role] }],
      ['crisisPlanExemptRoles', { crisisPlanExemptRoles: [...SHIPPED_TABLES.crisisPlanExemptRoles, role] }],
      ['lastThreeRoles', { lastThreeRoles: SHIPPED_TABLES.lastThreeRoles.filter((one) => one !== role) }],
      [
        'XP-dentist',
        { exports: SHIPPED_TABLES.exports.map((one) => (one.role === role ? { ...one, allowed: true } : one)) },
      ],
    ];
    expect(raised.length).toBeGreaterThan(12);
    fc.assert(
      fc.property(fc.constantFrom(...raised), ([where, change]) => {
        expect(aboveNearest({ ...SHIPPED_TABLES, ...change }, row)).toEqual([
          `${where}: dentist sees more than pharmacist.`,
        ]);
      }),
    );
  });

  it('sees more where two roles are not held to each other, so that the question can be answered with yes', () => {
    expect(aboveNearest(SHIPPED_TABLES, { role: 'gp', nearest: 'social-worker' }).length).toBeGreaterThan(5);
    expect(CLINICAL_ROLES.filter((role) => aboveNearest(SHIPPED_TABLES, { role, nearest: role }).length > 0)).toEqual(
      [],
    );
  });
});
