/** Is somebody signed in by CIS2 in the one role that was chosen, at that role's own organisation, and else nobody? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { userOfCis2 } from './cis2';
import { organisationsByCode, type Cause } from './claims';
import type { Claims } from './claim-paths';
import { CIS2_IDENTITY, PLACES, role, told } from '../../tests/kits/server/cis2';

const GP = role('1001', 'Y00101', 'R8000');
const OFFICER = role('1002', 'RVJ', 'R0001');
const WARD = role('1003', 'RVJ', 'R8000');

describe('by CIS2 somebody is', () => {
  it.each<[string, Claims, unknown, string | Cause]>([
    [
      'the role that was chosen, at its own organisation, and nothing else',
      { selected_roleid: '1001' },
      [GP, OFFICER],
      'gp@Y00101/QMJ',
    ],
    ['the other one, where that was chosen', { selected_roleid: '1002' }, [GP, OFFICER], 'privacy-officer@RVJ/QUY'],
    [
      'by one job role another at another setting',
      { selected_roleid: '1003' },
      [GP, WARD],
      'emergency-clinician@RVJ/QUY',
    ],
    ['the only role, where none was chosen', {}, [GP], 'gp@Y00101/QMJ'],
    ['nobody with several roles and none chosen', {}, [GP, OFFICER], 'role-not-selected'],
    ['nobody without a role', {}, [], 'no-role-held'],
    ['nobody without a list of roles', {}, undefined, 'no-role-held'],
    ['nobody with a list that is none', {}, { 0: GP }, 'roles-not-read'],
    ['nobody with a list that is text', {}, 'R8000', 'roles-not-read'],
    ['nobody with a chosen role that is not held', { selected_roleid: '9999' }, [GP], 'selected-role-not-held'],
    ['nobody with an empty choice', { selected_roleid: '' }, [GP], 'selected-role-not-held'],
    ['nobody with a choice that is no text', { selected_roleid: 1001 }, [GP], 'selected-role-not-held'],
    ['nobody with a choice of several', { selected_roleid: ['1001'] }, [GP, OFFICER], 'selected-role-not-held'],
    [
      'nobody with two roles of one id',
      { selected_roleid: '1001' },
      [GP, { ...OFFICER, person_roleid: '1001' }],
      'roles-not-read',
    ],
    [
      'nobody with two roles of one id, of which a third was chosen',
      { selected_roleid: '1003' },
      [WARD, GP, GP],
      'roles-not-read',
    ],
    [
      'nobody with a role without an id',
      { selected_roleid: '1001' },
      [GP, { ...OFFICER, person_roleid: undefined }],
      'roles-not-read',
    ],
    [
      'nobody with a role whose id is a number',
      { selected_roleid: '1001' },
      [GP, { ...OFFICER, person_roleid: 1002 }],
      'roles-not-read',
    ],
    ['nobody with a role that is null', { selected_roleid: '1001' }, [GP, null], 'roles-not-read'],
    [
      'nobody without the organisation of the chosen role',
      { selected_roleid: '1001' },
      [{ ...GP, org_code: undefined }, OFFICER],
      'selected-role-not-read',
    ],
    [
      'nobody with two organisations in the chosen role',
      { selected_roleid: '1001' },
      [{ ...GP, org_code: ['Y00101', 'RVJ'] }],
      'selected-role-not-read',
    ],
    [
      'nobody at an organisation that is not in the table',
      { selected_roleid: '1004' },
      [role('1004', 'X99999', 'R8000')],
      'organisation-not-known',
    ],
    [
      'nobody at one in other letters',
      { selected_roleid: '1004' },
      [role('1004', 'y00101', 'R8000')],
      'organisation-not-known',
    ],
    [
      'nobody with a job role that is mapped to none there',
      { selected_roleid: '1004' },
      [role('1004', 'Y00101', 'R0001')],
      'role-not-mapped',
    ],
    [
      'nobody with two codes in place of three',
      { selected_roleid: '1001' },
      [{ ...GP, role_code: 'G8000:R8000' }],
      'selected-role-not-read',
    ],
    [
      'nobody with four',
      { selected_roleid: '1001' },
      [{ ...GP, role_code: 'S8000:G8000:R8000:R8000' }],
      'selected-role-not-read',
    ],
    [
      'nobody with the job role first',
      { selected_roleid: '1001' },
      [{ ...GP, role_code: 'R8000:G8000:S8000' }],
      'selected-role-not-read',
    ],
    [
      'nobody with a job role alone',
      { selected_roleid: '1001' },
      [{ ...GP, role_code: 'R8000' }],
      'selected-role-not-read',
    ],
    [
      'nobody with several job roles',
      { selected_roleid: '1001' },
      [{ ...GP, role_code: ['S8000:G8000:R8000'] }],
      'selected-role-not-read',
    ],
    [
      'the chosen role, though another cannot be read',
      { selected_roleid: '1001' },
      [GP, { ...OFFICER, role_code: 5, org_code: null }],
      'gp@Y00101/QMJ',
    ],
  ])('%s', (_rule, idToken, roles, expected) => {
    expect(told(idToken, roles)).toBe(expected);
  });

  it('known by the national user id, with role profile beside', () => {
    const roles = [GP];
    const named = userOfCis2(
      { selected_roleid: '1001' },
      { nhsid_useruid: '555', uid: '666', name: 'PATEL Asha', nhsid_nrbac_roles: roles },
      CIS2_IDENTITY,
      PLACES,
    );
    expect(named).toMatchObject({
      user: { id: '555', name: 'PATEL Asha' },
      national: { sdsUserId: '555', roleProfile: '1001' },
    });
  });

  it.each<[string, Claims, string | Cause]>([
    ['by uid where that alone comes', { uid: '666' }, '666'],
    ['nobody without either', {}, 'no-user-id'],
    ['nobody with a number in its place', { nhsid_useruid: 555 }, 'no-user-id'],
    ['nobody with two', { nhsid_useruid: ['555', '556'] }, 'no-user-id'],
  ])('known %s', (_rule, ids, expected) => {
    const named = userOfCis2({}, { ...ids, nhsid_nrbac_roles: [GP] }, CIS2_IDENTITY, PLACES);
    expect(named.user === null ? named.cause : named.user.id).toBe(expected);
  });

  it('nobody by what the ID token says of roles, or userinfo of the choice', () => {
    const inToken = { selected_roleid: '1001', nhsid_nrbac_roles: [GP] };
    expect(userOfCis2(inToken, { nhsid_useruid: '555' }, CIS2_IDENTITY, PLACES)).toMatchObject({
      cause: 'no-role-held',
    });
    const inInfo = { nhsid_useruid: '555', selected_roleid: '1001', nhsid_nrbac_roles: [GP, OFFICER] };
    expect(userOfCis2({}, inInfo, CIS2_IDENTITY, PLACES)).toMatchObject({ cause: 'role-not-selected' });
  });

  it('nobody where there is no table of organisations', () => {
    expect(
      userOfCis2({}, { nhsid_useruid: '5', nhsid_nrbac_roles: [GP] }, CIS2_IDENTITY, organisationsByCode(null)),
    ).toMatchObject({
      cause: 'organisation-not-known',
    });
  });
});

describe('whatever list of roles comes', () => {
  const text = (...texts: readonly string[]): fc.Arbitrary<unknown> =>
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...texts) },
      { weight: 1, arbitrary: fc.constantFrom(undefined, null, 5, '', [], {}) },
    );
  const one = fc.record({
    person_roleid: text('1', '2', '3', '4'),
    org_code: text('Y00101', 'RVJ', 'X9'),
    role_code: text('S8000:G8000:R8000', 'S0:G0:R0001', 'S1:G1:R9999', 'R8000'),
  });
  const list = fc.array(fc.oneof({ weight: 20, arbitrary: one }, { weight: 1, arbitrary: fc.jsonValue() }), {
    maxLength: 5,
  });
  const selected = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<unknown>('1', '2', '3', '4') },
    fc.constantFrom<unknown>(undefined, '', null, 1),
  );

  it('a session holds one role, which is the chosen one, at the organisation beside it', () => {
    let held = 0;
    fc.assert(
      fc.property(list, selected, (roles, choice) => {
        const idToken = choice === undefined ? {} : { selected_roleid: choice };
        const { user } = userOfCis2(idToken, { nhsid_useruid: '5', nhsid_nrbac_roles: roles }, CIS2_IDENTITY, PLACES);
        if (user === null) return;
        held += 1;
        expect(user.memberships).toHaveLength(1);
        const [{ role: as, organisation }] = user.memberships;
        const chosen = (roles as readonly Record<string, unknown>[]).filter(
          (row) => choice === undefined || row['person_roleid'] === choice,
        );
        expect(chosen).toHaveLength(1);
        expect(chosen[0]?.['org_code']).toBe(organisation.ods);
        const known = PLACES?.get(organisation.ods);
        expect(organisation).toEqual({ ods: known?.ods, name: known?.name, region: known?.region });
        const row = CIS2_IDENTITY.roles.find((one_) => one_.role === as && one_.setting === known?.setting);
        expect(chosen[0]?.['role_code']).toMatch(new RegExp(`:${row?.roleCode ?? 'none'}$`));
      }),
      { numRuns: 3000 },
    );
    // some fifty do: it is told apart from a list of none
    expect(held).toBeGreaterThan(10);
  });

  it('nothing makes it throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (roles, choice) => {
        const info = { nhsid_useruid: '5', nhsid_nrbac_roles: roles };
        expect(userOfCis2({ selected_roleid: choice }, info, CIS2_IDENTITY, PLACES)).toHaveProperty('user');
      }),
    );
  });
});
